/** The editor's first page has its own words and styles; whatever is loaded later may use all of them. */
import { allWords } from '../words/words.ts';

export async function everything(): Promise<void> {
  await Promise.all([allWords(), import('./more-styles.ts')]);
}

/** For `lazy` and routes: what this loads is shown when every word and every style is there. */
export function withAll<T>(load: () => Promise<T>): () => Promise<T> {
  return async () => (await Promise.all([load(), everything()]))[0];
}
