/** Builds the UI when `builder-ui/dist` is missing or older than anything it is built from. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pinnedEnvironment, runCaptured } from './child.mjs';
import { inRoot } from './paths.mjs';
import { SetupProblem, say, withProgress } from './say.mjs';

/** The UI shows the nodes' labels, forms and help, so it is built from their folder too. */
const SOURCES = ['builder-ui/src', 'builder-ui/public', 'builder-ui/index.html', 'builder-ui/vite.config.ts', 'builder-ui/package.json', 'nodes', 'package-lock.json'];
const NOT_SOURCES = new Set(['node_modules', 'dist']);

export async function ensureUiBuilt(node) {
  if (!existsSync(inRoot('builder-ui', 'index.html'))) return;
  const built = modifiedAt(inRoot('builder-ui', 'dist', 'index.html'));
  if (built > Math.max(...SOURCES.map((source) => newestChange(inRoot(source))))) return;

  say('Building the user interface …');
  const started = performance.now();
  const work = runCaptured(node, [inRoot('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: inRoot('builder-ui'),
    env: { ...pinnedEnvironment(node), NODE_ENV: 'production' },
  });
  const result = await withProgress(work, () => '  … still building');
  if (result.code !== 0) throw new SetupProblem(`The user interface could not be built; Vite says:\n${result.output.trim()}`);
  say(`User interface built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

/** Latest change of a file, or of anything below a folder (a folder's own time tells of removed files). */
export function newestChange(path) {
  const own = modifiedAt(path);
  if (own === 0 || !statSync(path).isDirectory()) return own;
  let newest = own;
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (NOT_SOURCES.has(entry.name) || entry.name.endsWith('.test.ts')) continue;
    newest = Math.max(newest, newestChange(join(path, entry.name)));
  }
  return newest;
}

function modifiedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
