/** What is old goes, a little at a time; what is still needed stays, however old it is. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ContactRecord, EnrollmentRecord, OrderRecord } from '../engine/model.ts';
import { openEngineWorld, SHOP, T0, type EngineWorld } from '../scheduling/engine-world.fixture.ts';
import { sweepRetention } from './sweep-retention.ts';

const DAY = 86_400_000;
let world: EngineWorld;
beforeAll(async () => void (world = await openEngineWorld([])));
afterAll(() => world.close());

const contact = (id: string): ContactRecord => ({
  _id: id, shopId: 's1', partition: 0, revision: 1, stamps: {}, orders: [], window: [], createdAt: T0, entries: [{ journeyId: 'j', subjectKey: id, occurrence: 1, at: T0, eventId: id === 'c1' ? 'c1 done' : 'e' }],
  consents: [{ channel: 'email', purpose: 'marketing', state: 'granted', at: T0, by: 'e' }], suppressions: [{ channel: 'email', reason: 'objection', at: T0, by: 'e' }],
  view: { id, locale: 'de', timeZone: 'Europe/Berlin', tags: [], attributes: {}, orderCount: 0, totalSpent: 0 },
});
const run = (id: string, state: EnrollmentRecord['state']): EnrollmentRecord => ({
  _id: `j|${id}|1`, shopId: 's1', journeyId: 'j', versionId: 'j@1', contactId: id, partition: 0, subject: 'contact', state, revision: 1, nodeId: 'n', visitStartedAt: T0, visits: {}, path: {}, trail: [], messagesSent: 0, startedAt: T0,
  trigger: { id: 'e', source: 's', type: 'order.placed', time: T0, receivedAt: T0, contactId: id, data: {} }, ...(state !== 'active' && { endedAt: T0 }),
});
const order = (id: string): OrderRecord => ({
  _id: `s1|${id}`, shopId: 's1', contactId: id, partition: 0, revision: 1, stamps: {}, facts: [], parcelFacts: {}, entries: [],
  view: { id, number: id, channel: 'shop', state: 'open', currency: 'EUR', total: 1, itemCount: 0, lines: [], categories: [], parcels: [], tags: [], openReturns: 0, openComplaints: 0, placedAt: T0 },
});

async function fill(): Promise<void> {
  const { db, records } = world;
  const ids = ['c1', 'c2', 'c3', ...Array.from({ length: 450 }, (_, index) => `x${String(index).padStart(3, '0')}`)];
  await records.shops.insertOne({ ...SHOP, retention: { decisions: 30, events: 90, runs: 90, mails: 7, audit: 90, withdrawals: 1461 } });
  await records.contacts.insertMany(ids.map(contact));
  await records.enrollments.insertMany([run('c1', 'completed'), run('c2', 'active'), run('c3', 'exited')]);
  await records.orders.insertOne(order('c3'));
  await records.decisions.insertMany(ids.map((id) => ({ _id: id, shopId: 's1', contactId: id, messageKey: `j|${id}|1|n|1`, journeyId: 'j', nodeId: 'n', at: T0, outcome: 'send', reason: 'clear', checks: [] })));
  await records.events.insertMany(ids.flatMap((id) => (['done', 'failed'] as const).map((state) => ({ _id: `${id} ${state}`, shopId: 's1', source: 's', type: 'order.paid' as const, time: T0, receivedAt: T0, contactId: id, data: {}, state }))));
  await db.collection<{ _id: string }>('mails').insertMany(Array.from({ length: 1500 }, (_, index) => ({ _id: `m${index}`, shopId: 's1', createdAt: T0 + (index < 1400 ? 0 : 85 * DAY) })));
  await db.collection<{ _id: string }>('receipts').insertMany([0, 1, 2].map((year) => ({ _id: `w${year}`, shopId: 's1', contactId: 'c1', declaredAt: T0 + year * 365 * DAY, state: 'sent' })));
  await db.collection<{ _id: string }>('audit').insertOne({ _id: 'a', shopId: 's1', at: T0 } as { _id: string });
}

it('deletes by age and kind, step by step, and leaves what is under way', async () => {
  await fill();
  const { db, clock, records } = world;
  const left = async () => [await records.decisions.countDocuments(), await records.events.countDocuments({ state: 'done' }), await records.enrollments.countDocuments(), await db.collection('mails').countDocuments(), await db.collection('audit').countDocuments()];
  clock.set(T0 + 6 * DAY);
  while (await sweepRetention(db, clock));
  expect(await left()).toEqual([453, 453, 3, 1500, 1]);

  clock.set(T0 + 91 * DAY);
  let steps = 0;
  // Each step is as if the process had just been started: nothing but the bookmark is remembered.
  while (await sweepRetention(db, clock)) steps += 1;
  expect(steps).toBe(25);
  expect(await left()).toEqual([2, 3, 2, 100, 0]);
  expect((await records.decisions.find({}).toArray()).map(({ _id }) => _id).toSorted()).toEqual(['c2', 'c3']);
  expect(await records.events.countDocuments({ state: 'failed' })).toBe(453);
  expect((await records.contacts.findOne({ _id: 'c1' }))).toMatchObject({ consents: [{ state: 'granted' }], suppressions: [{ reason: 'objection' }] });

  // Once a day.
  await records.enrollments.deleteMany({});
  await records.orders.deleteMany({});
  expect(await sweepRetention(db, clock)).toBe(false);
  expect((await left())[0]).toBe(2);
  clock.advance(DAY);
  while (await sweepRetention(db, clock));
  expect((await left()).slice(0, 2)).toEqual([0, 1]);
  // It began a run: sent again, it must not begin another.
  expect(await records.events.countDocuments({ _id: 'c1 done' })).toBe(1);
});

it('keeps declarations of withdrawal with their receipts and tasks as long as business letters', async () => {
  const { db, clock } = world;
  const tasks = db.collection<{ _id: string }>('tasks');
  await tasks.insertMany(['w0', 'w1', 'other'].map((_id) => ({ _id, shopId: 's1', contactId: 'c1', createdAt: T0 })));
  const left = async () => (await db.collection<{ _id: string }>('receipts').find({}).sort({ _id: 1 }).toArray()).map(({ _id }) => _id);
  expect(await left()).toEqual(['w0', 'w1', 'w2']);
  clock.set(T0 + 1462 * DAY);
  while (await sweepRetention(db, clock));
  expect(await left()).toEqual(['w1', 'w2']);
  expect((await tasks.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id)).toEqual(['other', 'w1']);
  // § 257 Abs. 4 and 5 HGB: six years from the end of the year, where the shop says nothing.
  await world.records.shops.updateOne({ _id: 's1' }, { $unset: { 'retention.withdrawals': '' } });
  clock.set(T0 + (365 + 2556) * DAY);
  while (await sweepRetention(db, clock));
  expect(await left()).toEqual(['w1', 'w2']);
  clock.advance(2 * DAY);
  while (await sweepRetention(db, clock));
  expect(await left()).toEqual(['w2']);
});
