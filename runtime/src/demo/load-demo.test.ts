/** The demo shop is loaded once, whole or not at all. */
import { NODE_TYPES } from '@nachklang/nodes/executors';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testConfig } from '../config/test-config.ts';
import { ALL_INDEXES } from '../indexes.ts';
import { FakeClock } from '../ports/clock.ts';
import { ensureIndexes } from '../store/open-database.ts';
import { openTestDatabase, type TestDatabase } from '../store/test-database.ts';
import { DEMO_SHOP_ID } from './demo-id.ts';
import { readDemoState } from './demo-state.ts';
import { beginDemo, type DemoLoaded } from './load-demo.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await ensureIndexes(database.db, ALL_INDEXES);
});
afterAll(() => database.close());

async function load(...args: Parameters<typeof beginDemo>): Promise<DemoLoaded> {
  const begun = await beginDemo(...args);
  if (begun.kind !== 'loading') throw new Error('It is there already.');
  // Whoever asks from now on hears that it is under way.
  expect(await readDemoState(database.db, NOW)).toMatchObject({ state: 'loading' });
  return begun.loaded;
}

it('what breaks off leaves nothing; what is loaded is complete, believable and not loaded again', async () => {
  const { db } = database;
  const clock = new FakeClock(NOW);
  const errors: unknown[] = [];
  const core = { db, clock, nodeTypes: NODE_TYPES, config: testConfig(), onError: (error: unknown) => void errors.push(error) };

  await expect(load({ ...core, nodeTypes: new Map() })).rejects.toThrow('could not be published');
  expect(await readDemoState(db, NOW)).toEqual({ state: 'failed' });
  expect(await db.collection('shops').countDocuments({})).toBe(0);
  expect(await db.collection('journeys').countDocuments({})).toBe(0);

  const shares: number[] = [];
  const loaded = await load(core, (share) => void shares.push(share));
  expect(loaded).toEqual({ orders: 300, contacts: 200, mails: expect.any(Number), skipped: expect.any(Number) });
  // Some two mails an order, and some that the policy holds back.
  expect([loaded.mails > 500, loaded.mails < 1_000, loaded.skipped > 10]).toEqual([true, true, true]);
  expect([errors, shares.at(-1), shares.every((share, index) => share >= (shares[index - 1] ?? 0))]).toEqual([[], 1, true]);
  expect(await readDemoState(db, NOW)).toEqual({ state: 'ready' });
  // Nothing is left for a worker to take up, or to send, that is over.
  expect(await db.collection('events').countDocuments({ shopId: DEMO_SHOP_ID, state: { $ne: 'done' } })).toBe(0);
  expect(await db.collection('messages').countDocuments({ shopId: DEMO_SHOP_ID, state: { $ne: 'sent' } })).toBe(0);
  expect(await db.collection('enrollments').countDocuments({ shopId: DEMO_SHOP_ID, dueAt: { $lte: NOW } })).toBe(0);
  expect(await beginDemo(core)).toEqual({ kind: 'present' });
});
