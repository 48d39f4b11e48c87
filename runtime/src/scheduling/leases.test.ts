import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { PARTITIONS } from '../engine/model.ts';
import { FakeClock } from '../ports/clock.ts';
import { gatedDb } from '../store/gated-db.fixture.ts';
import { openTestDatabase, type TestDatabase } from '../store/test-database.ts';
import { Leases } from './leases.ts';

const LEASE_MS = 15_000;
const T0 = Date.parse('2026-03-02T09:00:00Z');
let database: TestDatabase;
let clock: FakeClock;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.collection('partitions').deleteMany({});
  clock = new FakeClock(T0);
});

async function worker(id: string, db = database.db): Promise<Leases> {
  const leases = new Leases(db, id, clock, LEASE_MS);
  await leases.prepare();
  return leases;
}

test('every partition has one lease record, however many workers prepare at once', async () => {
  await Promise.all(['a', 'b', 'c'].map((id) => worker(id)));
  expect(await database.db.collection('partitions').countDocuments()).toBe(PARTITIONS);
});

test('of two workers that reach for a partition at once, one holds it and the other is told until when', async () => {
  const [a, b] = [await worker('a'), await worker('b')];
  const [one, other] = await Promise.all([a.take([1, 2, 3]), b.take([1, 2, 3])]);
  expect(new Set([...one.held, ...other.held])).toEqual(new Set([1, 2, 3]));
  for (const taken of [one, other]) {
    expect(taken.unclean).toEqual([]);
    expect(taken.busy.every(({ until }) => until === T0 + LEASE_MS)).toBe(true);
    expect(new Set([...taken.held, ...taken.busy.map(({ partition }) => partition)])).toEqual(new Set([1, 2, 3]));
  }
});

test('who was asked for a partition meanwhile keeps it at release and looks again: no wake-up is lost between the two', async () => {
  const [a, b] = [await worker('a'), await worker('b')];
  await a.take([1, 2]);
  expect((await b.take([1])).busy).toHaveLength(1);
  expect(await a.release([1, 2])).toEqual([1]);
  expect((await b.take([2])).held).toEqual([2]);
  expect((await b.take([1])).held).toEqual([]);
  // The second take was another wish.
  expect(await a.release([1])).toEqual([1]);
  expect(await a.release([1])).toEqual([]);
  expect((await b.take([1])).held).toEqual([1]);
});

test('a lease that is let go between the look and the poke is taken after all', async () => {
  const a = await worker('a');
  await a.take([1]);
  let poking = false;
  const b = await worker('b', gatedDb(database.db, async (operation) => {
    if (operation === 'read' || !poking) return;
    poking = false;
    await a.release([1]);
  }));
  // The first write of `take` on a lease that is held is the poke.
  poking = true;
  expect((await b.take([1])).held).toEqual([1]);
});

test('a killed worker’s partition is taken over when its lease is over, as unclean', async () => {
  const [a, b] = [await worker('a'), await worker('b')];
  await a.take([1]);
  clock.advance(LEASE_MS - 1);
  const { busy } = await b.take([1]);
  // Woken at the very instant it was told, it must find the lease free.
  clock.set(busy[0]?.until ?? 0);
  const taken = await b.take([1]);
  expect(taken.held).toEqual([1]);
  expect(taken.unclean).toHaveLength(1);
  expect(taken.unclean[0]?.since).toBeLessThan(T0);
});

test('who recovers may be killed too: the next one looks back to what the first left behind', async () => {
  const [a, b, c] = [await worker('a'), await worker('b'), await worker('c')];
  await a.take([1]);
  clock.advance(LEASE_MS + 1);
  await b.take([1]);
  clock.advance(LEASE_MS + 1);
  expect((await c.take([1])).unclean[0]?.since).toBeLessThan(T0);
  await c.recovered(1);
  clock.advance(LEASE_MS + 1);
  const again = (await a.take([1])).unclean[0]?.since ?? 0;
  expect(again).toBeGreaterThan(T0);
});

test('a worker whose own recovery failed looks back as far the next time', async () => {
  const [a, b] = [await worker('a'), await worker('b')];
  await a.take([1]);
  clock.advance(10 * LEASE_MS);
  await b.take([1]);
  clock.advance(1_000);
  expect((await b.take([1])).unclean[0]?.since).toBeLessThan(T0);
});

test('let go cleanly, there is nothing to recover', async () => {
  const [a, b] = [await worker('a'), await worker('b')];
  await a.take([1]);
  await a.release([1]);
  clock.advance(1_000);
  expect(await b.take([1])).toEqual({ held: [1], unclean: [], busy: [] });
});

test('renewed, a lease lasts; a worker that slept is told what it lost', async () => {
  const [a, b] = [await worker('a'), await worker('b')];
  await a.take([1, 2]);
  clock.advance(LEASE_MS - 1);
  expect(await a.renew([1, 2])).toEqual([]);
  clock.advance(LEASE_MS - 1);
  expect((await b.take([1])).held).toEqual([]);
  clock.advance(2);
  expect((await b.take([1])).held).toEqual([1]);
  expect(await a.renew([1, 2])).toEqual([1]);
  // What it no longer holds it cannot let go either.
  expect(await a.release([1])).toEqual([]);
  expect(await b.renew([1])).toEqual([]);
});
