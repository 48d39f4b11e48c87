/** `npm test`: every test of every workspace, then the browser tests; with arguments, only Vitest with those arguments. */
import { findBrowser } from '../setup/browser.mjs';
import { pinnedEnvironment, runInherited } from '../setup/child.mjs';
import { inRoot } from '../setup/paths.mjs';

export async function runTests(node, args) {
  const env = pinnedEnvironment(node);
  const vitest = () => runInherited(node, [inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', ...args], { env });
  if (args.length > 0) return vitest();

  // Asked for first: who lacks a browser should hear so before waiting for the other tests.
  const browser = await findBrowser(node);
  const unit = await vitest();
  const cli = inRoot('node_modules', '@playwright', 'test', 'cli.js');
  const pages = await runInherited(node, [cli, 'test'], { cwd: inRoot('builder-ui'), env: { ...env, ...browser } });
  return unit || pages;
}
