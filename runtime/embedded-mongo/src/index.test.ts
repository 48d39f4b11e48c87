import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';

import { startEmbeddedMongo } from './index.ts';
import { socketPath } from './socket-path.ts';
import { testsRealServer } from './testing/test-database.ts';

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'embedded-mongo-process-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Below those that a system hands out by itself: until the store listens, nobody else is given it. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(11_000, 16_000);
    const server = createServer();
    const isFree = await new Promise((resolve) => server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => server.close(() => resolve(true))));
    if (isFree === true) return port;
  }
}

describe.skipIf(testsRealServer)('the store process', () => {
  it('keeps documents, indexes and counters over a restart', async () => {
    const first = await startEmbeddedMongo({ dataDir });
    const before = await new MongoClient(first.uri).connect();
    await before.db().collection('things').createIndex({ list: 1 });
    await before.db().collection('things').insertMany(Array.from({ length: 50 }, (_unused, n) => ({ n, list: [n, n + 1] })));
    await before.close();
    await first.stop();
    const second = await startEmbeddedMongo({ dataDir });
    const after = await new MongoClient(second.uri).connect();
    const things = after.db().collection('things');
    expect(await things.estimatedDocumentCount()).toBe(50);
    expect(await things.countDocuments({ list: 7 })).toBe(2);
    expect(await after.db().command({ validate: 'things' })).toMatchObject({ valid: true });
    await after.close();
    await second.stop();
  });

  it('refuses a folder another process holds, and says which process and what to do', async () => {
    const first = await startEmbeddedMongo({ dataDir });
    await expect(startEmbeddedMongo({ dataDir })).rejects.toThrow(
      new RegExp(`${join(dataDir, 'store')} is in use by process ${first.pid}. Stop that process first, or point DATA_DIR at another folder`),
    );
    const client = await new MongoClient(first.uri).connect();
    await client.db().command({ ping: 1 });
    await client.close();
    await first.stop();
  });

  it('takes over a folder whose process was killed', async () => {
    const first = await startEmbeddedMongo({ dataDir });
    const died = new Promise<number | null>((resolve) => first.onExit(resolve));
    process.kill(first.pid, 'SIGKILL');
    expect(await died).toBeNull();
    const second = await startEmbeddedMongo({ dataDir });
    await second.stop();
  });

  it('listens on loopback when a port is given', async () => {
    const port = await freePort();
    const store = await startEmbeddedMongo({ dataDir, port });
    expect(store.uri).toBe(`mongodb://127.0.0.1:${port}/nachklang?directConnection=true`);
    const client = await new MongoClient(store.uri).connect();
    expect(await client.db().command({ ping: 1 })).toEqual({ ok: 1 });
    await client.close();
    await store.stop();
  });

  it('works from a folder whose path is too long for a socket', async () => {
    const deep = join(dataDir, 'a'.repeat(80), 'b'.repeat(80));
    mkdirSync(deep, { recursive: true });
    expect(socketPath(deep).length).toBeLessThan(100);
    const store = await startEmbeddedMongo({ dataDir: deep });
    const client = await new MongoClient(store.uri).connect();
    await client.db().collection('things').insertOne({ a: 1 });
    await client.close();
    await store.stop();
    expect(existsSync(socketPath(deep))).toBe(false);
  });

  it('ends when its parent is killed', async () => {
    const script = `
      import { startEmbeddedMongo } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)};
      const store = await startEmbeddedMongo({ dataDir: process.argv[1] });
      console.log(store.pid);`;
    const parent = spawn(process.execPath, ['--input-type=module', '--eval', script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(parent.stdout, 'data');
    expect(isAlive(Number(String(line)))).toBe(true);
    // Its store has the same output: closed means that both are gone.
    const closed = once(parent, 'close');
    parent.kill('SIGKILL');
    expect(await closed).toEqual([null, 'SIGKILL']);
    const store = await startEmbeddedMongo({ dataDir });
    await store.stop();
  });

  it('runs on its own, and ends on SIGTERM', async () => {
    const server = fileURLToPath(new URL('./server-process.ts', import.meta.url));
    const port = await freePort();
    const child = spawn(process.execPath, [server, '--data', dataDir, '--port', String(port)], { stdio: 'ignore' });
    onTestFinished(() => void child.kill('SIGKILL'));
    const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`);
    await client.connect();
    await client.db('x').collection('things').insertOne({ a: 1 });
    await client.close();
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('deletes what a TTL index says is over', async () => {
    const store = await startEmbeddedMongo({ dataDir });
    const client = await new MongoClient(store.uri).connect();
    const db = client.db();
    const things = db.collection('things');
    await things.createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0 });
    await things.createIndex({ createdAt: 1 }, { expireAfterSeconds: 3_600 });
    await things.insertMany([
      { n: 1, expiresAt: new Date(Date.now() - 1) },
      { n: 2, expiresAt: new Date(Date.now() + 3_600_000) },
      { n: 3, expiresAt: 'never: not a date' },
      { n: 4, createdAt: new Date(Date.now() - 3_700_000) },
      { n: 5, createdAt: new Date(Date.now() - 3_500_000) },
    ]);
    await client.db('admin').command({ setParameter: 1, ttlMonitorSleepSecs: 1 });
    await vi.waitFor(async () => expect(await things.distinct('n')).toEqual([2, 3, 5]), { timeout: 60_000, interval: 50 });
    await client.close();
    await store.stop();
  });
});
