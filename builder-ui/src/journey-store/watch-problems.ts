/** Checks the document whenever it has rested for a moment, and puts what is wrong into the store. */
import type { Problem } from '@nachklang/nodes/sdk';
import type { Definitions } from './definitions.ts';
import type { JourneyStore } from './journey-store.ts';

const REST_MS = 150;

/** Returns what ends it. */
export function watchProblems(store: JourneyStore, definitions: Definitions): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  const check = async () => {
    const { validateJourney } = await import('./validate.ts');
    if (ended) return;
    const { document, problems: before } = store.getState();
    const { problems } = validateJourney(document, definitions);
    // The list often stays the same while one types: who shows it need not render again.
    store.setState({ checked: document, problems: sameProblems(problems, before) ? before : problems });
  };
  const unsubscribe = store.subscribe((state, before) => {
    if (state.document === before.document) return;
    clearTimeout(timer);
    timer = setTimeout(() => void check(), REST_MS);
  });
  void check();
  return () => {
    ended = true;
    clearTimeout(timer);
    unsubscribe();
  };
}

function sameProblems(some: readonly Problem[], others: readonly Problem[]): boolean {
  return some.length === others.length && JSON.stringify(some) === JSON.stringify(others);
}
