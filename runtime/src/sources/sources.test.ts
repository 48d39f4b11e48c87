/** A shop system is connected by its secret, which nobody sees again. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
  await test.shop('a');
  await test.shop('b');
});
afterAll(() => test.close());

it('is connected and disconnected in one shop only, and the secret stays inside', async () => {
  const owner = { cookie: await test.member('a', 'owner') };
  const other = { cookie: await test.member('b', 'owner') };
  const shopify = async (as: { cookie: string }) => (await test.call('GET', '/api/v1/sources', as)).json().items.find(({ source }: { source: string }) => source === 'shopify');
  expect(await shopify(owner)).toEqual({ source: 'shopify', connected: false, webhookUrl: 'http://localhost:3000/hooks/shopify/a' });
  const connected = await test.call('PUT', '/api/v1/sources/shopify', owner, { secret: 'shpss_very_secret', origin: 'Demo.myshopify.com' });
  expect(connected.json()).toMatchObject({ connected: true, origin: 'demo.myshopify.com' });
  expect(connected.body).not.toContain('very_secret');
  expect(await shopify(owner)).toMatchObject({ connected: true });
  expect(await shopify(other)).toMatchObject({ connected: false });
  expect((await test.call('DELETE', '/api/v1/sources/shopify', other)).statusCode).toBe(204);
  expect(await shopify(owner)).toMatchObject({ connected: true });
  expect((await test.call('DELETE', '/api/v1/sources/shopify', owner)).statusCode).toBe(204);
  expect(await shopify(owner)).toMatchObject({ connected: false });
});

it('a system that does not exist is not found', async () => {
  const owner = { cookie: await test.member('a', 'owner') };
  expect((await test.call('PUT', '/api/v1/sources/fax', owner, { secret: 'long enough' })).json().code).toBe('source_not_found');
});
