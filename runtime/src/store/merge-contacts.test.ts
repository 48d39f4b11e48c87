import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { EventRecord } from '../engine/model.ts';
import { partitionOf } from '../engine/partition.ts';
import { ALL, journey, mail, ON_ORDER, openEngineWorld, orderEvent, T0, type EngineWorker, type EngineWorld } from '../scheduling/engine-world.fixture.ts';
import { mergedEvent } from '../stages/ingest/index.ts';
import { Killed, killedAfter } from './gated-db.fixture.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const [GUEST, ACCOUNT] = ['c_guest', 'c_account'];
const PLACES = [partitionOf('s1', GUEST), partitionOf('s1', ACCOUNT)] as const;

let world: EngineWorld;
beforeAll(async () => {
  world = await openEngineWorld([
    journey('offer', ON_ORDER, mail('marketing')),
    journey('later', ON_ORDER, ['wait', 'delay', { duration: 'PT1H' }], mail('marketing')),
    journey('service', ON_ORDER, ['wait', 'delay', { duration: 'PT3H' }], mail('transactional')),
  ]);
});
beforeEach(() => world.empty());
afterAll(() => world.close());

/** An event of one of the two, in its own partition. */
function of(contactId: string, event: EventRecord): EventRecord {
  return { ...event, contactId, partition: partitionOf('s1', contactId) };
}
const steps = [
  { at: T0, events: () => [of(GUEST, orderEvent('order.placed', 'o1', T0)), of(ACCOUNT, orderEvent('order.paid', 'o2', T0))] },
  { at: T0 + MINUTE, events: () => [mergedEvent('s1', GUEST, ACCOUNT, T0 + MINUTE)] },
  // The offer that waits finds the slot taken that the other contact's mail took.
  { at: T0 + 2 * HOUR, events: () => [of(ACCOUNT, orderEvent('order.cancelled', 'o1', T0 + 2 * HOUR))] },
  { at: T0 + 4 * HOUR, events: () => [of(GUEST, orderEvent('order.paid', 'o1', T0 + 4 * HOUR))] },
];

test('the two partitions are another worker’s each', () => {
  expect(PLACES[0]).not.toBe(PLACES[1]);
});

/** Each worker drains one partition only; they take turns until nothing is left. */
async function drainBoth(workers: readonly EngineWorker[]): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) for (const [index, worker] of workers.entries()) await worker.drain([PLACES[index % 2] ?? 0]);
}

async function outcome() {
  const { events, messages, enrollments, contacts, orders } = world.records;
  const sorted = async <T>(cursor: { toArray(): Promise<T[]> }, pick: (record: T) => unknown) => (await cursor.toArray()).map((record) => JSON.stringify(pick(record))).sort();
  return {
    open: await sorted(events.find({ state: { $ne: 'done' } }), ({ _id }) => _id),
    events: await sorted(events.find(), ({ _id }) => _id),
    messages: await sorted(messages.find(), ({ _id, state }) => [_id, state]),
    runs: await sorted(enrollments.find(), ({ _id, state, path, contactId, partition, endReason }) => [_id, state, path, contactId, partition, endReason]),
    orders: await sorted(orders.find(), ({ _id, contactId, partition }) => [_id, contactId, partition]),
    contacts: await sorted(contacts.find(), ({ _id, mergedInto, mergedFrom, window, view }) => [_id, mergedInto, mergedFrom, window.map(({ key }) => key), view]),
  };
}

async function play(survived: number) {
  const gate = killedAfter(survived);
  let workers = [world.worker('first', gate), world.worker('second', gate)];
  for (const { at, events } of steps) {
    if (at > world.clock.now()) world.clock.set(at);
    await world.add(...events());
    try {
      await drainBoth(workers);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      // Others take the partitions over a lease later, and recover before they drain.
      world.clock.advance(20_000);
      workers = [world.worker('third'), world.worker('fourth')];
      for (const worker of workers) await worker.store.recoverEffects(ALL, T0);
      await drainBoth(workers);
    }
  }
  return { writes: gate.writes, outcome: await outcome() };
}

