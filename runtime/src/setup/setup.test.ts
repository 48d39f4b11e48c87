/** The link on the console opens the set-up once; afterwards nobody gets in without being invited. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { PASSWORD, cookieOf, startTestApp, type TestApp } from '../test-app.ts';
import { SETUP_LINK_MS, makeSetupLink } from './setup-link.ts';

const SENDER = { name: 'Kontor: Klang', address: 'post@shop.example' };
let test: TestApp;
beforeAll(async () => {
  test = await startTestApp({ mailFrom: `${SENDER.name} <${SENDER.address}>` });
});
afterAll(() => test.close());
beforeEach(async () => {
  for (const name of ['users', 'accounts', 'sessions', 'memberships', 'shops', 'settings']) await test.services.db.collection(name).deleteMany({});
});

async function link(): Promise<string> {
  const made = await makeSetupLink(test.services);
  return new URL(made ?? '').searchParams.get('token') ?? '';
}

const form = (token: string) => ({
  token,
  owner: { name: 'Anna 🌻', email: 'Anna@shop.example', password: PASSWORD },
  shop: { name: 'Blütenladen 🌸', country: 'AT', language: 'de', senderEmail: 'hallo@shop.example' },
});

it('makes the owner and the shop, signs the owner in, and works once', async () => {
  const token = await link();
  expect((await test.call('GET', '/api/v1/setup')).json()).toMatchObject({ needed: true });
  const done = await test.call('POST', '/api/v1/setup', {}, form(token));
  expect(done.statusCode).toBe(201);
  const me = await test.call('GET', '/api/v1/me', { cookie: cookieOf([done.headers['set-cookie'] ?? []].flat()) });
  expect(me.json()).toMatchObject({ kind: 'member', name: 'Anna 🌻', email: 'anna@shop.example', role: 'owner', shop: { name: 'Blütenladen 🌸' } });
  const again = await test.call('POST', '/api/v1/setup', {}, form(token));
  expect([again.statusCode, again.json().code]).toEqual([410, 'setup_link_over']);
  expect((await test.call('GET', '/api/v1/setup')).json()).toMatchObject({ needed: false });
  expect(await makeSetupLink(test.services)).toBeNull();
});

it('gives the shop careful caps, its zone and its sender', async () => {
  const done = await test.call('POST', '/api/v1/setup', {}, form(await link()));
  const shop = await test.call('GET', '/api/v1/shop', { cookie: cookieOf([done.headers['set-cookie'] ?? []].flat()) });
  expect(shop.json()).toMatchObject({
    timeZone: 'Europe/Vienna', mailFrom: 'Blütenladen 🌸 <hallo@shop.example>', returnDays: 14, formalAddress: 'sie',
    caps: [{ window: 'P1D', max: 1, class: 'marketing' }, { window: 'P7D', max: 3, class: 'marketing' }],
  });
});

it('of two who use it at the same moment, one gets in', async () => {
  const token = await link();
  const both = await Promise.all([test.call('POST', '/api/v1/setup', {}, form(token)), test.call('POST', '/api/v1/setup', {}, { ...form(token), owner: { ...form(token).owner, email: 'eve@shop.example' } })]);
  expect(new Set(both.map(({ statusCode }) => statusCode))).toEqual(new Set([201, 410]));
  expect(await test.services.db.collection('memberships').countDocuments()).toBe(1);
});

it('is over after a day, and when a newer link was made', async () => {
  const old = await link();
  const newer = await link();
  expect((await test.call('POST', '/api/v1/setup', {}, form(old))).statusCode).toBe(410);
  test.services.clock.advance(SETUP_LINK_MS);
  expect((await test.call('POST', '/api/v1/setup', {}, form(newer))).statusCode).toBe(410);
});

it('keeps the link when the form is wrong, and names each field', async () => {
  const token = await link();
  const wrong = { ...form(token), owner: { name: 'Anna', email: 'anna', password: 'short' }, colour: 'red' };
  const answer = await test.call('POST', '/api/v1/setup', {}, wrong);
  expect(answer.statusCode).toBe(400);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(answer.json().errors.map(({ field }: { field: string }) => field).toSorted()).toEqual(['/colour', '/owner/email', '/owner/password']);
  expect((await test.call('POST', '/api/v1/setup', {}, form(token))).statusCode).toBe(201);
});

it('the token is stored as a hash only', async () => {
  const token = await link();
  expect(JSON.stringify(await test.services.db.collection('settings').find().toArray())).not.toContain(token);
});

it('nobody can sign up past it', async () => {
  const answer = await test.call('POST', '/api/auth/sign-up/email', {}, { name: 'Eve', email: 'eve@shop.example', password: PASSWORD });
  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  expect(await test.services.db.collection('users').countDocuments()).toBe(0);
});

it('says whether a link still opens it, without using it up, and proposes the server’s sender to its holder alone', async () => {
  const token = await link();
  const status = async (query: string) => (await test.call('GET', `/api/v1/setup${query}`)).json();
  expect(await status('')).toEqual({ needed: true, accounts: false });
  expect(await status(`?token=${token}`)).toEqual({ needed: true, accounts: false, linkOpens: true, sender: SENDER });
  expect(await status('?token=guessed')).toEqual({ needed: true, accounts: false, linkOpens: false });
  expect((await test.call('POST', '/api/v1/setup', {}, form(token))).statusCode).toBe(201);
  expect(await status(`?token=${token}`)).toEqual({ needed: false, accounts: true, linkOpens: false });
});

it('takes the address for the imprint, and a sender’s name of its own', async () => {
  const shop = { ...form('').shop, senderName: 'Anna vom Blütenladen', imprint: 'Blütenladen\nWeg 1\n1010 Wien' };
  const done = await test.call('POST', '/api/v1/setup', {}, { ...form(await link()), shop });
  const cookie = cookieOf([done.headers['set-cookie'] ?? []].flat());
  expect((await test.call('GET', '/api/v1/shop', { cookie })).json()).toMatchObject({
    mailFrom: 'Anna vom Blütenladen <hallo@shop.example>', senderName: 'Anna vom Blütenladen', imprint: 'Blütenladen\nWeg 1\n1010 Wien', supportEmail: 'hallo@shop.example',
  });
});

it('while only the demo is there, the set-up is still open', async () => {
  await test.services.beginDemo();
  await test.member('demo', 'owner');
  expect((await test.call('GET', '/api/v1/setup')).json()).toEqual({ needed: true, accounts: true });
  expect((await test.call('POST', '/api/v1/setup', {}, form(await link()))).statusCode).toBe(201);
});
