/** Pages hear of what happens in other processes, and only of their own shop. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../store/test-database.ts';
import { announceBatch } from './announce-batch.ts';
import type { LiveUpdate } from './live-bus.ts';
import { createSharedLive, type SharedLive } from './shared-live.ts';

/** Never by itself: the tests say when. */
const NEVER = 2 ** 30;
let database: TestDatabase;
let worker: SharedLive;
let web: SharedLive;
let heard: LiveUpdate[];
beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  await database.db.collection('live_signals').deleteMany({});
  const make = () => createSharedLive(database.db, (error) => {
    throw error;
  }, NEVER);
  [worker, web] = [make(), make()];
  heard = [];
  web.subscribe('a 🎁', (update) => heard.push(update));
  await web.hear();
});
afterAll(() => database.close());

test('what a worker publishes reaches the pages of another process, as a topic', async () => {
  worker.publish('a 🎁', { topic: 'enrollments', id: 'e1' });
  worker.publish('a 🎁', { topic: 'enrollments', id: 'e2' });
  worker.publish('b', { topic: 'orders' });
  await worker.tell();
  await web.hear();
  expect(heard).toEqual([{ topic: 'enrollments' }]);
  await web.hear();
  expect(heard).toHaveLength(1);
});

test('what a process published itself it does not hear again, and yet what others said at the same time', async () => {
  web.publish('a 🎁', { topic: 'journeys', id: 'j' });
  await web.tell();
  await web.hear();
  expect(heard).toEqual([{ topic: 'journeys', id: 'j' }]);
  web.publish('a 🎁', { topic: 'journeys' });
  worker.publish('a 🎁', { topic: 'journeys' });
  await Promise.all([worker.tell(), web.tell()]);
  await web.hear();
  expect(heard.filter(({ topic }) => topic === 'journeys')).toHaveLength(3);
});

test('many updates are one write, and who has no open page reads nothing', async () => {
  for (let index = 0; index < 1_000; index += 1) announceBatch(worker, { events: [], due: [] });
  for (let index = 0; index < 1_000; index += 1) worker.publish('a 🎁', { topic: 'messages', id: String(index) });
  await worker.tell();
  expect(await database.db.collection('live_signals').findOne({})).toEqual({ _id: 'a 🎁', shopId: 'a 🎁', topics: { messages: 1 } });
  await worker.hear();
});

test('a page that opens later hears only what happens from then on; closing tells what is left', async () => {
  worker.publish('b', { topic: 'tasks' });
  await worker.tell();
  const late: LiveUpdate[] = [];
  const leave = web.subscribe('b', (update) => late.push(update));
  await web.hear();
  expect(late).toEqual([]);
  worker.publish('b', { topic: 'tasks' });
  await worker.close();
  await web.hear();
  expect(late).toEqual([{ topic: 'tasks' }]);
  leave();
});

test('a batch names each shop once', () => {
  const published: string[] = [];
  const bus = { publish: (shopId: string, { topic }: LiveUpdate) => void published.push(`${shopId} ${topic}`), subscribe: () => () => undefined };
  const event = { shopId: 'a' } as never;
  announceBatch(bus, { events: [event, event], due: [event, { shopId: 'b' } as never] });
  expect(published).toEqual(['a events', 'a contacts', 'a orders', 'a enrollments', 'b enrollments']);
});
