/** Finds a browser for the tests: the machine's Chromium, else Playwright's own, which is downloaded when missing. */
import { existsSync } from 'node:fs';
import { pinnedEnvironment, runCaptured } from './child.mjs';
import { inRoot } from './paths.mjs';
import { SetupProblem, withProgress } from './say.mjs';

const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** Environment for the browser tests: `CHROMIUM_PATH` names the machine's own browser; absent, Playwright's is there. */
export async function findBrowser(node) {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen && !existsSync(chosen)) throw new SetupProblem(`CHROMIUM_PATH names ${chosen}, which does not exist: please correct it or unset it.`);
  const system = chosen ?? SYSTEM_BROWSERS.find((path) => existsSync(path));
  if (system) return { CHROMIUM_PATH: system };

  const cli = inRoot('node_modules', '@playwright', 'test', 'cli.js');
  const work = runCaptured(node, [cli, 'install', 'chromium', '--only-shell'], { env: pinnedEnvironment(node) });
  const result = await withProgress(work, () => '  … fetching a browser for the tests (once, about 150 MB)');
  if (result.code === 0) return {};
  throw new SetupProblem('The browser tests need Chromium, and it could not be downloaded: please install it (on Debian and Ubuntu "apt-get install chromium"), or name one in CHROMIUM_PATH, and run "npm test" again.');
}
