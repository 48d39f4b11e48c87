/** Owners look around in the demo shop beside their own, and are rid of it in one call. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { anyOwnerExists } from '../auth/membership-repository.ts';
import { cookieOf, startTestApp, type TestApp } from '../test-app.ts';
import { DEMO_SHOP_ID } from './demo-id.ts';
import { claimDemo, readDemoState } from './demo-state.ts';

let test: TestApp;
let owner: { cookie: string };
beforeAll(async () => {
  test = await startTestApp();
  await test.shop('a');
  owner = { cookie: await test.member('a', 'owner') };
});
afterAll(() => test.close());

const setCookie = (headers: { 'set-cookie'?: string | string[] | number | undefined }) => cookieOf([headers['set-cookie'] ?? []].flat().map(String));

it('is loaded, entered, left and deleted, and the shop of one’s own is as it was', async () => {
  expect((await test.call('GET', '/api/v1/demo', owner)).json()).toEqual({ state: 'absent', member: false });
  expect((await test.call('POST', '/api/v1/demo/enter', owner)).json().code).toBe('demo_not_ready');
  expect((await test.call('POST', '/api/v1/demo', owner)).json()).toMatchObject({ state: 'loading' });
  await expect.poll(async () => (await test.call('GET', '/api/v1/demo', owner)).json().state).toBe('ready');

  const entered = await test.call('POST', '/api/v1/demo/enter', owner);
  expect(entered.statusCode).toBe(204);
  const inside = { cookie: `${owner.cookie}; ${setCookie(entered.headers)}` };
  expect((await test.call('GET', '/api/v1/me', inside)).json()).toMatchObject({
    role: 'owner', shop: { id: DEMO_SHOP_ID, demo: true }, shops: [{ id: 'a', demo: false, name: 'Laden a' }, { id: DEMO_SHOP_ID, demo: true, name: 'Demo' }],
  });
  await test.call('PATCH', '/api/v1/shop', inside, { name: 'Umbenannt' });
  // Without the choice, and when another one is named, it is the real shop.
  expect((await test.call('GET', '/api/v1/shop', owner)).json().name).toBe('Laden a');
  expect((await test.call('GET', '/api/v1/shop', inside, undefined, { 'nachklang-shop': 'a' })).json().name).toBe('Laden a');

  const left = await test.call('PUT', '/api/v1/me/shop', inside, { shop: 'a' });
  expect((await test.call('GET', '/api/v1/me', { cookie: `${owner.cookie}; ${setCookie(left.headers)}` })).json().shop.id).toBe('a');

  expect((await test.call('DELETE', '/api/v1/demo', inside)).statusCode).toBe(204);
  expect((await test.call('GET', '/api/v1/demo', owner)).json()).toEqual({ state: 'absent', member: false });
  // The choice that is left in the browser leads nowhere.
  expect((await test.call('GET', '/api/v1/me', inside)).json()).toMatchObject({ shop: { id: 'a' }, shops: [{ id: 'a' }] });
});

it('is for owners: others neither load nor enter nor delete it, and nobody enters a shop that is not theirs', async () => {
  for (const role of ['viewer', 'editor'] as const) {
    const cookie = await test.member('a', role);
    for (const [method, url] of [['POST', '/api/v1/demo'], ['POST', '/api/v1/demo/enter'], ['DELETE', '/api/v1/demo']] as const) expect((await test.call(method, url, { cookie })).statusCode).toBe(403);
  }
  await test.shop('b');
  expect((await test.call('PUT', '/api/v1/me/shop', owner, { shop: 'b' })).statusCode).toBe(404);
  const key = await test.key('a', 'shop:read');
  expect((await test.call('PUT', '/api/v1/me/shop', { key }, { shop: 'a' })).statusCode).toBe(409);
});

it('who has only the demo shop does not count as the owner of a real one, and goes with it', async () => {
  const { db } = test.services;
  await db.collection('memberships').deleteMany({});
  await test.services.beginDemo();
  const guest = { cookie: await test.member(DEMO_SHOP_ID, 'owner') };
  expect(await anyOwnerExists(db)).toBe(false);
  expect((await test.call('GET', '/api/v1/me', guest)).json().shop.id).toBe(DEMO_SHOP_ID);
  expect((await test.call('DELETE', '/api/v1/demo', guest)).statusCode).toBe(204);
  expect((await test.call('GET', '/api/v1/me', guest)).statusCode).toBe(401);
});

it('of two who want it at once, one gets it; what broke off or fell silent is begun anew', async () => {
  const { db, clock } = test.services;
  const claims = (await Promise.all([claimDemo(db, clock), claimDemo(db, clock)])).filter((one) => one !== undefined);
  expect(claims).toHaveLength(1);
  await claims[0]?.hold(0.4);
  expect(await readDemoState(db, clock.now())).toEqual({ state: 'loading', share: 0.4 });
  expect((await test.call('DELETE', '/api/v1/demo', { cookie: await test.member('a', 'owner') })).json().code).toBe('demo_loading');
  test.services.clock.advance(60_000);
  expect(await readDemoState(db, clock.now())).toEqual({ state: 'absent' });
  const next = await claimDemo(db, clock);
  expect(next?.first).toBe(false);
  // The one that was silent is heard no more.
  await expect(claims[0]?.hold(0.5)).rejects.toThrow('belongs to somebody else');
  await claims[0]?.fail();
  await claims[0]?.end();
  expect(await readDemoState(db, clock.now())).toEqual({ state: 'loading', share: 0 });
  await next?.fail();
  expect(await readDemoState(db, clock.now())).toEqual({ state: 'failed' });
  await (await claimDemo(db, clock))?.end();
  expect(await readDemoState(db, clock.now())).toEqual({ state: 'absent' });
});
