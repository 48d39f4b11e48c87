/** What a mail server took along is made once more, from the version it came from; what was never a mail of ours is not. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ContactRecord, EnrollmentRecord, OrderRecord } from '../engine/model.ts';
import type { DecisionRecord, MessageRecord } from '../engine/outbox-model.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

const NOON = Date.parse('2026-03-01T12:00:00Z');
let test: TestApp;
let owner: { cookie: string };
let journeyId: string;

beforeAll(async () => {
  test = await startTestApp();
  await test.shop('a');
  owner = { cookie: await test.member('a', 'owner') };
  const { db } = test.services;
  journeyId = (await test.call('POST', '/api/v1/journeys', owner, { template: 'dispatched' })).json().id;
  await test.call('POST', `/api/v1/journeys/${journeyId}/publish`, owner);
  const parcel = { id: 'p', status: 'handed_over' as const, statusAt: NOON, returning: false, lineIds: [] };
  await db.collection<ContactRecord>('contacts').insertOne({
    _id: 'c', shopId: 'a', partition: 0, revision: 1, stamps: {}, orders: [], consents: [], suppressions: [], window: [], entries: [], createdAt: NOON,
    view: { id: 'c', email: 'anna@kunde.example', firstName: 'Anna', lastName: 'Berger', locale: 'de', timeZone: 'Europe/Berlin', tags: [], attributes: {}, orderCount: 1, totalSpent: 10 },
  });
  await db.collection<OrderRecord>('orders').insertOne({
    _id: 'a|7', shopId: 'a', contactId: 'c', partition: 0, revision: 1, stamps: {}, facts: [], parcelFacts: {}, entries: [],
    view: { id: '7', number: '#1007', channel: 'shop', state: 'open', currency: 'EUR', total: 10, itemCount: 0, lines: [], categories: [], parcels: [parcel], tags: [], openReturns: 0, openComplaints: 0 },
  });
  await db.collection<EnrollmentRecord>('enrollments').insertOne({
    _id: 'run', shopId: 'a', journeyId, versionId: `${journeyId}@1`, contactId: 'c', partition: 0, subject: 'parcel', orderId: '7', parcelId: 'p',
    trigger: { id: 'e', source: 's', type: 'parcel.status', time: NOON, receivedAt: NOON, contactId: 'c', data: {} },
    state: 'completed', revision: 3, nodeId: 'mail', visitStartedAt: NOON, visits: {}, path: {}, trail: [], messagesSent: 1, startedAt: NOON,
  });
  await db.collection<MessageRecord>('messages').insertOne({
    _id: 'run|mail|1', shopId: 'a', contactId: 'c', enrollmentId: 'run', journeyId, versionId: `${journeyId}@1`, nodeId: 'mail', orderId: '7', parcelId: 'p', channel: 'email', class: 'transactional', email: 'dispatched',
    locale: 'de', to: 'anna@kunde.example', trackClicks: true, state: 'sent', attempts: 1, createdAt: NOON, nextAttemptAt: NOON, sentAt: NOON, providerId: '250 2.0.0 queued',
  });
  const skip = (n: number, outcome: DecisionRecord['outcome']): DecisionRecord => ({ _id: `d${n}`, shopId: 'a', contactId: 'c', messageKey: `m${n}`, journeyId, nodeId: 'mail', at: NOON + n, outcome, reason: 'cap', checks: [] });
  await db.collection<DecisionRecord>('decisions').insertMany([skip(1, 'skip'), skip(2, 'send'), skip(3, 'skip')]);
});
afterAll(() => test.close());

const get = (url: string) => test.call('GET', `/api/v1${url}`, owner);

it('a mail that left by a mail server is made again, and leads nobody to unsubscribe', async () => {
  const url = `/messages/${encodeURIComponent('run|mail|1')}`;
  expect((await get(url)).json()).toMatchObject({ state: 'sent', providerId: '250 2.0.0 queued' });
  const mail = (await get(`${url}/mail`)).json();
  expect(mail).toMatchObject({ kind: 'made-again', subject: expect.stringContaining('#1007') });
  const { body } = await get(`${url}/mail/html`);
  expect(body).toContain('Anna Berger');
  // The counted links of the mail that was sent stay uncounted here.
  expect(body).not.toMatch(/\/p\/c\//);
});

it('what was not sent is listed for the whole shop; everything else asks for a contact', async () => {
  expect((await get('/decisions?outcome=skip')).json().items.map(({ id }: { id: string }) => id)).toEqual(['d3', 'd1']);
  expect((await get('/decisions')).json()).toMatchObject({ status: 400, field: '/contact' });
  expect((await get('/decisions?outcome=send')).json()).toMatchObject({ status: 400, field: '/contact' });
  expect((await get('/decisions?outcome=skip&contact=other')).json().items).toEqual([]);
});
