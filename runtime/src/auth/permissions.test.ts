/** Every route asks who is calling, and lets nobody see what belongs to another shop. */
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../test-app.ts';
import { installPermissions } from './enforce-permissions.ts';
import { PERMISSIONS, ROLE_PERMISSIONS, SCOPES } from './permissions.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

let test: TestApp;
let guarded: { method: Method; url: string; permission: string }[];

beforeAll(async () => {
  test = await startTestApp();
  await test.shop('a');
  await test.shop('b');
  guarded = test.app.declaredRoutes.flatMap(({ method, url, permission }) =>
    permission === 'public' || method === 'HEAD' ? [] : [{ method: asMethod(method), url: url.replaceAll(/:number|:revision/g, '1').replaceAll(/:\w+/g, 'x'), permission }],
  );
});
afterAll(() => test.close());

function asMethod(method: string): Method {
  const found = (['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).find((known) => known === method);
  if (found === undefined) throw new Error(`The table has no way to call ${method}.`);
  return found;
}

describe('every guarded route', () => {
  it('is in the table', () => {
    expect(guarded.length).toBeGreaterThan(35);
  });

  it('answers 401 to a stranger, before it reads the body', async () => {
    for (const { method, url } of guarded) {
      const answer = await test.call(method, url, {}, method === 'GET' ? undefined : '{ broken');
      expect([method, url, answer.statusCode, answer.json().code]).toEqual([method, url, 401, 'not_signed_in']);
    }
  });

  it('answers 401 to a key that is wrong', async () => {
    for (const { method, url } of guarded) {
      const answer = await test.call(method, url, { key: `Bearer nk_0123456789abcdef_${'x'.repeat(43)}` });
      expect([method, url, answer.statusCode, answer.json().code]).toEqual([method, url, 401, 'invalid_api_key']);
    }
  });

  it('answers 403 to a key with every scope but the one it needs', async () => {
    for (const permission of PERMISSIONS) {
      if (permission === 'self:read') continue;
      const key = await test.key('a', ...SCOPES.filter((scope) => scope !== permission));
      for (const { method, url } of guarded.filter((route) => route.permission === permission)) {
        const answer = await test.call(method, url, { key });
        expect([method, url, answer.statusCode]).toEqual([method, url, 403]);
      }
    }
  });

  it('answers 403 to a member whose role may not', async () => {
    for (const role of ['viewer', 'editor'] as const) {
      const cookie = await test.member('a', role);
      for (const { method, url, permission } of guarded) {
        if ([...ROLE_PERMISSIONS[role]].some((held) => held === permission)) continue;
        const answer = await test.call(method, url, { cookie });
        expect([role, method, url, answer.statusCode]).toEqual([role, method, url, 403]);
      }
    }
  });

  it('answers 404 to a member who names a shop that is not theirs', async () => {
    const cookie = await test.member('a', 'owner');
    const answer = await test.call('GET', '/api/v1/shop', { cookie }, undefined, { 'nachklang-shop': 'b' });
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'shop_not_found']);
  });
});

describe('a browser that is signed in', () => {
  it('cannot be used by another site', async () => {
    const cookie = await test.member('a', 'owner');
    const patch = (headers: Record<string, string>) => test.call('PATCH', '/api/v1/shop', { cookie }, { name: 'Neu' }, { host: 'localhost:3000', ...headers });
    expect((await patch({ 'sec-fetch-site': 'cross-site' })).json().code).toBe('cross_origin');
    expect((await patch({ 'sec-fetch-site': 'same-site' })).json().code).toBe('cross_origin');
    expect((await patch({ origin: 'https://evil.example' })).json().code).toBe('cross_origin');
    expect((await patch({ origin: 'null' })).json().code).toBe('cross_origin');
    expect((await patch({ origin: 'http://localhost:3000' })).statusCode).toBe(200);
    expect((await patch({ 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200);
  });
});

it('a route without a permission does not boot', async () => {
  const app = Fastify();
  installPermissions(app, () => Promise.reject(new Error('nobody asks')));
  expect(() => app.get('/forgotten', async () => 'x')).toThrow(/GET \/forgotten declares no permission/);
});
