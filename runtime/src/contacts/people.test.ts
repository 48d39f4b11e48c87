/** A person is found by what people remember, handed over in full, and forgotten when somebody types who it is. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ContactRecord, OrderRecord } from '../engine/model.ts';
import type { CallRecord, MessageRecord, TaskRecord } from '../engine/outbox-model.ts';
import { MailboxMailer } from '../stages/delivery/index.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

const NOON = Date.parse('2026-03-01T12:00:00Z');
let test: TestApp;
let owner: { cookie: string };

beforeAll(async () => {
  test = await startTestApp();
  await test.shop('a');
  await test.shop('b');
  owner = { cookie: await test.member('a', 'owner') };
  const { db } = test.services;
  await db.collection<ContactRecord>('contacts').insertMany([person('anna', 'Anna', 'Berger'), person('jonas', 'Jonas', 'Weiß'), person('lena', 'Lena', 'Bergmann'), { ...person('old', 'Anna', 'Berger'), mergedInto: 'anna' }]);
  await db.collection<OrderRecord>('orders').insertMany([order('7', 'jonas', '#1007'), order('5123456789012', 'lena', 'KK-1008')]);
  await db.collection<MessageRecord>('messages').insertOne({
    _id: 'j|7|1|n|1', shopId: 'a', contactId: 'anna', enrollmentId: 'j|7|1', journeyId: 'j', versionId: 'j@1', nodeId: 'n', channel: 'email', class: 'transactional', email: 'thanks', locale: 'de', to: 'anna@kunde.example',
    trackClicks: false, state: 'sent', attempts: 1, createdAt: NOON, nextAttemptAt: NOON, sentAt: NOON, providerId: '250 ok',
  });
  const task = { shopId: 'a', title: 'Anrufen', priority: 'high', state: 'open', createdAt: NOON } as const;
  await db.collection<TaskRecord>('tasks').insertMany([{ ...task, _id: 't', contactId: 'anna' }, { ...task, _id: 't2', contactId: 'lena', orderId: '5123456789012' }, { ...task, _id: 't3', contactId: 'lena', orderId: 'long-gone' }]);
  await new MailboxMailer(db).send([
    { id: 'j|7|1|n|1', shopId: 'a', contactId: 'anna', from: 'Laden <hallo@a.example>', to: 'anna@kunde.example', subject: 'Danke', html: '<p>Danke</p>', text: 'Danke', messageId: '<m@a.example>', headers: {}, meta: { journeyId: 'j', nodeId: 'n', class: 'transactional', locale: 'de', createdAt: NOON } },
  ]);
});
afterAll(() => test.close());

const found = async (q: string) => (await test.call('GET', `/api/v1/contacts/search?q=${encodeURIComponent(q)}`, owner)).json().items.map(({ id }: { id: string }) => id);

it('is found by the beginning of address, first or last name, by both names, and by an order', async () => {
  expect(await found('ANNA@')).toEqual(['anna']);
  expect((await found('berg')).toSorted()).toEqual(['anna', 'lena']);
  expect(await found('jonas')).toEqual(['jonas']);
  expect(await found('lena berg')).toEqual(['lena']);
  expect(await found('1007')).toEqual(['jonas']);
  expect(await found('#1007')).toEqual(['jonas']);
  for (const typed of ['KK-1008', 'kk-1008', '#KK-1008']) expect(await found(typed)).toEqual(['lena']);
  expect(await found('.*')).toEqual([]);
  const stranger = { cookie: await test.member('b', 'owner') };
  expect((await test.call('GET', '/api/v1/contacts/search?q=anna', stranger)).json().items).toEqual([]);
});

it('is handed over with orders, messages, mails and tasks, as a file, to owners only (Art. 15 and 20 GDPR)', async () => {
  const file = await test.call('GET', '/api/v1/contacts/anna/export', owner);
  expect(file.headers['content-disposition']).toBe('attachment; filename="nachklang-person-anna.json"');
  expect(file.json()).toMatchObject({ contact: { email: 'anna@kunde.example' }, messages: [{ id: 'j|7|1|n|1', providerId: '250 ok' }], mails: [{ subject: 'Danke', text: 'Danke' }], tasks: [{ title: 'Anrufen' }] });
  expect((await test.call('GET', '/api/v1/contacts/jonas/export', owner)).json()).toMatchObject({ orders: [{ number: '#1007' }], messages: [] });
  expect((await test.call('GET', '/api/v1/contacts/anna/export', { cookie: await test.member('a', 'editor') })).statusCode).toBe(403);
  expect((await test.call('GET', '/api/v1/contacts/anna/export', { cookie: await test.member('b', 'owner') })).statusCode).toBe(404);
});

it('is handed over with the numbers of their orders, which people know, beside the ids of the shop system', async () => {
  expect((await test.call('GET', '/api/v1/contacts/lena/export', owner)).json().tasks).toMatchObject([{ orderId: '5123456789012', orderNumber: 'KK-1008' }, { orderId: 'long-gone' }]);
  const page = await test.call('GET', '/api/v1/contacts/lena/export?format=html&locale=de', owner);
  expect(page.body).toContain('<dt>Bestellung</dt><dd>KK-1008</dd>');
  expect(page.body).toContain('<dt>Bestellung</dt><dd>long-gone</dd>');
  // Once, at the order itself: nothing that is stored is missing.
  expect(page.body.match(/5123456789012/g)).toHaveLength(1);
  expect(page.body).not.toContain('Bestellnummer');
  // Every field has a name in words.
  expect([...page.body.matchAll(/<dt>([a-z]\w*)<\/dt>/g)].map(([, name]) => name)).toEqual([]);
});

it('is handed over as a page to read, in which nothing of what people wrote is markup', async () => {
  const { db } = test.services;
  await db.collection<ContactRecord>('contacts').insertOne({
    ...person('eve', '<script>alert(1)</script>', '"><img src=x>'), entries: [{ journeyId: 'j', subjectKey: 'eve', occurrence: 1, at: NOON, eventId: 'e' }],
    consents: [{ channel: 'email', purpose: 'marketing', state: 'withdrawn', at: NOON, by: 'e2', evidence: { granted: { at: NOON - 1, by: 'e1', wording: 'Ja, gern', ip: '2001:db8::1', proof: '<b>' }, withdrawn: { at: NOON, by: 'e2' } } }],
    orders: [{ id: '9', total: 5, active: true, notice: { version: '3', text: 'Widerspruch jederzeit', at: NOON, by: 'e', address: 'eve@kunde.example' } }],
  });
  await db.collection<CallRecord>('calls').insertOne({ _id: 'c', shopId: 'a', contactId: 'eve', enrollmentId: 'j|eve|1', nodeId: 'n', request: { kind: 'call', method: 'POST', url: 'https://crm.example/eve', headers: { authorization: 'secret' }, body: '{}', timeoutMs: 1 }, state: 'done', attempts: 1, createdAt: NOON, nextAttemptAt: NOON });
  const file = (await test.call('GET', '/api/v1/contacts/eve/export', owner)).json();
  expect(file).toMatchObject({ consentProofs: [{ state: 'granted', wording: 'Ja, gern', ip: '2001:db8::1' }, { state: 'withdrawn' }], saleNotices: [{ order: '9', text: 'Widerspruch jederzeit' }], calls: [{ url: 'https://crm.example/eve' }] });
  const page = await test.call('GET', '/api/v1/contacts/eve/export?format=html&locale=de', owner);
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'/);
  expect(page.body).toContain('&lt;script&gt;');
  expect(page.body).not.toMatch(/<script|<img|<b>|secret/);
  for (const held of ['Ja, gern', '2001:db8::1', 'Widerspruch jederzeit', 'https://crm.example/eve', 'Vorname', '1. März 2026']) expect(page.body).toContain(held);
  const english = await test.call('GET', '/api/v1/contacts/anna/export?format=html&locale=en', owner);
  for (const held of ['First name', 'Danke', 'Anrufen', '1 March 2026']) expect(english.body).toContain(held);
  await db.collection<ContactRecord>('contacts').deleteOne({ _id: 'eve' });
});

it('the mail of a message is the one that was kept', async () => {
  const url = `/api/v1/messages/${encodeURIComponent('j|7|1|n|1')}/mail`;
  expect((await test.call('GET', url, owner)).json()).toEqual({ kind: 'kept', subject: 'Danke', text: 'Danke' });
  const page = await test.call('GET', `${url}/html`, owner);
  expect(page.headers['content-security-policy']).toMatch(/^sandbox (?!.*allow-scripts)/);
  await test.services.db.collection('mails').deleteMany({});
  // What it was made from is not there either.
  expect((await test.call('GET', url, owner)).json()).toEqual({ kind: 'gone' });
  expect((await test.call('GET', `${url}/html`, owner)).statusCode).toBe(404);
});

it('is forgotten by an event, once the address was typed', async () => {
  const erase = (id: string, confirm: string, as = owner) => test.call('POST', `/api/v1/contacts/${id}/erase`, as, { confirm });
  expect((await erase('anna', 'anna@kunde.exampl')).json()).toMatchObject({ status: 400, field: '/confirm' });
  expect((await erase('anna', 'anna@kunde.example', { cookie: await test.member('a', 'editor') })).statusCode).toBe(403);
  expect(await test.services.db.collection('events').countDocuments()).toBe(0);
  expect((await erase('anna', ' Anna@kunde.example ')).statusCode).toBe(202);
  expect(await test.services.db.collection('events').findOne({ type: 'contact.erased' })).toMatchObject({ shopId: 'a', contactId: 'anna', state: 'pending' });
});

function order(id: string, contactId: string, number: string): OrderRecord {
  return {
    _id: `a|${id}`, shopId: 'a', contactId, partition: 0, revision: 1, stamps: {}, facts: [], parcelFacts: {}, entries: [],
    view: { id, number, channel: 'shop', state: 'open', currency: 'EUR', total: 10, itemCount: 0, lines: [], categories: [], parcels: [], tags: [], openReturns: 0, openComplaints: 0 },
  };
}

function person(id: string, firstName: string, lastName: string): ContactRecord {
  return {
    _id: id, shopId: 'a', partition: 0, revision: 1, stamps: {}, orders: [], consents: [], suppressions: [], window: [], entries: [], createdAt: NOON,
    view: { id, email: `${id}@kunde.example`, firstName, lastName, locale: 'de', timeZone: 'Europe/Berlin', tags: [], attributes: {}, orderCount: 1, totalSpent: 10 },
  };
}
