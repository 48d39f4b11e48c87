/** Finds the Node that the root package.json pins (the npm package `node`). */
import { existsSync, readFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';
import { runCaptured } from './child.mjs';
import { npmCommand } from './npm.mjs';
import { SetupProblem, say } from './say.mjs';

const binary = () => inRoot('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

export const pinnedVersion = () => JSON.parse(readFileSync(inRoot('package.json'), 'utf8')).dependencies.node;

/**
 * Path of the pinned Node. The package fetches its binary in an install script, which a machine may have switched off:
 * then it is asked for once more, and a host Node of the same major version is good enough.
 */
export async function pinnedNode() {
  if (existsSync(binary())) return binary();
  say(`Fetching Node ${pinnedVersion()} …`);
  const npm = npmCommand();
  await runCaptured(npm.program, [...npm.args, 'rebuild', 'node', '--ignore-scripts=false'], { shell: npm.shell });
  if (existsSync(binary())) return binary();
  if (process.versions.node.split('.')[0] === pinnedVersion().split('.')[0]) return process.execPath;
  throw new SetupProblem(`Node ${pinnedVersion()} could not be fetched from the npm registry: please check the connection, or install Node ${pinnedVersion().split('.')[0]} yourself, and run the command again.`);
}
