/** Installs the packages when `node_modules` is missing or does not match `package-lock.json`. */
import { existsSync, readFileSync } from 'node:fs';
import { runCaptured } from './child.mjs';
import { explainNpmFailure, npmCommand } from './npm.mjs';
import { inRoot } from './paths.mjs';
import { pinnedVersion } from './pinned-node.mjs';
import { SetupProblem, say, withProgress } from './say.mjs';

/** npm's own record of what it put into node_modules; it is written last, so a broken install has none. */
const INSTALLED = ['node_modules', '.package-lock.json'];

export async function ensureInstalled() {
  const wanted = readLock('package-lock.json');
  const installed = readLock(...INSTALLED);
  if (installed && (!wanted || matches(wanted, installed))) return;

  const fresh = !existsSync(inRoot('node_modules'));
  // `npm ci` empties node_modules first; where something is already there, the lockfile is followed in place instead.
  const command = !wanted ? ['install'] : fresh ? ['ci'] : ['install', '--no-save'];
  const places = Object.keys(wanted ?? {}).filter((place) => isRequired(wanted[place]));
  say(fresh ? 'Installing the packages (first start only, a minute or two) …' : 'The packages have changed; bringing them up to date …');

  const npm = npmCommand();
  const args = [...npm.args, ...command, '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
  const work = runCaptured(npm.program, args, { shell: npm.shell }).catch((error) => {
    throw new SetupProblem(error.code === 'ENOENT' ? 'npm was not found: please install Node.js together with npm from https://nodejs.org and run the command again.' : `npm could not be started (${error.message}).`);
  });
  const result = await withProgress(work, () => progressLine(places));
  if (result.code !== 0) throw new SetupProblem(explainNpmFailure(result.output));
  say('Packages are installed.');
}

function readLock(...parts) {
  const path = inRoot(...parts);
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** npm makes the folders at once and fills them as the packages arrive; install scripts come last. */
function progressLine(places) {
  const unpacked = places.filter((place) => existsSync(inRoot(place, 'package.json'))).length;
  return unpacked < places.length ? `  … ${unpacked} of ${places.length} packages` : `  … all packages are there, now Node ${pinnedVersion()} itself`;
}

/** Whether what is installed is what the lockfile asks for. Optional packages may be absent: they depend on the machine. */
export function matches(wanted, installed) {
  return Object.entries(wanted).every(([place, entry]) => {
    if (!place.startsWith('node_modules/') || entry.link) return true;
    const present = installed[place];
    return present ? present.version === entry.version : !isRequired(entry);
  });
}

const isRequired = (entry) => Boolean(entry.version) && !entry.link && !entry.optional && !entry.devOptional && !entry.peer;
