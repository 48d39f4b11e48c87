/** The figures of the first page are those of the caller's shop and of the time asked for. */
import { DEFAULT_JOURNEY_SETTINGS } from '@nachklang/nodes/sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../test-app.ts';

const NOON = Date.parse('2026-03-01T12:00:00Z');
const EMPTY = { format: 1, name: { de: 'J', en: 'J' }, subject: 'order', settings: DEFAULT_JOURNEY_SETTINGS, nodes: [], edges: [], emails: {}, notes: [] };
/** Its settings lack what the node needs. */
const LOST = { id: 'n', type: 'delay', version: 1, settings: {}, position: { x: 0, y: 0 } };
let test: TestApp;

beforeAll(async () => {
  test = await startTestApp();
  await test.shop('a');
  await test.shop('b');
  const { db } = test.services;
  const message = (n: number, state: string, createdAt: number) => ({ shopId: 'a', contactId: 'c', state, createdAt, claimed: n });
  await db.collection('messages').insertMany([message(1, 'sent', NOON), message(2, 'sent', NOON + 1), message(3, 'unknown', NOON - 1), message(4, 'failed', NOON + 3_600_000)]);
  await db.collection('events').insertMany([{ shopId: 'a', state: 'parked' }, { shopId: 'a', state: 'failed' }, { shopId: 'a', state: 'done' }]);
  await db.collection('tasks').insertMany([{ shopId: 'a', state: 'open', dueAt: NOON }, { shopId: 'a', state: 'open' }, { shopId: 'a', state: 'done', dueAt: NOON }]);
  await db.collection<{ _id: string }>('journeys').insertMany([{ shopId: 'a', state: 'live' }, { shopId: 'a', state: 'draft' }, { shopId: 'a', state: 'archived' }, { shopId: 'a', state: 'paused' }].map((one) => ({ ...one, _id: one.state, name: { de: 'J', en: 'J' }, draft: { revision: 1, document: { ...EMPTY, nodes: one.state === 'draft' ? [LOST] : [] } } })));
  await db.collection('enrollments').insertMany([{ shopId: 'a', state: 'failed' }, { shopId: 'a', state: 'active' }]);
  await db.collection('orders').insertMany([{ shopId: 'a', view: { placedAt: NOON + 1 } }, { shopId: 'a', view: { placedAt: NOON - 1 } }]);
  await db.collection('contacts').insertOne({ shopId: 'a' });
});
afterAll(() => test.close());

const overview = async (shop: string, since: string) => (await test.call('GET', `/api/v1/overview?since=${since}`, { key: await test.key(shop, 'runs:read') })).json();

it('counts messages by state from the given instant on, and everything that waits', async () => {
  expect(await overview('a', '2026-03-01T12:00:00Z')).toEqual({
    hours: [2, 1, ...Array.from({ length: 22 }, () => 0)],
    orders: 1,
    missing: ['imprint', 'supportEmail'],
    complaints: 'none',
    messages: { queued: 0, sending: 0, sent: 2, failed: 1, unknown: 0, withdrawn: 0 },
    waiting: { parkedEvents: 1, failedEvents: 1, openTasks: 2, overdueTasks: 1, failedRuns: 1, unknownMessages: 1 },
    journeys: { live: 1, paused: 1, others: 2, withProblems: [{ id: 'draft', name: { de: 'J', en: 'J' }, errors: expect.any(Number) }] },
    hasContacts: true,
  });
});

it('shows another shop nothing of it', async () => {
  expect(await overview('b', '2026-03-01T00:00:00Z')).toMatchObject({ messages: { sent: 0 }, waiting: { openTasks: 0, unknownMessages: 0 }, journeys: { live: 0, others: 0 }, hasContacts: false });
});

it('asks for an instant', async () => {
  expect(await overview('a', 'yesterday')).toMatchObject({ status: 400, field: '/since' });
});
