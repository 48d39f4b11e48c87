import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { EventRecord } from '../engine/model.ts';
import { journey, mail, ON_ORDER, openEngineWorld, orderEvent, T0, type EngineWorld } from './engine-world.fixture.ts';

const HOUR = 3_600_000;
const TOO_LARGE = { state: 'failed', error: expect.stringContaining('16 MB'), failure: { code: 'too_large' } };
let world: EngineWorld;
beforeAll(async () => {
  world = await openEngineWorld([
    journey('tells', ON_ORDER, ['rest', 'delay', { duration: 'PT1H' }], ['call', 'emit-event', { name: 'told', properties: { text: 'x'.repeat(20_000) } }]),
    journey('thanks', ON_ORDER, mail('transactional')),
    journey('offer', ON_ORDER, mail('marketing'), ['rest', 'delay', { duration: 'PT1H' }], ['later', 'send-email', { email: 'mail', class: 'transactional', whenBlocked: 'skip', trackClicks: false }]),
  ]);
});
beforeEach(() => world.empty());
afterAll(() => world.close());

/** Four of them are more than one record may be. */
function long(n: number, time = T0 + n): EventRecord {
  return { ...orderEvent('order.paid', `o${n}`, time), orderId: '', type: 'contact.updated', data: { contact: { email: 'c1@example.com', attributes: { [`note${n}`]: 'x'.repeat(4_500_000) } } } };
}

function objection(time: number): EventRecord {
  return { ...orderEvent('order.paid', 'none', time), orderId: '', type: 'contact.objected', objects: true, stops: ['c1'], data: { contact: { email: 'c1@example.com' } } };
}

/** A text that leaves so many bytes of what one record may be. */
function filling(record: object | null, left: number): string {
  return 'x'.repeat(16 * 1024 * 1024 - mongoose.mongo.BSON.calculateObjectSize(record ?? {}) - left);
}

const mailsTo = async (contactId: string) => (await world.records.messages.find({ contactId }).toArray()).map(({ _id }) => _id).sort();
const eventsOf = (contactId: string) => world.records.events.find({ contactId }, { projection: { data: 0 } }).sort({ time: 1 }).toArray();
async function runOf(id: string) {
  const { state, failure } = (await world.records.enrollments.findOne({ _id: id })) ?? {};
  return { state, failure };
}

test('a contact that grows too large to be stored is set aside, and everybody else goes on', async () => {
  const worker = world.worker('w1');
  await world.add(orderEvent('order.placed', 'o1', T0));
  await worker.drain();
  world.clock.advance(HOUR);
  await world.add(...[1, 2, 3, 4].map((n) => long(n)), orderEvent('order.placed', 'o2', T0 + HOUR, 'c2'));
  await worker.drain();
  expect(await mailsTo('c2')).toEqual(['offer|o2|1|mail|1', 'thanks|o2|1|mail|1']);
  expect((await eventsOf('c1')).slice(1)).toMatchObject([TOO_LARGE, TOO_LARGE, TOO_LARGE, TOO_LARGE]);
  expect(await runOf('offer|o1|1')).toMatchObject({ state: 'failed', failure: { code: 'too_large' } });
  expect(await world.records.contacts.findOne({ _id: 'c1' })).toMatchObject({ view: { email: 'c1@example.com', attributes: {} } });
  // What comes later is worked through again.
  await world.add(orderEvent('order.placed', 'o3', T0 + HOUR + 1));
  await worker.drain();
  expect(await mailsTo('c1')).toContain('thanks|o3|1|mail|1');
});

test('an objection is not lost with what came beside it', async () => {
  await world.add(...[1, 2, 3, 4].map((n) => long(n)), objection(T0 + 5));
  await world.worker('w1').drain();
  expect((await eventsOf('c1')).map(({ state }) => state)).toEqual(['failed', 'failed', 'failed', 'failed', 'done']);
  expect(await world.records.contacts.findOne({ _id: 'c1' })).toMatchObject({ suppressions: [{ channel: 'email', reason: 'objection' }, { channel: 'sms', reason: 'objection' }] });
});

test('nothing of a contact fits any more: all of it is set aside, also the objection', async () => {
  await world.add(orderEvent('order.placed', 'o1', T0));
  const worker = world.worker('w1');
  await worker.drain();
  const { contacts } = world.records;
  await contacts.updateOne({ _id: 'c1' }, { $set: { 'view.attributes.note': filling(await contacts.findOne({ _id: 'c1' }), 400) } });
  await world.add(long(1), objection(T0 + 5), orderEvent('order.placed', 'o2', T0, 'c2'));
  await worker.drain();
  expect((await eventsOf('c1')).filter(({ receivedAt }) => receivedAt > T0)).toMatchObject([TOO_LARGE, TOO_LARGE]);
  // What the objection stopped stays stopped.
  expect(await world.records.messages.findOne({ _id: 'offer|o1|1|mail|1' })).toMatchObject({ state: 'withdrawn' });
  expect(await mailsTo('c2')).toHaveLength(2);
});

test('an order that grows too large costs nobody else anything, though a slot was taken for its mail', async () => {
  await world.add(orderEvent('order.placed', 'o1', T0));
  const worker = world.worker('w1');
  await worker.drain();
  await world.records.enrollments.deleteMany({});
  const { orders } = world.records;
  await orders.updateOne({ _id: 's1|o1' }, { $set: { 'view.tags': [filling(await orders.findOne({ _id: 's1|o1' }), 400)] } });
  await world.records.contacts.updateOne({ _id: 'c1' }, { $set: { window: [] } });
  const placed = orderEvent('order.placed', 'o1', T0 - HOUR);
  await world.add({ ...placed, data: { ...placed.data, order: { ...(placed.data['order'] as object), statusUrl: 'x'.repeat(5_000) } } }, orderEvent('order.placed', 'o9', T0 + 1), orderEvent('order.placed', 'o2', T0 + 1, 'c2'));
  await worker.drain();
  expect(await mailsTo('c2')).toHaveLength(2);
  expect(await world.records.events.countDocuments({ state: 'pending' })).toBe(0);
  expect(await world.records.events.find({ state: 'failed' }, { projection: { data: 0 } }).toArray()).toMatchObject([{ ...TOO_LARGE, contactId: 'c1' }, { ...TOO_LARGE, contactId: 'c1' }]);
});

test('a run that grows too large ends as failed', async () => {
  const worker = world.worker('w1');
  await world.add(orderEvent('order.placed', 'o1', T0), orderEvent('order.placed', 'o2', T0, 'c2'));
  await worker.drain();
  const { enrollments } = world.records;
  await enrollments.updateOne({ _id: 'tells|o1|1' }, { $set: { 'trigger.data.note': filling(await enrollments.findOne({ _id: 'tells|o1|1' }), 10_000) } });
  world.clock.advance(HOUR);
  await worker.drain();
  expect(await runOf('tells|o1|1')).toMatchObject({ state: 'failed', failure: { code: 'too_large' } });
  expect(await runOf('tells|o2|1')).toMatchObject({ state: 'completed' });
  expect(await mailsTo('c2')).toContain('offer|o2|1|later|1');
});
