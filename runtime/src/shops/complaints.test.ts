/** A merchant hears of complaints before mailbox providers act on them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../test-app.ts';

const DAY = 86_400_000;
let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

/** A shop of its own with so many mails and complaints, some days ago. */
async function shopWith(id: string, mails: number, complaints: number, daysAgo = 1): Promise<void> {
  const { db, clock } = test.services;
  await test.shop(id);
  const at = clock.now() - daysAgo * DAY;
  const message = (n: number) => ({ _id: `${id}|${n}`, shopId: id, contactId: 'c', channel: 'email', state: n % 10 === 0 ? 'unknown' : 'sent', createdAt: at });
  const others = [{ ...message(-1), state: 'withdrawn' }, { ...message(-2), channel: 'sms' }];
  await db.collection<{ _id: string }>('messages').insertMany([...Array.from({ length: mails }, (_, n) => message(n)), ...others]);
  const events = Array.from({ length: complaints }, (_, n) => ({ _id: `${id}|complaint|${n}`, shopId: id, type: 'message.complained', time: at, state: 'done' }));
  if (events.length > 0) await db.collection<{ _id: string }>('events').insertMany(events);
}
const asked = async (shop: string) => {
  const key = await test.key(shop, 'shop:read');
  return (await test.call('GET', '/api/v1/shop/complaints', { key })).json();
};

it.each([
  [1_001, 1, 'good'],
  [1_000, 1, 'watch'],
  [1_000, 2, 'watch'],
  [1_000, 3, 'high'],
  [0, 1, 'high'],
])('Gmail and Yahoo sender requirements: of %i mails %i called spam is %s, by 0.1 %% and 0.3 %%', async (mails, complaints, level) => {
  const shop = `s${mails}-${complaints}`;
  await shopWith(shop, mails, complaints);
  expect(await asked(shop)).toEqual({ days: 30, complaints, sent: mails, level });
  const overview = await test.call('GET', '/api/v1/overview?since=2026-03-01T00:00:00Z', { key: await test.key(shop, 'runs:read') });
  expect(overview.json()).toMatchObject({ complaints: level });
});

it('without complaints, or with old ones only, there is nothing to say', async () => {
  await shopWith('calm', 10, 0);
  await shopWith('old', 10, 5, 31);
  for (const shop of ['calm', 'old']) expect(await asked(shop)).toEqual({ days: 30, complaints: 0, level: 'none' });
});

it('is counted once for the settings and the first page', async () => {
  await shopWith('both', 10, 0);
  expect(await asked('both')).toMatchObject({ level: 'none' });
  const { db, clock } = test.services;
  const complaint = { _id: 'both|complaint', shopId: 'both', type: 'message.complained', time: clock.now(), state: 'done' };
  await db.collection<{ _id: string }>('events').insertOne(complaint);
  const key = await test.key('both', 'runs:read');
  const overview = async () => (await test.call('GET', '/api/v1/overview?since=2026-03-01T00:00:00Z', { key })).json();
  expect(await overview()).toMatchObject({ complaints: 'none' });
  clock.advance(60_000);
  expect(await overview()).toMatchObject({ complaints: 'high' });
});

it('is counted by indexes', async () => {
  const { db } = test.services;
  const plans = await Promise.all([
    db.collection('events').find({ shopId: 'a', type: 'message.complained', time: { $gte: 1 } }).explain('queryPlanner'),
    db.collection('messages').find({ shopId: 'a', createdAt: { $gte: 1 }, channel: 'email', state: { $in: ['sent', 'unknown'] } }).explain('queryPlanner'),
  ]);
  expect(JSON.stringify(plans[0])).toContain('"indexName":"of_type"');
  expect(JSON.stringify(plans[1])).toContain('"indexName":"of_shop"');
});
