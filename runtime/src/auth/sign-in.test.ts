/** People sign in with e-mail and password; guessing is slowed down. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../config/environment.ts';
import { PASSWORD, cookieOf, startTestApp, type TestApp } from '../test-app.ts';
import { saveMembership } from './membership-repository.ts';
import { createSignIn } from './sign-in.ts';

let test: TestApp;
const email = 'anna@shop.example';
beforeAll(async () => {
  test = await startTestApp({ limits: { ...DEFAULT_LIMITS, signInPerMinute: 5 } });
  await test.shop('a');
  await test.shop('b');
  const user = await createSignIn(test.services).createUser({ name: 'Anna', email, password: PASSWORD });
  for (const [shopId, role] of [['a', 'viewer'], ['b', 'owner']] as const) {
    await saveMembership(test.services.db, { shopId, userId: user.id, name: 'Anna', email, role, createdAt: test.services.clock.now() + (role === 'owner' ? 1 : 0) });
  }
});
afterAll(() => test.close());

const signIn = (password: string, address: string) =>
  test.app.inject({ method: 'POST', url: '/api/auth/sign-in/email', remoteAddress: address, payload: { email, password } });

it('a session opens with the right password and ends with sign-out', async () => {
  const answer = await signIn(PASSWORD, '203.0.113.1');
  expect(answer.statusCode).toBe(200);
  const setCookie = [answer.headers['set-cookie'] ?? []].flat();
  expect(setCookie[0]).toMatch(/HttpOnly/i);
  expect(setCookie[0]).toMatch(/SameSite=Lax/i);
  const cookie = cookieOf(setCookie);
  expect((await test.call('GET', '/api/v1/me', { cookie })).json()).toMatchObject({ name: 'Anna', shop: { id: 'a' }, role: 'viewer', shops: [{ id: 'a', role: 'viewer' }, { id: 'b', role: 'owner' }] });
  const out = await test.call('POST', '/api/auth/sign-out', { cookie }, {});
  expect(out.statusCode).toBe(200);
  expect((await test.call('GET', '/api/v1/me', { cookie })).statusCode).toBe(401);
});

it('who belongs to several shops names one, and has the role of that one', async () => {
  const cookie = cookieOf([(await signIn(PASSWORD, '203.0.113.2')).headers['set-cookie'] ?? []].flat());
  const patch = (shop: string) => test.call('PATCH', '/api/v1/shop', { cookie }, { name: 'Neu' }, { 'nachklang-shop': shop });
  expect((await patch('a')).statusCode).toBe(403);
  expect((await patch('b')).json()).toMatchObject({ id: 'b', name: 'Neu' });
});

it('a wrong password is a problem that does not say which part was wrong', async () => {
  const answer = await signIn('not the password', '203.0.113.3');
  expect(answer.statusCode).toBe(401);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(answer.json().code).toBe('invalid_email_or_password');
});

it('after five tries a minute an address has to wait', async () => {
  const codes: number[] = [];
  for (let i = 0; i < 7; i += 1) codes.push((await signIn('not the password', '203.0.113.4')).statusCode);
  expect(codes).toEqual([401, 401, 401, 401, 401, 429, 429]);
  expect((await signIn(PASSWORD, '203.0.113.5')).statusCode).toBe(200);
});

it('many addresses that try one account are slowed down too', async () => {
  const codes: number[] = [];
  for (let i = 0; i < 20; i += 1) codes.push((await signIn('not the password', `198.51.100.${i}`)).statusCode);
  expect(codes.at(-1)).toBe(429);
});
