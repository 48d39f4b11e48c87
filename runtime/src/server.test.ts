/** How the program ends, and what a start that fails leaves behind: nothing. */
import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { testTerminal } from './cli/test-terminal.ts';
import { serve } from './cli/serve.ts';
import { testConfig } from './config/test-config.ts';
import type { Core } from './core.ts';
import type { CallRecord } from './engine/outbox-model.ts';
import { FakeHttpClient } from './ports/fake-http-client.ts';
import type { HttpAnswer } from './ports/http-client.ts';
import { startServer } from './server.ts';
import { openTestDatabase, type TestDatabase } from './store/test-database.ts';

let database: TestDatabase;
let connections: number;

const open = () => mongoose.connections.filter(({ readyState }) => readyState === mongoose.ConnectionStates.connected).length;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.dropDatabase();
  connections = open();
});

describe('a worker that is asked to stop', () => {
  it('finishes the calls under way and begins no others', async () => {
    const http = new FakeHttpClient();
    const answers: (() => void)[] = [];
    http.answer = () => new Promise<HttpAnswer>((resolve) => answers.push(() => resolve({ kind: 'response', status: 503, body: '' })));
    await database.db.collection<CallRecord>('calls').insertMany(Array.from({ length: 70 }, (_, n) => dueCall(`c${n}`)));
    const running = await startServer(testConfig({ role: 'worker', mongodbUri: database.uri }), { http });
    await expect.poll(() => answers.length).toBe(20);
    const stopped = running.stop();
    http.answer = () => ({ kind: 'response', status: 503, body: '' });
    for (const answer of answers) answer();
    await stopped;
    expect(http.requests).toHaveLength(20);
  });

  it('does so beside the web side, not behind it', async () => {
    const running = await startServer(testConfig({ role: 'all', mongodbUri: database.uri }));
    const wakeHere = vi.spyOn(running.core, 'wakeHere');
    const stopped = running.stop();
    expect(wakeHere).toHaveBeenCalledWith(undefined);
    await stopped;
  });

  it('closes its database although something on the way there fails', async () => {
    const running = await startServer(testConfig({ role: 'worker', mongodbUri: database.uri }));
    expect(open()).toBe(connections + 1);
    vi.spyOn(running.core.agenda, 'stop').mockImplementationOnce(async () => {
      throw new Error('The scan could not be ended.');
    });
    await expect(running.stop()).rejects.toThrow('The scan could not be ended.');
    expect(open()).toBe(connections);
  });
});

describe('a start that fails leaves no connection open', () => {
  it.each(['events', 'jobs'])('when the indexes of %s cannot be made', async (collection) => {
    const name = collection === 'jobs' ? 'findAndLockNextJobIndex' : 'pending';
    await database.db.createIndex(collection, { other: 1 }, { name });
    await expect(startServer(testConfig({ role: 'worker', mongodbUri: database.uri }))).rejects.toThrow(name);
    expect(open()).toBe(connections);
  });

  it('when the worker breaks off: what it had woken comes to rest', async () => {
    const woken: unknown[] = [];
    const prepare = async (core: Core): Promise<void> => {
      const { wakeHere } = core;
      core.wakeHere = (look) => {
        woken.push(look);
        wakeHere(look);
      };
      vi.spyOn(core.ingest, 'releaseParked').mockImplementation(async () => {
        core.wakeups.now([1]);
        throw new Error('The store is away.');
      });
    };
    await expect(startServer(testConfig({ role: 'worker', mongodbUri: database.uri }), { prepare })).rejects.toThrow('The store is away.');
    expect(woken).toEqual([expect.any(Function), undefined]);
    expect(open()).toBe(connections);
  });

  it('when it cannot be told that it runs', async () => {
    const before = process.listeners('SIGTERM').length;
    onTestFinished(() => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) for (const listener of process.listeners(signal).slice(before)) process.off(signal, listener);
    });
    const terminal = testTerminal();
    terminal.print = () => {
      throw new Error('Nobody reads this any more.');
    };
    await expect(serve(testConfig({ role: 'all', mongodbUri: database.uri }), terminal)).rejects.toThrow('Nobody reads this any more.');
    expect(open()).toBe(connections);
  });
});

function dueCall(id: string): CallRecord {
  return {
    _id: id, shopId: 'shop', contactId: 'anna', enrollmentId: 'j1|contact|anna|1', nodeId: 'n1', state: 'queued', attempts: 0, createdAt: Date.UTC(2026, 0, 1), nextAttemptAt: Date.UTC(2026, 0, 1),
    request: { kind: 'call', method: 'POST', url: 'https://shop.example/hook', headers: {}, timeoutMs: 10_000 },
  };
}
