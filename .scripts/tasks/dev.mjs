/** `npm run dev`: the runtime restarts on every change, and Vite serves the UI with hot reload in front of it. */
import { pinnedEnvironment, runInherited } from '../setup/child.mjs';
import { inRoot } from '../setup/paths.mjs';

/** Ends with the first of the two that ends; the other is asked to stop as well. */
export async function runDev(node, args) {
  const env = pinnedEnvironment(node);
  const runtime = runInherited(node, ['--watch', '--watch-preserve-output', inRoot('runtime', 'src', 'cli', 'nachklang.ts'), 'start', '--no-demo', ...args], { env });
  const ui = runInherited(node, [inRoot('node_modules', 'vite', 'bin', 'vite.js')], { env, cwd: inRoot('builder-ui') });
  const code = await Promise.race([runtime, ui]);
  process.emit('SIGTERM', 'SIGTERM');
  await Promise.all([runtime, ui]);
  return code;
}
