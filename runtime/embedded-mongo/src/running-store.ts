/** Finds the store that another process already runs on a data folder, so that a second program can use it too. */
import { connect } from 'node:net';
import { resolve } from 'node:path';
import { socketPath } from './socket-path.ts';
import { socketUri } from './store-uri.ts';

/** The address of the running store, or undefined when nobody serves this folder (on a socket). */
export async function findRunningStore(dataDir: string): Promise<string | undefined> {
  const path = socketPath(resolve(dataDir));
  return (await answers(path)) ? socketUri(path) : undefined;
}

function answers(path: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(path);
    const finish = (answer: boolean) => {
      socket.destroy();
      done(answer);
    };
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
  });
}
