import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EventRecord, Reservation } from '../engine/model.ts';
import type { CapRule } from '../engine/shop-model.ts';
import { MessageOutbox } from '../stages/outbox/index.ts';
import { ALL, journey, mail, ON_ORDER, openEngineWorld, orderEvent, T0, type EngineWorld } from './engine-world.fixture.ts';
import { turns, work } from './interleaving.fixture.ts';

const HOUR = 3_600_000;
const CAPS: CapRule[] = [
  { id: 'two-in-3h', channel: 'any', class: 'marketing', windowMs: 3 * HOUR, max: 2 },
  { id: 'three-in-day', channel: 'any', class: 'marketing', windowMs: 24 * HOUR, max: 3 },
];
let world: EngineWorld;
beforeAll(async () => {
  world = await openEngineWorld(
    [
      journey('service', ON_ORDER, ['wait', 'delay', { duration: 'PT1H' }], mail('transactional')),
      journey('offer-a', ON_ORDER, mail('marketing'), ['rest', 'delay', { duration: 'PT2H' }]),
      journey('offer-b', ON_ORDER, mail('marketing', 'defer')),
    ],
    CAPS,
  );
});
afterAll(() => world.close());

/** Of one contact: orders and cancellations of few orders, so that they meet. */
const anEvent = fc.record({
  type: fc.constantFrom('order.placed' as const, 'order.placed' as const, 'order.cancelled' as const),
  order: fc.integer({ min: 1, max: 5 }), contact: fc.integer({ min: 1, max: 2 }), agoMs: fc.integer({ min: 0, max: HOUR }),
});
const aRound = fc.record({
  advanceMs: fc.integer({ min: 0, max: 4 * HOUR }), events: fc.array(anEvent, { maxLength: 4 }),
  /** The worker that dies in this round, and before which of its writes. */
  dies: fc.option(fc.record({ worker: fc.constantFrom('a', 'b'), afterWrites: fc.integer({ min: 0, max: 12 }) }), { nil: undefined }),
});

test('two workers without leases, in any interleaving and with any deaths, keep the caps and double nothing', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(aRound, { minLength: 1, maxLength: 3 }), async (scheduler, rounds) => {
      await world.empty();
      const handedOver: string[] = [];
      for (const { advanceMs, events, dies } of rounds) {
        world.clock.advance(advanceMs);
        await world.add(...newOnes(events.map((one) => orderEvent(one.type, `o${one.contact}-${one.order}`, Math.max(T0, world.clock.now() - one.agoMs), `c${one.contact}`))));
        const both = ['a', 'b'].map((id) => work(world, world.worker(id, turns(scheduler, dies?.worker === id ? dies.afterWrites : Infinity)), id, handedOver));
        await scheduler.waitFor(Promise.all(both));
      }
      // Whoever comes next recovers what the dead left, and everything comes to rest.
      const last = world.worker('last');
      await last.store.recoverEffects(ALL, T0);
      await work(world, last, 'last', handedOver);
      await handOverTheRest(handedOver);
      await check(handedOver);
    }),
    { numRuns: 40 },
  );
});

let ids = 0;
/** Two events of the same kind, order and instant are two events all the same. */
function newOnes(events: EventRecord[]): EventRecord[] {
  return events.map((event) => ({ ...event, _id: `${event._id}/${(ids += 1)}` }));
}

/** What the dead had claimed, a claim's time later. */
async function handOverTheRest(handedOver: string[]): Promise<void> {
  const outbox = new MessageOutbox(world.db);
  const now = world.clock.now() + 61_000;
  for (const { _id } of await outbox.claimDue('sweep', now, now + 60_000, 1_000, new Set())) {
    handedOver.push(_id);
    await outbox.record(new Map([[_id, { kind: 'sent', at: now }]]), 'sweep');
  }
}

async function check(handedOver: readonly string[]): Promise<void> {
  const { events, enrollments, messages, contacts } = world.records;
  expect(await events.countDocuments({ state: { $ne: 'done' } })).toBe(0);
  expect(await enrollments.countDocuments({ state: 'active', dueAt: { $lte: world.clock.now() } })).toBe(0);
  expect(handedOver).toHaveLength(new Set(handedOver).size);
  const sent = new Set((await messages.find({ state: 'sent' }).toArray()).map(({ _id }) => _id));
  expect(new Set(handedOver)).toEqual(sent);
  expect(await messages.countDocuments({ state: { $in: ['queued', 'sending'] } })).toBe(0);
  for (const { path, _id } of await enrollments.find({ state: { $ne: 'exited' } }).toArray()) {
    if (path['mail'] === 'sent') expect(sent).toContain(`${_id}|mail|1`);
  }
  const slots = (await contacts.find().toArray()).flatMap(({ window }) => window);
  for (const key of handedOver.filter((one) => !one.startsWith('service'))) expect(slots.map((slot) => slot.key)).toContain(key);
  for (const { window } of await contacts.find().toArray()) {
    for (const rule of CAPS) expect(mostWithin(window, rule.windowMs)).toBeLessThanOrEqual(rule.max);
  }
}

function mostWithin(window: readonly Reservation[], windowMs: number): number {
  return Math.max(0, ...window.map(({ at }) => window.filter((other) => other.at > at - windowMs && other.at <= at).length));
}
