/**
 * The store's own process. Arguments: `--data <folder>` and `--socket <path>` or
 * `--port <number>`. Tells its parent `ready` or why not; ends when the parent goes away.
 */

import { enableCompileCache } from 'node:module';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { data: { type: 'string' }, socket: { type: 'string' }, port: { type: 'string' } },
});

async function main(): Promise<void> {
  const { data, socket, port } = values;
  if (data === undefined || (socket === undefined) === (port === undefined)) {
    throw new Error('usage: server-process.ts --data <folder> (--socket <path> | --port <number>)');
  }
  // Before the modules are loaded: this is what makes a start take a fraction of a second.
  enableCompileCache();
  const { startServer } = await import('./server.ts');
  const server = await startServer({
    dataDir: data,
    listen: socket === undefined ? { host: '127.0.0.1', port: Number(port) } : { path: socket },
    report: (error, fatal) => {
      console.error('embedded store:', error);
      // Acknowledged groups are in the log; going on could acknowledge what is not.
      if (fatal) process.exit(70);
    },
  });
  let closing: Promise<void> | undefined;
  const stop = (): void => {
    closing ??= server.close().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  // Ctrl-C reaches the whole process group; the parent still needs the store to finish what it holds.
  process.on('SIGINT', () => undefined);
  process.on('disconnect', stop);
  process.send?.({ kind: 'ready' });
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  if (process.send === undefined) {
    console.error(message);
    process.exit(1);
  }
  process.send({ kind: 'failed', message }, () => process.exit(1));
});
