/** Somebody who asks for less advertising by phone gets less, and only they take back an objection. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ContactRecord, EventRecord } from '../engine/model.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

const DAY = 86_400_000;
let test: TestApp;
let editor: { cookie: string };
beforeAll(async () => {
  test = await startTestApp();
  await test.shop('a');
  await test.shop('b');
  editor = { cookie: await test.member('a', 'editor') };
});
afterAll(() => test.close());
beforeEach(async () => {
  const { db } = test.services;
  await Promise.all([db.collection<EventRecord>('events').deleteMany({}), db.collection<ContactRecord>('contacts').deleteMany({})]);
  await db.collection<ContactRecord>('contacts').insertMany([person('anna'), { ...person('gone'), erasedAt: 1 }, { ...person('quiet'), suppressions: [{ channel: 'email', reason: 'unsubscribe', at: 1, by: 'e' }] }]);
});

const ask = (id: string, body: object, as: { cookie: string } = editor) => test.call('PUT', `/api/v1/contacts/${id}/frequency`, as, body);
const told = () => test.services.db.collection<EventRecord>('events').find({}).toArray();

it('half, with a pause, is told to the engine as an event of the person', async () => {
  const pauseUntil = new Date(test.services.clock.now() + 30 * DAY).toISOString();
  expect((await ask('anna', { amount: 'half', pauseUntil })).statusCode).toBe(202);
  expect(await told()).toMatchObject([{ type: 'contact.frequency_chosen', contactId: 'anna', source: 'nachklang:team', data: { amount: 'half', pauseUntil } }]);
});

it('none is an objection, known to whoever hands mails over from that moment', async () => {
  expect((await ask('anna', { amount: 'none' })).statusCode).toBe(202);
  expect(await told()).toMatchObject([{ type: 'contact.objected', contactId: 'anna', objects: true }]);
});

it('does not bring back who objected, and goes nowhere for who is erased, unknown or another shop’s', async () => {
  expect((await ask('quiet', { amount: 'normal' })).json().code).toBe('has_objected');
  expect((await ask('gone', { amount: 'half' })).json().code).toBe('already_erased');
  expect((await ask('nobody', { amount: 'half' })).statusCode).toBe(404);
  expect((await ask('anna', { amount: 'half' }, { cookie: await test.member('b', 'owner') })).statusCode).toBe(404);
  expect((await ask('anna', { amount: 'half' }, { cookie: await test.member('a', 'viewer') })).statusCode).toBe(403);
  expect(await told()).toEqual([]);
});

it('takes no pause that is over or without end', async () => {
  for (const days of [-1, 400]) {
    const answer = await ask('anna', { amount: 'normal', pauseUntil: new Date(test.services.clock.now() + days * DAY).toISOString() });
    expect(answer.json()).toMatchObject({ code: 'invalid_request', field: '/pauseUntil' });
  }
});

function person(id: string): ContactRecord {
  return {
    _id: id, shopId: 'a', partition: 0, revision: 1, stamps: {}, orders: [], consents: [], suppressions: [], window: [], entries: [], createdAt: 0,
    view: { id, email: `${id}@kunde.example`, locale: 'de', timeZone: 'Europe/Berlin', tags: [], attributes: {}, orderCount: 0, totalSpent: 0 },
  };
}
