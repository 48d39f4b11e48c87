/** The log says who saw or changed what, holds nothing personal of customers, and is the owner's to read. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ContactRecord } from '../engine/model.ts';
import { startTestApp, type TestApp } from '../test-app.ts';
import { auditRecords } from './audit-record.ts';

let test: TestApp;
let owner: { cookie: string };
beforeAll(async () => {
  test = await startTestApp();
  await test.shop('a');
  await test.shop('b');
  owner = { cookie: await test.member('a', 'owner') };
  await test.services.db.collection<ContactRecord>('contacts').insertOne({
    _id: 'anna', shopId: 'a', partition: 0, revision: 1, stamps: {}, orders: [], consents: [], suppressions: [], window: [], entries: [], createdAt: 0,
    view: { id: 'anna', email: 'anna@kunde.example', locale: 'de', timeZone: 'Europe/Berlin', tags: [], attributes: {}, orderCount: 0, totalSpent: 0 },
  });
});
afterAll(() => test.close());

const log = async (as = owner, query = '') => (await test.call('GET', `/api/v1/audit${query}`, as)).json();
const look = () => test.call('GET', '/api/v1/contacts/anna', owner);

it('notes a look once a quarter of an hour, and every change and copy', async () => {
  await look();
  await look();
  test.services.clock.advance(16 * 60_000);
  await look();
  const key = await test.key('a', 'contacts:read');
  test.services.clock.advance(1000);
  await test.call('GET', '/api/v1/contacts/anna', { key });
  test.services.clock.advance(1000);
  await test.call('GET', '/api/v1/contacts/anna/export', owner);
  test.services.clock.advance(1000);
  await test.call('PATCH', '/api/v1/shop', owner, { supportEmail: 'hilfe@a.example', caps: [] });
  test.services.clock.advance(1000);
  await test.call('POST', '/api/v1/contacts/anna/erase', owner, { confirm: 'anna@kunde.example' });
  const { items } = await log();
  expect(items.map(({ action, subject, fields, whoName }: Record<string, unknown>) => [action, subject, fields, whoName])).toEqual([
    ['person.erased', 'anna', undefined, 'owner 1'], ['shop.changed', undefined, ['caps', 'supportEmail'], 'owner 1'], ['person.exported', 'anna', undefined, 'owner 1'],
    ['person.viewed', 'anna', undefined, undefined], ['person.viewed', 'anna', undefined, 'owner 1'], ['person.viewed', 'anna', undefined, 'owner 1'],
  ]);
  expect(items[0]).toMatchObject({ subjectName: 'anna@kunde.example' });
  expect(items[3].who).toMatch(/^key:/);
  expect(JSON.stringify(await auditRecords(test.services.db).find({}).toArray())).not.toMatch(/kunde\.example|hilfe@/);
});

it('says what rules were and are, and of names and addresses only that they changed', async () => {
  const before = (await test.call('GET', '/api/v1/shop', owner)).json();
  test.services.clock.advance(1000);
  await test.call('PATCH', '/api/v1/shop', owner, { name: 'Neuer Name', returnDays: 30, retention: { mails: 30 }, caps: [{ id: 'weekly', channel: 'any', class: 'marketing', window: 'P7D', max: 2 }], settleSeconds: before.settleSeconds });
  const [entry] = (await log()).items;
  expect(entry.fields.toSorted()).toEqual(['caps', 'name', 'retention', 'returnDays']);
  expect(entry.changes).toEqual([
    { field: 'returnDays', before: 14, after: 30 },
    { field: 'caps', before: before.caps, after: [{ id: 'weekly', channel: 'any', class: 'marketing', window: 'P7D', max: 2 }] },
    { field: 'retention.mails', before: 180, after: 30 },
  ]);
  expect(JSON.stringify(await auditRecords(test.services.db).find({}).toArray())).not.toContain('Neuer Name');
});

it('names members and keys as long as they are there, and says their new role', async () => {
  const viewer = (await test.call('GET', '/api/v1/me', { cookie: await test.member('a', 'viewer') })).json();
  const { userId } = (await test.call('GET', '/api/v1/team', owner)).json().members.find(({ email }: { email: string }) => email === viewer.email);
  test.services.clock.advance(1000);
  await test.call('PATCH', `/api/v1/team/${userId}`, owner, { role: 'editor' });
  test.services.clock.advance(1000);
  await test.call('POST', '/api/v1/api-keys', owner, { name: 'Kasse', scopes: ['events:write'] });
  const [key, member] = (await log()).items;
  expect(member).toMatchObject({ action: 'member.changed', subject: userId, subjectName: expect.any(String), changes: [{ field: 'role', before: 'viewer', after: 'editor' }] });
  expect(key).toMatchObject({ action: 'key.created', subjectName: 'Kasse' });
});

it('notes nothing that was refused', async () => {
  const before = (await log()).items.length;
  await test.call('GET', '/api/v1/contacts/nobody', owner);
  await test.call('POST', '/api/v1/contacts/anna/erase', owner, { confirm: 'wrong' });
  await test.call('PATCH', '/api/v1/shop', { cookie: await test.member('a', 'viewer') }, { name: 'Meins' });
  expect((await log()).items).toHaveLength(before);
});

it('comes in pages, by an index, for owners of the shop alone', async () => {
  const first = await log(owner, '?limit=5');
  const second = await log(owner, `?limit=5&cursor=${first.nextCursor}`);
  expect([...first.items, ...second.items]).toEqual((await log()).items);
  expect((await log({ cookie: await test.member('a', 'editor') })).code).toBe('forbidden');
  expect((await log({ cookie: await test.member('b', 'owner') })).items).toEqual([]);
  const plan = JSON.stringify(await auditRecords(test.services.db).find({ shopId: 'a' }).sort({ at: -1, _id: -1 }).explain());
  expect(plan).toContain('IXSCAN');
});
