/** What the engine wrote is read page by page, in the caller's shop only. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContactRecord, EnrollmentRecord, EventRecord, OrderRecord } from '../engine/model.ts';
import type { DecisionRecord, MessageRecord, TaskRecord } from '../engine/outbox-model.ts';
import { MailboxMailer } from '../stages/delivery/index.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

const NOON = Date.parse('2026-03-01T12:00:00Z');
let test: TestApp;
let reader: { key: string };
let stranger: { key: string };

beforeAll(async () => {
  test = await startTestApp();
  await test.shop('a');
  await test.shop('b');
  reader = { key: await test.key('a', 'contacts:read', 'orders:read', 'runs:read', 'tasks:read', 'tasks:write', 'events:read', 'mailbox:read') };
  stranger = { key: await test.key('b', 'contacts:read', 'orders:read', 'runs:read', 'tasks:read', 'tasks:write', 'events:read', 'mailbox:read') };
  const { db } = test.services;
  await db.collection<ContactRecord>('contacts').insertMany(Array.from({ length: 7 }, (_, n) => contact(n)));
  await db.collection<OrderRecord>('orders').insertMany([order('1', NOON), order('2', NOON + 1), order('3', undefined)]);
  await db.collection<EnrollmentRecord>('enrollments').insertOne(enrollment());
  await db.collection<EventRecord>('events').insertMany([event('e1', NOON, 'done'), event('e2', NOON + 5, 'done'), event('p1', NOON, 'parked')]);
  await db.collection<MessageRecord>('messages').insertOne(message());
  await db.collection<DecisionRecord>('decisions').insertMany([decision(1, NOON + 3, 'defer'), decision(2, NOON + 5, 'send')]);
  await db.collection<TaskRecord>('tasks').insertOne({ _id: 't1', shopId: 'a', contactId: 'c0', orderId: '1', title: 'Call 📞', priority: 'high', state: 'open', createdAt: NOON });
  await new MailboxMailer(db).send([
    {
      id: 'm1', shopId: 'a', contactId: 'c0', from: 'Laden <hallo@shop.example>', to: 'kunde0@shop.example', subject: 'Danke 🎁', html: '<p>Danke</p><script>alert(1)</script>', text: 'Danke',
      messageId: '<m1@shop.example>', headers: {}, meta: { journeyId: 'j', nodeId: 'n2', class: 'transactional', locale: 'de', createdAt: NOON },
    },
  ]);
});
afterAll(() => test.close());

const get = async (url: string, as = reader) => (await test.call('GET', `/api/v1${url}`, as)).json();

async function allPages(url: string): Promise<{ ids: string[]; pages: number }> {
  const ids: string[] = [];
  for (let cursor = '', pages = 1; ; pages += 1) {
    const page = await get(`${url}${url.includes('?') ? '&' : '?'}limit=2${cursor}`);
    ids.push(...page.items.map((item: { id?: string; kind?: string; event?: { id: string }; message?: { id: string }; decision?: { id: string } }) => item.id ?? (item.event ?? item.message ?? item.decision)?.id));
    if (page.nextCursor === undefined) return { ids, pages };
    cursor = `&cursor=${page.nextCursor}`;
  }
}

describe('lists', () => {
  it('come page by page, newest first, none twice, also when many are of one instant', async () => {
    expect(await allPages('/contacts')).toEqual({ ids: ['c6', 'c5', 'c4', 'c3', 'c2', 'c1', 'c0'], pages: 4 });
  });

  it('of orders end with those whose placing was never reported', async () => {
    expect((await allPages('/orders')).ids).toEqual(['2', '1', '3']);
  });

  it('refuse a cursor that is none', async () => {
    for (const url of ['/contacts?cursor=abc', '/contacts/c0/timeline?cursor=WzFd']) expect(await get(url)).toMatchObject({ status: 400, code: 'invalid_request', field: '/cursor' });
  });

  it('refuse a page that is too long, and a field they do not know', async () => {
    expect(await get('/contacts?limit=1000')).toMatchObject({ field: '/limit' });
    expect(await get('/contacts?colour=red')).toMatchObject({ field: '/colour' });
  });
});

describe('a contact', () => {
  it('is found by the beginning of its address', async () => {
    expect((await get('/contacts?email=Kunde3')).items).toMatchObject([{ id: 'c3', email: 'kunde3@shop.example', firstName: 'Änne 🌼' }]);
    expect((await get('/contacts?email=kunde')).items).toHaveLength(7);
    expect((await get('/contacts?email=.*')).items).toEqual([]);
  });

  it('is shown with consents, suppressions and what counts against the caps', async () => {
    expect(await get('/contacts/c0')).toMatchObject({ id: 'c0', suppressions: [{ reason: 'hard_bounce', at: '2026-03-01T12:00:00.000Z' }], window: [{ message: 'k' }], timeZone: 'Europe/Berlin' });
  });

  it('has a timeline in which a message follows its decision, and a decision its event', async () => {
    const { items } = await get('/contacts/c0/timeline');
    expect(items.map(({ kind }: { kind: string }) => kind)).toEqual(['message', 'decision', 'event', 'decision', 'event', 'event']);
    expect((await allPages('/contacts/c0/timeline')).ids).toEqual(['j|1|1|n2|1', 'j|1|1|n2|1|2', 'e2', 'j|1|1|n2|1|1', 'p1', 'e1']);
  });
});

describe('a run', () => {
  it('is listed by journey and by contact, and shown with its trail', async () => {
    expect((await get('/enrollments?journey=j')).items).toMatchObject([{ id: 'j|1|1', version: 3, state: 'active' }]);
    expect((await get('/enrollments?contact=c0')).items).toMatchObject([{ id: 'j|1|1' }]);
    expect((await get('/enrollments?journey=j&state=failed')).items).toEqual([]);
    expect(await get(`/enrollments/${encodeURIComponent('j|1|1')}`)).toMatchObject({ trail: [{ nodeId: 'n1', port: 'next', at: '2026-03-01T12:00:00.000Z' }], trigger: { type: 'order.placed' } });
    expect(await get('/enrollments')).toMatchObject({ status: 400, errors: [{ code: 'one_of' }] });
  });

  it('shows why its message was sent or not', async () => {
    expect(await get(`/messages/${encodeURIComponent('j|1|1|n2|1')}`)).toMatchObject({ state: 'sent', decisions: [{ outcome: 'defer' }, { outcome: 'send' }] });
    expect((await get('/decisions?contact=c0&outcome=defer')).items).toMatchObject([{ reason: 'cap', nextPossibleAt: '2026-03-01T12:00:00.009Z' }]);
    expect((await get('/messages?state=sent&journey=j')).items).toHaveLength(1);
  });
});

it('says the number of the order it is about, beside the id, in its own shop; an order that is gone leaves the id', async () => {
  const { db } = test.services;
  await db.collection<OrderRecord>('orders').insertOne({ ...order('1', NOON), _id: 'b|1', shopId: 'b', view: { ...order('1', NOON).view, number: 'somebody else’s' } });
  const about = { orderId: '1', orderNumber: '#1' };
  for (const url of ['/enrollments?journey=j', '/enrollments?contact=c0', '/messages']) expect([url, (await get(url)).items]).toMatchObject([url, [about]]);
  for (const url of [`/enrollments/${encodeURIComponent('j|1|1')}`, `/messages/${encodeURIComponent('j|1|1|n2|1')}`]) expect([url, await get(url)]).toMatchObject([url, about]);
  expect(await get(`/enrollments/${encodeURIComponent('j|1|1')}/path`)).toMatchObject({ enrollment: about, messages: [about] });
  expect((await get('/contacts/c0/timeline?limit=1')).items).toMatchObject([{ message: about }]);
  expect((await get('/events?state=parked')).items).toMatchObject([{ orderId: '3', orderNumber: '#3' }]);
  expect((await get('/tasks')).items).toMatchObject([about]);
  expect((await test.call('PATCH', '/api/v1/tasks/t1', reader, {})).json()).toMatchObject(about);
  await db.collection<OrderRecord>('orders').deleteOne({ _id: 'a|1' });
  for (const item of [(await get('/messages')).items[0], (await get('/tasks')).items[0], (await get('/contacts/c0/timeline?limit=1')).items[0].message]) {
    expect(item).toMatchObject({ orderId: '1' });
    expect(item).not.toHaveProperty('orderNumber');
  }
  await db.collection<OrderRecord>('orders').insertOne(order('1', NOON));
  await db.collection<OrderRecord>('orders').deleteOne({ _id: 'b|1' });
});

it('events that wait are visible', async () => {
  expect((await get('/events?state=parked')).items).toMatchObject([{ id: 'p1', parkedUnder: ['a|order:9'] }]);
  expect((await get('/events?state=failed')).items).toEqual([]);
});

it('a task is done once, and can be taken up again', async () => {
  expect((await get('/tasks')).items).toMatchObject([{ id: 't1', title: 'Call 📞' }]);
  const done = (await test.call('POST', '/api/v1/tasks/t1/done', reader)).json();
  expect(done).toMatchObject({ state: 'done', doneBy: expect.stringMatching(/^key:/) });
  test.services.clock.advance(60_000);
  expect((await test.call('POST', '/api/v1/tasks/t1/done', reader)).json().doneAt).toBe(done.doneAt);
  expect((await get('/tasks')).items).toEqual([]);
  expect((await get('/tasks?state=done')).items).toHaveLength(1);
  expect((await test.call('POST', '/api/v1/tasks/t1/reopen', reader)).json().doneAt).toBeUndefined();
});

it('a mail is shown in a sandbox that runs nothing', async () => {
  expect((await get('/mailbox')).items).toMatchObject([{ id: 'm1', subject: 'Danke 🎁' }]);
  for (const found of ['to=Kunde0', 'class=transactional', 'journey=j']) expect((await get(`/mailbox?${found}`)).items).toHaveLength(1);
  for (const other of ['to=unde0', 'class=marketing', 'journey=k']) expect((await get(`/mailbox?${other}`)).items).toEqual([]);
  expect(await get('/mailbox/m1')).toMatchObject({ text: 'Danke' });
  const page = await test.call('GET', '/api/v1/mailbox/m1/html', reader);
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(page.headers['content-security-policy']).toMatch(/^sandbox (?!.*allow-scripts).*default-src 'none'/);
});

it('nothing of it is there for another shop', async () => {
  for (const url of ['/contacts', '/orders', '/enrollments?journey=j', '/enrollments?contact=c0', '/messages', '/messages?contact=c0', '/decisions?contact=c0', '/events?state=parked', '/tasks', '/mailbox', '/mailbox?contact=c0']) {
    expect([url, await get(url, stranger)]).toEqual([url, { items: [] }]);
  }
  for (const url of ['/contacts/c0', '/contacts/c0/timeline', '/orders/1', '/enrollments/j%7C1%7C1', '/messages/j%7C1%7C1%7Cn2%7C1', '/mailbox/m1', '/mailbox/m1/html']) {
    expect([url, (await get(url, stranger)).status]).toEqual([url, 404]);
  }
  for (const verb of ['done', 'reopen']) expect((await test.call('POST', `/api/v1/tasks/t1/${verb}`, stranger)).statusCode).toBe(404);
});

function contact(n: number): ContactRecord {
  const id = `c${n}`;
  return {
    _id: id, shopId: 'a', partition: 0, revision: 1, stamps: {}, orders: [], consents: [],
    view: { id, email: `kunde${n}@shop.example`, firstName: 'Änne 🌼', locale: 'de', timeZone: 'Europe/Berlin', tags: [], attributes: {}, orderCount: 1, totalSpent: 49.9 },
    suppressions: [{ channel: 'email', reason: 'hard_bounce', at: NOON, by: 'e' }],
    window: [{ key: 'k', at: NOON, channel: 'email', class: 'marketing' }],
    entries: [],
    createdAt: n < 5 ? NOON : NOON + n,
  };
}

function order(id: string, placedAt: number | undefined): OrderRecord {
  return {
    _id: `a|${id}`, shopId: 'a', contactId: 'c0', partition: 0, revision: 1, stamps: {}, facts: [], parcelFacts: {},
    entries: id === '1' ? [{ journeyId: 'j', subjectKey: '1', occurrence: 1, at: NOON, eventId: 'e1' }] : [],
    view: {
      id, number: `#${id}`, channel: 'shop', state: 'open', currency: 'EUR', total: 49.9, itemCount: 1, lines: [{ id: 'l1', title: 'Seife', quantity: 1 }], categories: [], parcels: [], tags: [],
      openReturns: 0, openComplaints: 0, ...(placedAt !== undefined && { placedAt }),
    },
  };
}

function enrollment(): EnrollmentRecord {
  return {
    _id: 'j|1|1', shopId: 'a', journeyId: 'j', versionId: 'j@3', contactId: 'c0', partition: 0, subject: 'order', orderId: '1',
    trigger: { id: 'e1', source: 'shop', type: 'order.placed', time: NOON, receivedAt: NOON, contactId: 'c0', data: { order: { id: '1' } } },
    state: 'active', revision: 1, nodeId: 'n2', visitStartedAt: NOON, visits: { n1: 1 }, path: { n1: 'next' }, trail: [{ nodeId: 'n1', at: NOON, visit: 1, port: 'next' }],
    messagesSent: 1, startedAt: NOON,
  };
}

function event(id: string, time: number, state: 'done' | 'parked'): EventRecord {
  return {
    _id: id, shopId: 'a', source: 'shop', type: 'order.placed', time, receivedAt: time, contactId: 'c0', partition: 0, data: {}, state,
    ...(state === 'parked' && { orderId: '3', parkedUnder: ['a|order:9'] }),
  };
}

function message(): MessageRecord {
  return {
    _id: 'j|1|1|n2|1', shopId: 'a', contactId: 'c0', enrollmentId: 'j|1|1', journeyId: 'j', versionId: 'j@3', nodeId: 'n2', orderId: '1', channel: 'email', class: 'transactional',
    email: 'thanks', locale: 'de', to: 'kunde0@shop.example', trackClicks: false, state: 'sent', attempts: 1, createdAt: NOON + 5, nextAttemptAt: NOON + 5, sentAt: NOON + 6,
  };
}

function decision(attempt: number, at: number, outcome: 'send' | 'defer'): DecisionRecord {
  return {
    _id: `j|1|1|n2|1|${attempt}`, shopId: 'a', contactId: 'c0', messageKey: 'j|1|1|n2|1', journeyId: 'j', nodeId: 'n2', at, outcome,
    reason: outcome === 'send' ? 'clear' : 'cap', checks: [{ rule: 'cap', passed: outcome === 'send', inputs: {} }], ...(outcome === 'defer' && { nextPossibleAt: NOON + 9 }),
  };
}
