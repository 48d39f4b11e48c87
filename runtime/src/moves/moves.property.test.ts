/** Two workers and a mover at the same time, in any interleaving and with any deaths. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ALL, orderEvent, T0 } from '../scheduling/engine-world.fixture.ts';
import { turns, work } from '../scheduling/interleaving.fixture.ts';
import { MessageOutbox } from '../stages/outbox/index.ts';
import { gatedDb, Killed } from '../store/gated-db.fixture.ts';
import type { Target } from './move-plan.ts';
import { AFTER, BEFORE, openMoveWorld, type MoveWorld } from './moves.fixture.ts';

const HOUR = 3_600_000;
let world: MoveWorld;
beforeAll(async () => {
  world = await openMoveWorld();
});
afterAll(() => world.close());

/** Only forwards: then no mail may come twice. */
const aPlan = fc.record({
  wait: fc.constantFrom<Target>({ kind: 'node', nodeId: 'wait' }, { kind: 'node', nodeId: 'mail' }, { kind: 'end' }, { kind: 'stay' }),
  rest: fc.constantFrom<Target>({ kind: 'node', nodeId: 'pause' }, { kind: 'node', nodeId: 'other' }, { kind: 'end' }, { kind: 'stay' }),
});
const aDeath = fc.option(fc.record({ who: fc.constantFrom('a', 'b', 'mover'), afterWrites: fc.integer({ min: 0, max: 12 }) }), { nil: undefined });

test('keep every run at a node of its version, lose no mail and double none', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), aPlan, fc.integer({ min: 0, max: 4 }), fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 4 }), aDeath, async (scheduler, plan, hours, offsets, death) => {
      await world.reset();
      const handedOver: string[] = [];
      for (const [index, offset] of offsets.entries()) {
        world.clock.set(T0 + offset * HOUR);
        await world.add(orderEvent('order.placed', `o${index}`, T0, `c${index}`));
      }
      world.clock.set(T0);
      await work(world, world.worker('first'), 'first', handedOver);
      world.clock.advance(hours * HOUR);
      await world.publish(plan);
      const gate = (who: string) => turns(scheduler, death?.who === who ? death.afterWrites : Infinity);
      const all = [
        ...['a', 'b'].map((id) => work(world, world.worker(id, gate(id)), id, handedOver)),
        world.move(gatedDb(world.db, gate('mover')), 'mover').catch(unlessKilled),
      ];
      await scheduler.waitFor(Promise.all(all));
      await comeToRest(handedOver);
      await check(handedOver);
    }),
    { numRuns: 30 },
  );
});

/** Whoever comes next recovers what the dead left, moves who is not there yet, and the longest way through goes by. */
async function comeToRest(handedOver: string[]): Promise<void> {
  const last = world.worker('last');
  await last.store.recoverEffects(ALL, T0);
  for (let hour = 0; hour < 8; hour += 1) {
    await world.settle();
    await work(world, last, 'last', handedOver);
    const outbox = new MessageOutbox(world.db);
    const now = world.clock.now() + 61_000;
    for (const { _id } of await outbox.claimDue('sweep', now, now + 60_000, 1_000, new Set())) {
      handedOver.push(_id);
      await outbox.record(new Map([[_id, { kind: 'sent', at: now }]]), 'sweep');
    }
    world.clock.advance(HOUR);
  }
}

async function check(handedOver: readonly string[]): Promise<void> {
  expect(handedOver).toHaveLength(new Set(handedOver).size);
  const nodes = { 'j@1': new Set(BEFORE.nodes.map(({ id }) => id)), 'j@2': new Set(AFTER.nodes.map(({ id }) => id)) };
  for (const run of await world.runs()) {
    expect(run.state).not.toBe('active');
    expect(run.state).not.toBe('failed');
    expect(nodes[run.versionId as keyof typeof nodes]).toContain(run.nodeId);
    const own = handedOver.filter((key) => key.startsWith(`${run._id}|`)).map((key) => key.split('|').at(-2));
    expect(own).toHaveLength(new Set(own).size);
    for (const node of ['mail', 'again', 'other']) if (run.path[node] === 'sent' && run.state === 'completed') expect(own).toContain(node);
  }
}

function unlessKilled(error: unknown): void {
  if (!(error instanceof Killed)) throw error;
}
