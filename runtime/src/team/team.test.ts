/** Who works in a shop: by invitation only, and never without an owner. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PASSWORD, cookieOf, startTestApp, type TestApp } from '../test-app.ts';
import { INVITATION_MS } from './invitation-repository.ts';

let test: TestApp;
let owner: { cookie: string };
beforeAll(async () => {
  test = await startTestApp();
  await test.shop('a');
  await test.shop('b');
  owner = { cookie: await test.member('a', 'owner') };
});
afterAll(() => test.close());

async function invite(email: string, role: string): Promise<string> {
  const made = await test.call('POST', '/api/v1/team/invitations', owner, { email, role });
  expect(made.statusCode).toBe(201);
  return new URL(made.json().link).searchParams.get('token') ?? '';
}
const accept = (token: string, password = PASSWORD) => test.call('POST', '/api/v1/invitations/accept', {}, { token, name: 'Berta', password });

it('an invitation makes an account with its role, once', async () => {
  const token = await invite('Berta@shop.example', 'editor');
  const joined = await accept(token);
  expect(joined.statusCode).toBe(200);
  const me = await test.call('GET', '/api/v1/me', { cookie: cookieOf([joined.headers['set-cookie'] ?? []].flat()) });
  expect(me.json()).toMatchObject({ email: 'berta@shop.example', role: 'editor', shop: { id: 'a' } });
  expect((await accept(token)).json().code).toBe('invitation_over');
});

it('who has an account joins with its password, and the link survives a wrong one', async () => {
  const token = await invite('carl@shop.example', 'viewer');
  await accept(token);
  const elsewhere = { cookie: await test.member('b', 'owner') };
  const made = await test.call('POST', '/api/v1/team/invitations', elsewhere, { email: 'carl@shop.example', role: 'editor' });
  const second = new URL(made.json().link).searchParams.get('token') ?? '';
  expect((await accept(second, 'a guess of a password')).json().code).toBe('wrong_password');
  expect((await accept(second)).json()).toMatchObject({ shopId: 'b' });
});

it('an invitation is over after a week, or when it was withdrawn', async () => {
  const withdrawn = await invite('dora@shop.example', 'viewer');
  const { invitations } = (await test.call('GET', '/api/v1/team', owner)).json();
  const { id } = invitations.find((one: { email: string }) => one.email === 'dora@shop.example');
  const stranger = { cookie: await test.member('b', 'owner') };
  expect((await test.call('DELETE', `/api/v1/team/invitations/${id}`, stranger)).statusCode).toBe(404);
  expect((await test.call('DELETE', `/api/v1/team/invitations/${id}`, owner)).statusCode).toBe(204);
  expect((await accept(withdrawn)).statusCode).toBe(410);
  const late = await invite('emil@shop.example', 'viewer');
  test.services.clock.advance(INVITATION_MS);
  expect((await accept(late)).statusCode).toBe(410);
});

it('a shop keeps an owner', async () => {
  const { members } = (await test.call('GET', '/api/v1/team', owner)).json();
  const { userId } = members.find((one: { role: string }) => one.role === 'owner');
  const demote = await test.call('PATCH', `/api/v1/team/${userId}`, owner, { role: 'viewer' });
  expect([demote.statusCode, demote.json().code]).toEqual([409, 'last_owner']);
  expect((await test.call('DELETE', `/api/v1/team/${userId}`, owner)).json().code).toBe('last_owner');
});

it('a role changes at once, and who is removed is out', async () => {
  const joined = await accept(await invite('fritz@shop.example', 'editor'));
  const cookie = cookieOf([joined.headers['set-cookie'] ?? []].flat());
  const { userId } = joined.json();
  expect((await test.call('PATCH', `/api/v1/team/${userId}`, owner, { role: 'viewer' })).statusCode).toBe(204);
  expect((await test.call('GET', '/api/v1/me', { cookie })).json().role).toBe('viewer');
  expect((await test.call('DELETE', `/api/v1/team/${userId}`, owner)).statusCode).toBe(204);
  expect((await test.call('GET', '/api/v1/me', { cookie })).statusCode).toBe(404);
});

it('an invitation says what it is for, and whether an account is there already', async () => {
  const token = await invite('gerda@shop.example', 'viewer');
  const offer = async (of: string) => (await test.call('GET', `/api/v1/invitations?token=${of}`)).json();
  expect(await offer(token)).toEqual({ shop: 'Laden a', email: 'gerda@shop.example', role: 'viewer', hasAccount: false });
  await accept(token);
  expect((await offer(token)).code).toBe('invitation_over');
  const made = await test.call('POST', '/api/v1/team/invitations', { cookie: await test.member('b', 'owner') }, { email: 'gerda@shop.example', role: 'editor' });
  expect(await offer(new URL(made.json().link).searchParams.get('token') ?? '')).toMatchObject({ shop: 'Laden b', hasAccount: true });
});
