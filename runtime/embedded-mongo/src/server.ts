/** The store as a server: storage, commands and sockets put together. */

import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { ListenOptions, Server, Socket } from 'node:net';

import { Catalog } from './catalog/catalog.ts';
import { Documents } from './catalog/documents.ts';
import { now } from './clock.ts';
import { Dispatcher } from './commands/dispatch.ts';
import type { Context } from './commands/context.ts';
import { TtlSweep } from './indexes/ttl-sweep.ts';
import { CursorRegistry } from './query/cursors.ts';
import { GroupCommit } from './storage/group-commit.ts';
import { SpacePurge } from './storage/space-purge.ts';
import { Store } from './storage/store.ts';
import { serveConnection } from './wire/connection.ts';

export interface StoreServer {
  /** Finishes what was accepted, writes everything out and gives the folder free. */
  close(): Promise<void>;
}

export interface StoreServerOptions {
  readonly dataDir: string;
  readonly listen: ListenOptions;
  /** Hears of bugs and of disk failures; after the latter the process must end. */
  readonly report: (error: unknown, fatal: boolean) => void;
}

const CURSOR_SWEEP_MS = 60_000;

export async function startServer(options: StoreServerOptions): Promise<StoreServer> {
  const store = await Store.open(options.dataDir);
  const catalog = new Catalog(store);
  const documents = new Documents(store, catalog);
  const groups = new GroupCommit(store, () => catalog.saveCounters(), (error) => options.report(error, true));
  const context: Context = {
    store,
    tree: store.tree,
    catalog,
    documents,
    cursors: new CursorRegistry(),
    purge: new SpacePurge(store, groups),
    startedAt: now(),
    ttl: { intervalSeconds: 60 },
    connections: { count: 0 },
  };
  const dispatcher = new Dispatcher(context, groups, (error) => options.report(error, false));
  const sweep = new TtlSweep(context, groups);
  const cursorTimer = setInterval(() => context.cursors.sweep(), CURSOR_SWEEP_MS);
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    const id = connections;
    sockets.add(socket);
    context.connections.count = sockets.size;
    socket.setNoDelay(true);
    socket.on('close', () => {
      sockets.delete(socket);
      context.connections.count = sockets.size;
    });
    serveConnection(socket, (command, answer) => dispatcher.handle(command, id, answer));
  });
  await listening(server, options.listen);
  return {
    async close() {
      clearInterval(cursorTimer);
      sweep.stop();
      server.close();
      for (const socket of sockets) socket.pause();
      await groups.drain();
      for (const socket of sockets) socket.end();
      await store.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function listening(server: Server, options: ListenOptions): Promise<void> {
  // A killed process leaves its socket file. The folder's lock, held by now, says that nobody listens there.
  if (options.path !== undefined && process.platform !== 'win32') rmSync(options.path, { force: true });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
