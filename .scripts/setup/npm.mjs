/** How to start npm, and what its complaints mean. */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { ROOT, inRoot } from './paths.mjs';

/**
 * npm as it was started, with the Node it was started with: an install may have to replace the pinned Node, and Windows
 * cannot replace a program that is running.
 */
export function npmCommand(env = process.env) {
  const cli = env.npm_execpath;
  if (cli && basename(cli) === 'npm-cli.js' && existsSync(cli)) {
    const host = env.npm_node_execpath;
    const program = host && existsSync(host) && !host.startsWith(inRoot('node_modules')) ? host : process.execPath;
    return { program, args: [cli], shell: false };
  }
  return { program: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [], shell: process.platform === 'win32' };
}

const MEANINGS = [
  [/ENOSPC/, () => `The disk is full, so the packages could not be unpacked into ${ROOT}: please free about 1 GB and run the command again.`],
  [/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|EIDLETIMEOUT/, () => 'The npm registry cannot be reached: please check the network (or proxy) and run the command again.'],
  [/SELF_SIGNED_CERT|UNABLE_TO_(GET|VERIFY)|CERT_HAS_EXPIRED|DEPTH_ZERO/, () => 'The npm registry shows a certificate this machine does not trust, often because of a company proxy: please set npm’s "cafile" and run the command again.'],
  [/E40[13]|ENEEDAUTH/, () => 'The npm registry refuses access: please check "registry" and the sign-in in your .npmrc and run the command again.'],
  [/EINTEGRITY/, () => 'A downloaded package does not match package-lock.json: please run "npm cache clean --force" and then the command again.'],
  [/EACCES|EPERM|EROFS/, () => `The packages may not be written to ${inRoot('node_modules')}: please check who owns the folder, end running Nachklang processes, and run the command again.`],
  [/EUSAGE|can only install packages when your package.json/, () => 'package.json and package-lock.json do not agree: please run "npm install" once and commit the lockfile.'],
  [/EBADENGINE/, () => 'A package does not support this Node: please install a current Node.js from https://nodejs.org and run the command again.'],
];

/** One sentence for what npm printed; its own last lines when we do not know better. */
export function explainNpmFailure(output) {
  const known = MEANINGS.find(([pattern]) => pattern.test(output));
  if (known) return known[1]();
  const lines = output.split('\n').filter((line) => line.trim() && !line.includes('A complete log of this run'));
  return `The packages could not be installed; npm says:\n${lines.slice(-8).join('\n')}`;
}
