#!/usr/bin/env node
/** Entry of every npm script: `node .scripts/run.mjs <task> [arguments]`. Checks the host's Node before loading anything else. */
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Nachklang needs Node.js 20.19 or newer to set itself up, and this is ${process.versions.node}: please install a current one from https://nodejs.org and run the command again.`);
  process.exitCode = 3;
} else {
  const { runTask } = await import('./tasks/run-task.mjs');
  const code = await runTask(process.argv[2], process.argv.slice(3));
  // A program that took over this process sets its own exit code.
  if (code !== undefined) process.exitCode = code;
}
