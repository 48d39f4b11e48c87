import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { FakeClock } from '../ports/clock.ts';
import { openTestDatabase, type TestDatabase } from '../store/test-database.ts';
import { Drainer, type DrainerPorts } from './drainer.ts';
import { Leases } from './leases.ts';

const LEASE_MS = 15_000;
let database: TestDatabase;
let clock: FakeClock;
const drainers: Drainer[] = [];
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await Promise.all(drainers.splice(0).map((drainer) => drainer.stop()));
  await database.db.collection('partitions').deleteMany({});
  clock = new FakeClock('2026-03-02T09:00:00Z');
});

async function start(id: string, ports: Partial<DrainerPorts> = {}) {
  const leases = new Leases(database.db, id, clock, LEASE_MS);
  await leases.prepare();
  const recover = vi.fn(async (_partition: number) => undefined);
  const wakeLater = vi.fn();
  const onError = vi.fn();
  const drainer = new Drainer({ leases, drainBatch: async () => ({ more: false }), beforeRelease: async () => undefined, recover, wakeLater, onError, ...ports });
  drainers.push(drainer);
  return { drainer, leases, recover, wakeLater, onError };
}

/** Resolves when somebody calls `open`. */
function barrier() {
  let open = () => undefined as void;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open: () => open() };
}

test('what is poked is drained, what there is more of is drained again, and every lease is let go', async () => {
  const seen: number[][] = [];
  const { drainer } = await start('a', {
    drainBatch: async (partitions) => {
      seen.push([...partitions]);
      return { more: seen.length < 3 };
    },
  });
  drainer.poke([4, 8]);
  await drainer.idle();
  expect(seen.slice(0, 3).flat()).toEqual(expect.arrayContaining([4, 8]));
  expect(await database.db.collection('partitions').countDocuments({ owner: { $ne: null } })).toBe(0);
});

test('a poke during the last batch is not lost', async () => {
  const last = barrier();
  const reached = barrier();
  let batches = 0;
  const { drainer } = await start('a', {
    drainBatch: async () => {
      batches += 1;
      if (batches === 1) {
        reached.open();
        await last.passed;
      }
      return { more: false };
    },
  });
  drainer.poke([4]);
  await reached.passed;
  drainer.poke([4]);
  last.open();
  await drainer.idle();
  expect(batches).toBe(2);
});

test('two workers never drain a partition at once; the one that is refused makes the other look again', async () => {
  const inside = new Map<number, string>();
  const looks: string[] = [];
  let clashes = 0;
  const first = barrier();
  const reached = barrier();
  const work = (id: string) => async (partitions: readonly number[]) => {
    for (const partition of partitions) {
      if (inside.has(partition)) clashes += 1;
      inside.set(partition, id);
    }
    looks.push(id);
    if (looks.length === 1) {
      reached.open();
      await first.passed;
    }
    for (const partition of partitions) inside.delete(partition);
    return { more: false };
  };
  const a = await start('a', { drainBatch: work('a') });
  const b = await start('b', { drainBatch: work('b') });
  a.drainer.poke([4]);
  await reached.passed;
  b.drainer.poke([4]);
  await b.drainer.idle();
  expect(b.wakeLater).toHaveBeenCalledWith(4, clock.now() + LEASE_MS);
  first.open();
  await a.drainer.idle();
  expect(looks).toEqual(['a', 'a']);
  expect(clashes).toBe(0);
});

test('after a batch that broke off the partition is recovered before it is drained again', async () => {
  const order: string[] = [];
  const { drainer, onError } = await start('a', {
    recover: async () => {
      order.push('recover');
    },
    drainBatch: async () => {
      order.push('drain');
      if (order.length === 1) throw new Error('the store went away');
      return { more: false };
    },
  });
  drainer.poke([4]);
  await drainer.idle();
  expect(order).toEqual(['drain', 'recover', 'drain']);
  expect(onError).toHaveBeenCalledTimes(1);
  expect(await database.db.collection('partitions').countDocuments({ owner: { $ne: null } })).toBe(0);
});

test('a recovery that fails is tried again: nothing is drained before it has succeeded', async () => {
  let fails = 2;
  const order: string[] = [];
  const dead = new Leases(database.db, 'dead', clock, LEASE_MS);
  await dead.prepare();
  await dead.take([4]);
  clock.advance(LEASE_MS + 1);
  const since: number[] = [];
  const { drainer } = await start('a', {
    recover: async (_partition, from) => {
      since.push(from);
      order.push('recover');
      fails -= 1;
      if (fails >= 0) throw new Error('the store went away');
    },
    drainBatch: async () => {
      order.push('drain');
      return { more: false };
    },
  });
  drainer.poke([4]);
  await drainer.idle();
  expect(order).toEqual(['recover', 'recover', 'recover', 'drain']);
  expect(new Set(since).size).toBe(1);
});

test('stopped, it finishes the batch under way and lets go', async () => {
  const batch = barrier();
  const reached = barrier();
  const { drainer } = await start('a', {
    drainBatch: async () => {
      reached.open();
      await batch.passed;
      return { more: true };
    },
  });
  drainer.poke([4]);
  await reached.passed;
  const stopped = drainer.stop();
  batch.open();
  await stopped;
  expect(await database.db.collection('partitions').countDocuments({ owner: { $ne: null } })).toBe(0);
});
