/** Starts the embedded store: MongoDB's wire protocol over LMDB, in a child process. */

import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { socketPath } from './socket-path.ts';
import { portUri, socketUri } from './store-uri.ts';

export { findRunningStore } from './running-store.ts';

/** The store could not be started: the message says why and what to do. */
export class StoreNotStarted extends Error {
  override name = 'StoreNotStarted';
}

export interface EmbeddedMongo {
  /** For any MongoDB driver; a path after it names the database. */
  readonly uri: string;
  readonly pid: number;
  /** Finishes acknowledged work and ends the process. */
  stop(): Promise<void>;
  /** Called once when the process has ended, with its exit code (null after a signal). */
  onExit(listener: (code: number | null) => void): void;
}

export interface EmbeddedMongoOptions {
  /** The data lies in `<dataDir>/store`; one process at a time. */
  readonly dataDir: string;
  /** Listens on 127.0.0.1 at this port instead of a socket only this machine's user can open. */
  readonly port?: number;
  /** Arguments for the store's Node, such as `--cpu-prof`. */
  readonly nodeArguments?: readonly string[];
}

/** Resolves when the store accepts connections; rejects with a sentence that says what to do. */
export async function startEmbeddedMongo(options: EmbeddedMongoOptions): Promise<EmbeddedMongo> {
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true });
  const { port } = options;
  const socket = socketPath(dataDir);
  const address = port === undefined ? ['--socket', socket] : ['--port', String(port)];
  const child = fork(fileURLToPath(new URL('./server-process.ts', import.meta.url)), ['--data', dataDir, ...address], {
    // The lock uses node:sqlite, which still announces itself as experimental.
    execArgv: ['--disable-warning=ExperimentalWarning', ...(options.nodeArguments ?? [])],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await ready(child);
  const exited = new Promise<number | null>((done) => child.once('exit', done));
  return {
    uri: port === undefined ? socketUri(socket) : portUri(port),
    pid: child.pid ?? 0,
    async stop() {
      if (child.connected) child.disconnect();
      await exited;
    },
    onExit: (listener) => void exited.then(listener),
  };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    const settle = (failure: Error | undefined): void => {
      child.off('error', settle).off('exit', exited).off('message', heard);
      if (failure === undefined) done();
      else fail(failure);
    };
    const exited = (code: number | null, signal: NodeJS.Signals | null): void =>
      settle(new StoreNotStarted(`the embedded store ended while starting (${signal ?? `exit code ${code ?? '?'}`})`));
    const heard = (message: unknown): void => {
      const answer = startAnswer(message);
      if (answer.kind === 'ready') settle(undefined);
      else if (answer.kind === 'failed') settle(new StoreNotStarted(answer.message));
    };
    child.on('error', settle).on('exit', exited).on('message', heard);
  });
}

type StartAnswer = { kind: 'ready' } | { kind: 'failed'; message: string } | { kind: 'other' };

/** Under `node --watch` a process also reports the files it loads; only two messages are the store's own. */
function startAnswer(message: unknown): StartAnswer {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return { kind: 'other' };
  if (message.kind === 'ready') return { kind: 'ready' };
  if (message.kind === 'failed' && 'message' in message) return { kind: 'failed', message: String(message.message) };
  return { kind: 'other' };
}
