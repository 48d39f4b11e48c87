/** API keys are shown once, stored hashed, and end when they are revoked. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../test-app.ts';
import { KEY_MEMORY_MS, createKeyRing } from './key-ring.ts';

let test: TestApp;
let owner: { cookie: string };
beforeAll(async () => {
  test = await startTestApp();
  await test.shop('a');
  await test.shop('b');
  owner = { cookie: await test.member('a', 'owner') };
});
afterAll(() => test.close());

async function make(...scopes: string[]): Promise<{ id: string; key: string }> {
  const made = (await test.call('POST', '/api/v1/api-keys', owner, { name: 'Shop', scopes })).json();
  return { id: made.apiKey.id, key: `Bearer ${made.key}` };
}

it('a key is shown once and its secret is nowhere in the store', async () => {
  const answer = await test.call('POST', '/api/v1/api-keys', owner, { name: 'Shop 🛍️', scopes: ['journeys:read'] });
  expect(answer.statusCode).toBe(201);
  const { key, apiKey } = answer.json();
  expect(key).toMatch(/^nk_[0-9a-f]{16}_[\w-]{43}$/);
  expect(apiKey).toMatchObject({ name: 'Shop 🛍️', scopes: ['journeys:read'] });
  const list = await test.call('GET', '/api/v1/api-keys', owner);
  expect(list.body).not.toContain(key.slice(20));
  expect(JSON.stringify(await test.services.db.collection('api_keys').find().toArray())).not.toContain(key.slice(20));
});

it('a key does what its scopes say, in its own shop, and shows who it is', async () => {
  const { key } = await make('shop:read');
  expect((await test.call('GET', '/api/v1/shop', { key })).json()).toMatchObject({ id: 'a' });
  expect((await test.call('GET', '/api/v1/me', { key })).json()).toMatchObject({ kind: 'api-key', shop: { id: 'a' }, permissions: ['self:read', 'shop:read'] });
  const named = await test.call('GET', '/api/v1/shop', { key }, undefined, { 'nachklang-shop': 'b' });
  expect(named.json()).toMatchObject({ id: 'a' });
});

it('an unknown scope is refused with the list of those that exist', async () => {
  const answer = await test.call('POST', '/api/v1/api-keys', owner, { name: 'x', scopes: ['everything'] });
  expect([answer.statusCode, answer.json().field]).toEqual([400, '/scopes/0']);
  expect(answer.json().detail).toContain('events:write');
});

it('a revoked key ends at once here, and within half a minute in another process', async () => {
  const { id, key } = await make('shop:read');
  const elsewhere = createKeyRing(test.services);
  const bare = key.slice('Bearer '.length);
  expect(await elsewhere.recognise(bare)).not.toBeNull();
  expect((await test.call('GET', '/api/v1/shop', { key })).statusCode).toBe(200);
  expect((await test.call('DELETE', `/api/v1/api-keys/${id}`, owner)).statusCode).toBe(204);
  expect((await test.call('GET', '/api/v1/shop', { key })).statusCode).toBe(401);
  expect(await elsewhere.recognise(bare)).not.toBeNull();
  test.services.clock.advance(KEY_MEMORY_MS);
  expect(await elsewhere.recognise(bare)).toBeNull();
  expect((await test.call('DELETE', `/api/v1/api-keys/${id}`, owner)).statusCode).toBe(404);
});

it('the owner of another shop cannot revoke it', async () => {
  const { id, key } = await make('shop:read');
  const stranger = { cookie: await test.member('b', 'owner') };
  expect((await test.call('DELETE', `/api/v1/api-keys/${id}`, stranger)).statusCode).toBe(404);
  expect((await test.call('GET', '/api/v1/shop', { key })).statusCode).toBe(200);
});

it('its last use is recorded to the hour', async () => {
  const { id, key } = await make('shop:read');
  test.services.clock.set('2026-05-04T10:42:17Z');
  await test.call('GET', '/api/v1/shop', { key });
  const { items } = (await test.call('GET', '/api/v1/api-keys', owner)).json();
  expect(items.find((item: { id: string }) => item.id === id).lastUsedAt).toBe('2026-05-04T10:00:00.000Z');
});
