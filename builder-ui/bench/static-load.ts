/** What a browser must fetch before the editor can show itself, in bytes as gzip sends them: the page's script, the editor's, and all they import at once. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';

/** Asked for by name on the way to the editor: the session, the words of one language, the editor with its styles. */
const ASKED_FOR = /^(EditorPage|auth-client|en)-[\w-]{8}\.(js|css)$/;

export function staticLoad(dist: string): number {
  const assets = `${dist}/assets/`;
  const page = readFileSync(`${dist}/index.html`, 'utf8');
  const wanted = new Set<string>();
  const first = [...page.matchAll(/assets\/([\w-]+\.(?:js|css))/g)].map(([, name]) => name ?? '');
  const named = readdirSync(assets).filter((name) => ASKED_FOR.test(name) && !first.includes(name));
  const queue = [...first, ...named];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (wanted.has(name) || !existsSync(assets + name)) continue;
    wanted.add(name);
    if (name.endsWith('.js')) for (const [, next] of readFileSync(assets + name, 'utf8').matchAll(/(?:from|import)\s*["']\.\/([\w-]+\.js)["']/g)) queue.push(next ?? '');
  }
  return [...wanted].reduce((sum, name) => sum + statSync(existsSync(`${assets}${name}.gz`) ? `${assets}${name}.gz` : assets + name).size, 0);
}
