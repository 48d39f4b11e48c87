import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ALL, journey, mail, ON_ORDER, openEngineWorld, orderEvent, T0, type EngineWorld } from '../scheduling/engine-world.fixture.ts';
import { Killed, killedAfter } from './gated-db.fixture.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let world: EngineWorld;
beforeAll(async () => {
  world = await openEngineWorld([
    journey('service', ON_ORDER, ['wait', 'delay', { duration: 'PT1H' }], mail('transactional')),
    journey('offer-a', ON_ORDER, mail('marketing'), ['rest', 'delay', { duration: 'PT1H' }]),
    journey('offer-b', ON_ORDER, mail('marketing', 'defer'), ['call', 'emit-event', { name: 'offered' }]),
    journey('follow-up', ON_ORDER, ['wait', 'delay', { duration: 'PT1H' }], ['todo', 'create-task', { title: 'Call {{ contact.firstName }}', priority: 'normal' }]),
  ]);
});
beforeEach(() => world.empty());
afterAll(() => world.close());

/** What counts at the end, without the instants at which it happened. */
async function outcome() {
  const { events, messages, decisions, enrollments, contacts, tasks } = world.records;
  const ids = async (cursor: { toArray(): Promise<{ _id: string }[]> }) => (await cursor.toArray()).map(({ _id }) => _id).sort();
  return {
    open: await ids(events.find({ state: { $ne: 'done' } })),
    events: await ids(events.find()),
    messages: await ids(messages.find()),
    withdrawn: await ids(messages.find({ state: 'withdrawn' })),
    tasks: await ids(tasks.find()),
    sends: await ids(decisions.find({ outcome: 'send' })),
    states: (await enrollments.find().sort({ _id: 1 }).toArray()).map(({ _id, state, path }) => ({ _id, state, path })),
    slots: (await contacts.find().sort({ _id: 1 }).toArray()).map(({ window }) => window.map(({ key }) => key).sort()),
  };
}

describe('killed between any two writes', () => {
  /** The second order competes for the slots of the first; the third is cancelled while its offer is queued and its service mail waits. */
  const steps = [
    { at: T0, events: () => [orderEvent('order.placed', 'o1', T0), orderEvent('order.placed', 'o2', T0 + 1), orderEvent('order.placed', 'o3', T0, 'c2')] },
    { at: T0 + HOUR / 2, events: () => [orderEvent('order.cancelled', 'o3', T0 + HOUR / 2, 'c2')] },
    { at: T0 + 2 * HOUR, events: () => [] },
    { at: T0 + 1.5 * DAY, events: () => [] },
  ];

  async function play(survived: number) {
    const gate = killedAfter(survived);
    let worker = world.worker('first', gate);
    let killed = false;
    for (const { at, events } of steps) {
      world.clock.set(at);
      await world.add(...events());
      try {
        await worker.drain();
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        killed = true;
        // The next worker comes a lease later, and recovers before it drains.
        world.clock.advance(20_000);
        worker = world.worker('second');
        await worker.store.recoverEffects(ALL, T0);
        await worker.drain();
      }
    }
    return { killed, writes: gate.writes, outcome: await outcome() };
  }

  test('the next worker brings everything to the same end', { timeout: 120_000 }, async () => {
    const whole = await play(Infinity);
    expect(whole.outcome).toMatchObject({ open: [], withdrawn: ['offer-a|o3|1|mail|1'], slots: [['offer-a|o1|1|mail|1', 'offer-b|o1|1|mail|1'], []] });
    expect(whole.outcome.tasks).toHaveLength(2);
    expect(whole.writes).toBeGreaterThan(15);
    for (let survived = 0; survived < whole.writes; survived += 1) {
      await world.empty();
      const broken = await play(survived);
      expect(broken.killed).toBe(true);
      expect(broken.outcome, `killed after ${survived} writes`).toEqual(whole.outcome);
    }
  });
});

describe('two workers on one partition', () => {
  test('who wrote first wins; the other reads again and finds nothing left to do', async () => {
    await world.add(orderEvent('order.placed', 'o1', T0));
    const first = world.worker('first');
    let overtaken = false;
    const second = world.worker('second', async (operation) => {
      if (operation === 'read' || overtaken) return;
      overtaken = true;
      await first.drain();
    });
    await second.drain();
    expect(first.outgoing.map(({ message }) => message._id).sort()).toEqual(['offer-a|o1|1|mail|1']);
    expect(second.outgoing).toEqual([]);
    expect(await outcome()).toMatchObject({ open: [], messages: ['offer-a|o1|1|mail|1'], slots: [['offer-a|o1|1|mail|1']] });
  });

  test('a conflict over one run costs the runs beside it none of their effects', async () => {
    await world.add(orderEvent('order.placed', 'o1', T0), orderEvent('order.placed', 'o2', T0, 'c2'));
    const first = world.worker('first');
    await first.drain();
    world.clock.advance(HOUR);
    let writes = 0;
    const second = world.worker('second', async (operation) => {
      if (operation === 'write') writes += 1;
      // Between the ledger and the enrollments somebody else moves one of them.
      if (operation === 'write' && writes === 2) await world.records.enrollments.updateOne({ _id: 'service|o1|1' }, { $inc: { revision: 1 } });
    });
    await second.drain();
    expect(await outcome()).toMatchObject({ open: [], messages: expect.arrayContaining(['service|o1|1|mail|1', 'service|o2|1|mail|1']), tasks: [expect.any(String), expect.any(String)] });
  });
});
