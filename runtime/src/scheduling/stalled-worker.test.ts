/**
 * A worker takes slots, stands still before it writes the runs, loses its lease without noticing, and goes on after another one judged otherwise and
 * died in the middle of that. Whatever leaves in the end is counted.
 */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { EventRecord, Reservation } from '../engine/model.ts';
import type { CapRule } from '../engine/shop-model.ts';
import { mergedEvent } from '../stages/ingest/index.ts';
import { Killed, type Gate } from '../store/gated-db.fixture.ts';
import { ALL, journey, mail, ON_ORDER, openEngineWorld, orderEvent, T0, type EngineWorld } from './engine-world.fixture.ts';

const HOUR = 3_600_000;
const CAPS: CapRule[] = [{ id: 'three-in-day', channel: 'any', class: 'marketing', windowMs: 24 * HOUR, max: 3 }];
const AN_HOUR: [string, string, Record<string, unknown>] = ['wait', 'delay', { duration: 'PT1H' }];
let world: EngineWorld;
beforeAll(async () => {
  world = await openEngineWorld([journey('at-once', ON_ORDER, mail('marketing')), journey('later', ON_ORDER, AN_HOUR, mail('marketing')), journey('deferred', ON_ORDER, AN_HOUR, mail('marketing', 'defer'))], CAPS);
});
beforeEach(() => world.empty());
afterAll(() => world.close());

function personal(type: EventRecord['type'], time: number, data: EventRecord['data'] = {}): EventRecord {
  const { orderId: _orderId, ...event } = orderEvent('order.paid', type, time, 'c2');
  return { ...event, type, data: { contact: { email: 'c2@example.com' }, ...data } };
}
const paused = (time: number) => personal('contact.frequency_chosen', time, { amount: 'normal', pauseUntil: new Date(T0 + 30 * 24 * HOUR).toISOString() });
const AFTER_AN_HOUR = ['deferred|o1|1|mail|1', 'later|o1|1|mail|1'];

/** Of runs that wait for a time, unless they only begin; what is heard while the first worker stands still; whose slots it holds then. */
interface Case { waits: boolean; news: () => EventRecord[]; taken: string[] }
const CASES: Record<string, Case> = {
  'wants nothing now': { waits: true, news: () => [paused(T0 + 1)], taken: AFTER_AN_HOUR },
  'wants nothing now, and whose runs only begin': { waits: false, news: () => [paused(T0 - 1)], taken: ['at-once|o1|1|mail|1'] },
  'cancelled the order': { waits: true, news: () => [orderEvent('order.cancelled', 'o1', T0 + 1, 'c2')], taken: AFTER_AN_HOUR },
  'cancelled the order that has only come': { waits: false, news: () => [orderEvent('order.cancelled', 'o1', T0 + 1, 'c2')], taken: ['at-once|o1|1|mail|1'] },
  'objects to advertising': { waits: true, news: () => [{ ...personal('contact.objected', T0 + 1), objects: true, stops: ['c2'] }], taken: AFTER_AN_HOUR },
  'is one with somebody who cancelled the order': {
    waits: true, taken: AFTER_AN_HOUR,
    news: () => [{ ...mergedEvent('s1', 'c2', 'c1', T0 + 1), partition: 2 }, orderEvent('order.cancelled', 'o1', T0 + 2, 'c1')],
  },
};

test.each(Object.entries(CASES))('slots of a person who %s', async (_name, one) => {
  let survived = false;
  for (let death = 1; !survived; death += 1) {
    await world.empty();
    survived = await play(one, death);
    const slots = new Set(await heldSlots());
    const leaving = await world.records.messages.find({ state: { $ne: 'withdrawn' } }).toArray();
    expect(leaving.map(({ _id }) => _id).filter((key) => !slots.has(key)), `the second worker died before write ${death} of runs`).toEqual([]);
    expect(await world.records.enrollments.countDocuments({ state: 'active', dueAt: { $lte: world.clock.now() } })).toBe(0);
    expect(await world.records.events.countDocuments({ state: 'pending' })).toBe(0);
  }
});

test('a skip that was decided before another worker took the slot gives it back', async () => {
  await world.add(orderEvent('order.placed', 'o1', T0, 'c2'));
  await world.worker('before').drain();
  world.clock.advance(HOUR);
  // Full until a moment after the first worker has looked.
  const full = [1, 2, 3].map((n): Reservation => ({ key: `other|o${n}|1|mail|1`, at: T0 - 23 * HOUR + 1, channel: 'email', class: 'marketing' }));
  await world.records.contacts.updateOne({ _id: 'c2' }, { $push: { window: { $each: full } } });
  const stall = stallsBefore(() => true);
  const first = world.worker('first', stall.gate).drain();
  await stall.stopped;
  world.clock.advance(1);
  await expect(world.worker('second', diesBeforeRuns(1)).drain()).rejects.toThrow(Killed);
  expect(await heldSlots()).toContain('later|o1|1|mail|1');
  stall.goOn();
  await first;
  await world.worker('last').drain();
  const messages = await world.records.messages.find().toArray();
  expect((await heldSlots()).filter((key) => !key.startsWith('other')).sort()).toEqual(messages.map(({ _id }) => _id).sort());
});

async function heldSlots(): Promise<string[]> {
  return (await world.records.contacts.find().toArray()).flatMap(({ window }) => window.map(({ key }) => key));
}

/** @param death before which of its writes of runs the second worker dies; whether it came so far that it did not */
async function play({ waits, news, taken }: Case, death: number): Promise<boolean> {
  await world.add(orderEvent('order.placed', 'o1', T0, 'c2'));
  if (waits) {
    await world.worker('before').drain();
    world.clock.advance(HOUR);
  }
  const stall = stallsBefore((collection) => collection === 'enrollments');
  const first = world.worker('first', stall.gate).drain();
  await stall.stopped;
  const before = await world.records.contacts.findOne({ _id: 'c2' });
  expect(before?.window.map(({ key }) => key).sort()).toEqual(expect.arrayContaining(taken));

  await world.add(...news());
  const survived = await world.worker('second', diesBeforeRuns(death)).drain().then(() => true, (error: unknown) => {
    if (!(error instanceof Killed)) throw error;
    return false;
  });
  stall.goOn();
  await first;
  const last = world.worker('last');
  await last.store.recoverEffects(ALL, T0);
  await last.drain();
  return survived;
}

function stallsBefore(write: (collection: string | undefined) => boolean) {
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
  const { promise: goesOn, resolve: goOn } = Promise.withResolvers<void>();
  const gate: Gate = async (operation, collection) => {
    if (operation !== 'write' || !write(collection)) return;
    stop();
    await goesOn;
  };
  return { gate, stopped, goOn };
}

function diesBeforeRuns(death: number): Gate {
  let writes = 0;
  return async (operation, collection) => {
    if (operation === 'write' && collection === 'enrollments') writes += 1;
    if (writes >= death) throw new Killed(`killed before write ${death} of runs`);
  };
}
