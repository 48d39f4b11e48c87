/** Brings the checkout up to date, then runs one task on the pinned Node. */
import { realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { ensureUiBuilt } from '../setup/build-ui.mjs';
import { pinnedEnvironment, runInherited } from '../setup/child.mjs';
import { ensureInstalled } from '../setup/install.mjs';
import { inRoot } from '../setup/paths.mjs';
import { pinnedNode } from '../setup/pinned-node.mjs';
import { SetupProblem, say } from '../setup/say.mjs';
import { runDev } from './dev.mjs';
import { runPolicyModel } from './policy-model.mjs';
import { runTests } from './test.mjs';

/** Exit codes are those of the command line: 1 problems found, 2 wrong usage, 3 could not run. */
const USAGE = 2;
const COULD_NOT_RUN = 3;

const CLI = inRoot('runtime', 'src', 'cli', 'nachklang.ts');

const TASKS = {
  start: { ui: true, run: (node, args) => runHere(node, CLI, ['start', ...args]) },
  dev: { ui: false, run: runDev },
  test: { ui: true, run: runTests },
  'test:policy': { ui: false, run: runPolicyModel },
  lint: { ui: false, run: (node, args) => tool(node, ['oxlint', 'bin', 'oxlint'], args) },
  typecheck: { ui: false, run: typecheck },
  unused: { ui: false, run: (node, args) => tool(node, ['knip', 'bin', 'knip.js'], args) },
  bench: { ui: false, run: (node, args) => onPinned(node, [inRoot('runtime', 'bench', 'run.ts'), ...args]) },
};

export async function runTask(name, args) {
  const task = Object.hasOwn(TASKS, name ?? '') ? TASKS[name] : undefined;
  if (!task) {
    say(`Unknown task "${name ?? ''}". There are: ${Object.keys(TASKS).join(', ')}.`);
    return USAGE;
  }
  try {
    await ensureInstalled();
    const node = await pinnedNode();
    if (task.ui) await ensureUiBuilt(node);
    return await task.run(node, args);
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error;
    say(error.message);
    return COULD_NOT_RUN;
  }
}

const onPinned = (node, args) => runInherited(node, args, { env: pinnedEnvironment(node) });

const tool = (node, path, args) => onPinned(node, [inRoot('node_modules', ...path), ...args]);

/** Runs a program in this very process when it is the pinned Node already, which saves starting a second one. */
async function runHere(node, file, args) {
  if (realpathSync(process.execPath) !== realpathSync(node)) return onPinned(node, [file, ...args]);
  process.argv = [process.argv[0], file, ...args];
  await import(pathToFileURL(file).href);
  return undefined;
}

async function typecheck(node, args) {
  const tsc = ['typescript', 'bin', 'tsc'];
  const server = await tool(node, tsc, ['-p', inRoot(), ...args]);
  const ui = await tool(node, tsc, ['-p', inRoot('builder-ui'), ...args]);
  return server || ui;
}