test('one contact takes the other one over, whichever write the process dies before', { timeout: 120_000 }, async () => {
  const whole = await play(Infinity);
  expect(whole.outcome.open).toEqual([]);
  expect(whole.outcome.messages).toEqual(['["offer|o1|1|mail|1","queued"]']);
  expect(whole.outcome.runs).toEqual([
    expect.stringContaining(`["later|o1|1","completed",{"start":"next","wait":"next","mail":"skipped"},"${ACCOUNT}",${PLACES[1]}`),
    expect.stringContaining('["offer|o1|1","completed"'),
    expect.stringContaining(`["service|o1|1","exited",{"start":"next"},"${ACCOUNT}",${PLACES[1]},"order.cancelled"]`),
  ]);
  expect(whole.outcome.orders).toEqual([`["s1|o1","${ACCOUNT}",${PLACES[1]}]`, `["s1|o2","${ACCOUNT}",${PLACES[1]}]`]);
  expect(whole.writes).toBeGreaterThan(15);
  for (let survived = 0; survived < whole.writes; survived += 1) {
    await world.empty();
    expect((await play(survived)).outcome, `killed after ${survived} writes`).toEqual(whole.outcome);
  }
});

test('each step wakes the partition of the next one', async () => {
  const [first, second] = [world.worker('first'), world.worker('second')];
  const woken = [first, second].map((worker) => vi.spyOn(worker.wakeups, 'now'));
  await world.add(of(GUEST, orderEvent('order.placed', 'o1', T0)), mergedEvent('s1', GUEST, ACCOUNT, T0 + 1));
  await first.drain([PLACES[0]]);
  expect(woken[0]).toHaveBeenLastCalledWith(new Set([PLACES[1]]));
  await second.drain([PLACES[1]]);
  expect(woken[1]).toHaveBeenLastCalledWith(new Set([PLACES[0]]));
  // The run goes on in its new partition, which is asked to look again when it falls due.
  expect(second.wakeups.asked.get(PLACES[1])).toBe(T0 + HOUR);
});

test('a contact is erased everywhere, also as the one it was before a merge, whichever write the process dies before', { timeout: 120_000 }, async () => {
  const erased: EventRecord = {
    ...of(ACCOUNT, orderEvent('order.paid', 'o1', T0 + HOUR)), _id: 's1|test|erasure', type: 'contact.erased', data: { contact: { email: 'c1@example.com' } },
  };
  const { orderId: _orderId, ...erasure } = erased;
  for (let survived = Infinity, writes = 0; survived === Infinity || survived < writes; survived = survived === Infinity ? 0 : survived + 1) {
    await world.empty();
    await world.add(of(GUEST, orderEvent('order.placed', 'o1', T0)));
    await drainBoth([world.worker('a'), world.worker('b')]);
    world.clock.set(T0 + MINUTE);
    await world.add(mergedEvent('s1', GUEST, ACCOUNT, T0 + MINUTE));
    await drainBoth([world.worker('a'), world.worker('b')]);
    await world.db.collection('mails').insertOne({ shopId: 's1', contactId: GUEST, test: true, createdAt: T0, to: 'c1@example.com' });
    await world.records.tasks.insertOne({ _id: 'call', shopId: 's1', contactId: GUEST, title: 'Call c1@example.com', priority: 'normal', state: 'open', createdAt: T0 });
    world.clock.set(T0 + HOUR);
    await world.add(erasure);
    const gate = killedAfter(survived);
    const worker = world.worker('c', gate);
    try {
      await worker.drain();
      writes = gate.writes;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      const next = world.worker('d');
      await next.store.recoverEffects(ALL, T0);
      await next.drain();
    }
    // A run that had sent its mail has ended; its mail, still waiting for the hand-over, stays here all the same.
    if (survived === Infinity) expect(worker.withdrawn).toContain('offer|o1|1');
    expect(await world.db.collection('mails').countDocuments()).toBe(0);
    expect(await world.records.tasks.countDocuments()).toBe(0);
    expect(await world.records.messages.find().toArray()).toMatchObject([{ _id: 'offer|o1|1|mail|1', state: 'withdrawn', to: '' }]);
    expect(await world.records.enrollments.countDocuments({ state: 'active' })).toBe(0);
    for (const records of [world.records.contacts, world.records.orders, world.records.enrollments, world.records.messages]) {
      expect(JSON.stringify(await records.find().toArray()), `killed after ${survived} writes`).not.toContain('c1@example.com');
    }
    const kept = await world.records.events.find({ type: { $ne: 'contact.erased' } }).toArray();
    expect(JSON.stringify(kept)).not.toContain('c1@example.com');
  }
});
