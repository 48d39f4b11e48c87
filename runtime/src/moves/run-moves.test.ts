/** Runs go to the new version whole: nobody is lost on the way, nobody gets a mail twice, whatever dies in between. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { orderEvent, T0 } from '../scheduling/engine-world.fixture.ts';
import { gatedDb, killedAfter, Killed } from '../store/gated-db.fixture.ts';
import { moveRecords } from './move-record.ts';
import { openMoveWorld, type MoveWorld } from './moves.fixture.ts';

const HOUR = 3_600_000;
let world: MoveWorld;
beforeAll(async () => {
  world = await openMoveWorld();
});
beforeEach(() => world.reset());
afterAll(() => world.close());

const order = (number: number, at = T0) => orderEvent('order.placed', `o${number} 🎁`, at, `c${number}`);
async function drainAt(at: number): Promise<void> {
  world.clock.set(at);
  await world.worker('w').drain();
}
const mails = async () => (await world.records.messages.find().sort({ _id: 1 }).toArray()).map(({ _id, versionId }) => [_id, versionId]);

describe('a run at a node that the new version has too', () => {
  test('goes on there: time waited counts, the new settings hold', async () => {
    await world.add(order(1));
    await drainAt(T0);
    await world.publish({ wait: { kind: 'node', nodeId: 'wait' } });
    await world.move();
    expect(await world.runs()).toMatchObject([{ versionId: 'j@2', nodeId: 'wait', visits: { wait: 1 }, visitStartedAt: T0, interventions: [{ kind: 'moved', from: 'j@1', to: 'j@2', by: 'user:1' }] }]);
    await drainAt(T0 + HOUR);
    expect(await world.runs()).toMatchObject([{ nodeId: 'wait', dueAt: T0 + 3 * HOUR }]);
    expect((await world.runs())[0]).not.toHaveProperty('askAnew');
    await drainAt(T0 + 3 * HOUR);
    expect(await mails()).toEqual([['j|o1 🎁|1|mail|1', 'j@2']]);
  });

  test('that the plan does not name goes along, too, when nothing is in doubt; any other stays', async () => {
    await world.add(order(1));
    await drainAt(T0);
    await world.add(order(2));
    await drainAt(T0 + HOUR);
    expect((await world.runs()).map(({ nodeId }) => nodeId)).toEqual(['rest', 'wait']);
    await world.publish({});
    await world.move();
    expect((await world.runs()).map(({ versionId }) => versionId)).toEqual(['j@1', 'j@2']);
    await drainAt(T0 + 4 * HOUR);
    expect(await mails()).toContainEqual(['j|o1 🎁|1|again|1', 'j@1']);
  });
});

test('a message that waits for a slot is asked for anew, under its key, with its next attempt and its old deadline', async () => {
  await world.add(order(1));
  await drainAt(T0);
  const request = { channel: 'email' as const, class: 'transactional' as const, email: 'old', whenBlocked: 'defer' as const, trackClicks: false };
  await world.records.enrollments.updateOne({}, {
    $set: { nodeId: 'mail', 'visits.mail': 1, dueAt: T0 + 5 * HOUR, deferral: { request, firstAt: T0, expiresAt: T0 + 9 * HOUR, attempts: 1 } },
  });
  await world.publish({});
  await world.move();
  await drainAt(T0);
  expect(await world.records.messages.find().toArray()).toMatchObject([{ _id: 'j|o1 🎁|1|mail|1', versionId: 'j@2', email: 'mail' }]);
  expect((await world.records.decisions.find().toArray()).map(({ _id }) => _id)).toEqual(['j|o1 🎁|1|mail|1|2']);
  expect((await world.runs())[0]).not.toHaveProperty('deferral');
});

describe('a run at a node that is gone', () => {
  beforeEach(async () => {
    await world.add(order(1));
    await drainAt(T0);
    await drainAt(T0 + HOUR);
  });

  test('goes where the plan says, as a visit of its own; what it had wanted stays what it was', async () => {
    expect(await world.runs()).toMatchObject([{ nodeId: 'rest', path: { mail: 'sent' } }]);
    await world.publish({ rest: { kind: 'node', nodeId: 'pause' } });
    await world.move();
    expect(await world.runs()).toMatchObject([{ versionId: 'j@2', nodeId: 'pause', visits: { rest: 1, pause: 1 }, visitStartedAt: T0 + HOUR, trail: [{}, {}, {}, { nodeId: 'rest', note: 'moved' }] }]);
    await drainAt(T0 + HOUR);
    await drainAt(T0 + 2 * HOUR);
    expect(await mails()).toEqual([['j|o1 🎁|1|mail|1', 'j@1'], ['j|o1 🎁|1|other|1', 'j@2']]);
    expect(await world.runs()).toMatchObject([{ state: 'completed' }]);
  });

  test('sent back to where it was before gets a visit with a new number: no key is used twice', async () => {
    await world.publish({ rest: { kind: 'node', nodeId: 'wait' } });
    await world.move();
    for (const hours of [1, 4, 5]) await drainAt(T0 + hours * HOUR);
    expect((await mails()).map(([key]) => key)).toEqual(['j|o1 🎁|1|mail|1', 'j|o1 🎁|1|mail|2', 'j|o1 🎁|1|other|1']);
  });

  test('ends where the plan has no place for it, and nothing of it leaves any more', async () => {
    await world.records.messages.updateMany({}, { $set: { state: 'queued' } });
    await world.publish({ rest: { kind: 'end' } });
    await world.move();
    expect(await world.runs()).toMatchObject([{ state: 'exited', endReason: 'moved_out', versionId: 'j@1' }]);
    expect(await world.records.messages.findOne({})).toMatchObject({ state: 'withdrawn' });
    expect(await world.records.events.findOne({ type: 'message.withdrawn' })).toMatchObject({ state: 'pending', data: { messageId: 'j|o1 🎁|1|mail|1' } });
    await world.settle();
    expect(await moveRecords(world.db).findOne({})).toMatchObject({ state: 'done', moved: 0, ended: 1 });
  });

  test('that asks for a node nobody has stays where it is', async () => {
    await world.publish({ rest: { kind: 'node', nodeId: 'nowhere' } });
    await world.move();
    expect(await world.runs()).toMatchObject([{ versionId: 'j@1', nodeId: 'rest' }]);
  });
});

test('an effect that a dead worker left in its run is in the outbox before the run moves, under its own version', async () => {
  await world.add(order(1));
  await drainAt(T0);
  world.clock.set(T0 + HOUR);
  // Contacts, decisions and the run are written; the message is not.
  for (let survived = 1; (await world.records.enrollments.countDocuments({ nodeId: 'rest' })) === 0; survived += 1) {
    await world.worker('dying', killedAfter(survived)).drain().catch(unlessKilled);
  }
  await world.records.messages.deleteMany({});
  await world.publish({ rest: { kind: 'node', nodeId: 'pause' } });
  await world.move();
  expect(await mails()).toEqual([['j|o1 🎁|1|mail|1', 'j@1']]);
  await world.worker('next').store.recoverEffects([...Array.from({ length: 64 }).keys()], 0);
  expect(await mails()).toHaveLength(1);
});

test('a mover that dies anywhere is gone on from; the record counts every run once', async () => {
  for (let survived = 0, died = true; died; survived += 1) {
    const gate = killedAfter(survived);
    await world.reset();
    await world.add(...[1, 2, 3].map((number) => order(number)));
    await drainAt(T0);
    await world.add(order(4));
    await drainAt(T0 + HOUR);
    await world.publish({ rest: { kind: 'node', nodeId: 'pause' }, wait: { kind: 'end' } });
    await world.move(gatedDb(world.db, gate), 'dying').catch(unlessKilled);
    died = gate.writes > survived;
    await world.settle();
    await world.settle();
    expect((await world.runs()).map(({ versionId, nodeId, state }) => `${versionId} ${nodeId} ${state}`)).toEqual([
      ...Array.from({ length: 3 }, () => 'j@2 pause active'), 'j@1 wait exited',
    ]);
    expect(await moveRecords(world.db).findOne({})).toMatchObject({ state: 'done', moved: 3, ended: 1 });
  }
});

test('a plan whose version never went live is dropped, and moves nobody', async () => {
  await world.add(order(1));
  await drainAt(T0);
  await world.publish({ wait: { kind: 'node', nodeId: 'wait' } });
  await world.db.collection('journeys').updateOne({}, { $set: { versions: 1, liveVersionId: 'j@1' } });
  await world.move();
  await world.settle();
  expect(await moveRecords(world.db).findOne({})).toMatchObject({ state: 'dropped' });
  expect(await world.runs()).toMatchObject([{ versionId: 'j@1' }]);
});

test('a run that a slow worker begins on the old version after the move is found by the last look', async () => {
  await world.publish({ wait: { kind: 'node', nodeId: 'wait' } });
  await world.move();
  await world.add(order(1));
  await drainAt(T0);
  await world.records.enrollments.updateMany({}, { $set: { versionId: 'j@1' } });
  await world.settle();
  expect(await world.runs()).toMatchObject([{ versionId: 'j@2' }]);
});

function unlessKilled(error: unknown): void {
  if (!(error instanceof Killed)) throw error;
}
