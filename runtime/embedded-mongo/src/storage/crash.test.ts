import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { MongoClient } from 'mongodb';
import { expect, it } from 'vitest';

import { startEmbeddedMongo } from '../index.ts';
import { testsRealServer } from '../testing/test-database.ts';

const CRASHES = Number(process.env['CRASHES'] ?? 20);
const seed = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000);
const writerPath = fileURLToPath(new URL('../testing/crash-writer.ts', import.meta.url));

/** What may be found of a document: what was acknowledged last, or what was tried after that. */
interface History {
  /** A revision, `gone`, or undefined while nothing was acknowledged. */
  readonly done: string | undefined;
  readonly tried: string | undefined;
}

it.skipIf(testsRealServer)(
  'loses nothing acknowledged, and keeps its indexes right, over sudden deaths',
  async () => {
    console.log(`crash test: CRASH_SEED=${seed} CRASHES=${CRASHES}`);
    const dataDir = mkdtempSync(join(tmpdir(), 'embedded-mongo-crash-'));
    const histories = new Map<string, History>();
    let nextId = 0;
    for (let crash = 0; crash < CRASHES; crash += 1) {
      const store = await startEmbeddedMongo({ dataDir });
      if (crash === 0) await prepare(store.uri);
      else expect(await wrongDocuments(store.uri, histories)).toEqual([]);
      nextId += 1_000_000;
      const lines = await hammerUntilKilled(store, seed + crash * 17 + 1, nextId, (seed * (crash + 3)) % 900);
      for (const line of lines) {
        const [what, id = '', state] = line.split(' ');
        if (what === 'done') histories.set(id, { done: state, tried: undefined });
        else histories.set(id, { done: histories.get(id)?.done, tried: state });
      }
    }
    const store = await startEmbeddedMongo({ dataDir });
    expect(await wrongDocuments(store.uri, histories)).toEqual([]);
    console.log(`crash test: ${histories.size} documents written, each as acknowledged`);
    await store.stop();
    rmSync(dataDir, { recursive: true, force: true });
  },
  600_000,
);

async function prepare(uri: string): Promise<void> {
  await withClient(uri, async (client) => {
    const docs = client.db().collection('docs');
    await docs.createIndex({ key: 1 }, { unique: true });
    await docs.createIndex({ tags: 1, revision: -1 });
    await docs.createIndex({ revision: 1 }, { partialFilterExpression: { revision: { $gt: 10 } } });
  });
}

/** The store is killed at a moment chosen by the seed, while the writer is at work. */
async function hammerUntilKilled(store: { uri: string; pid: number; onExit(listener: () => void): void }, writerSeed: number, nextId: number, afterMs: number): Promise<string[]> {
  const writer = spawn(process.execPath, [writerPath, store.uri, String(writerSeed), String(nextId)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const reader = createInterface({ input: writer.stdout });
  const ended = once(reader, 'close');
  const firstLine = new Promise<void>((resolve, reject) => {
    reader.on('line', (line) => {
      lines.push(line);
      resolve();
    });
    void ended.then(() => reject(new Error('The writer ended before it wrote anything.')));
  });
  const exited = new Promise<void>((resolve) => store.onExit(() => resolve()));
  await firstLine;
  await delay(afterMs);
  process.kill(store.pid, 'SIGKILL');
  await exited;
  await ended;
  return lines;
}

/** Documents that are not as acknowledged or tried; and whether the indexes agree is checked on the way. */
async function wrongDocuments(uri: string, histories: ReadonlyMap<string, History>): Promise<unknown[]> {
  return withClient(uri, async (client) => {
    const db = client.db();
    const found = new Map<string, string>();
    const docs = db.collection<{ _id: number; revision: number }>('docs');
    for await (const one of docs.find({}, { projection: { revision: 1 } })) found.set(String(one._id), String(one.revision));
    const wrong: unknown[] = [...histories].filter(([id, { done, tried }]) => {
      const state = found.get(id) ?? 'gone';
      return state !== (done ?? 'gone') && state !== tried;
    });
    const { errors } = await db.command({ validate: 'docs' });
    return [...wrong, ...errors];
  });
}

async function withClient<R>(uri: string, work: (client: MongoClient) => Promise<R>): Promise<R> {
  const client = await new MongoClient(uri).connect();
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}
