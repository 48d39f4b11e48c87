/** § 7 Abs. 3 Nr. 4 UWG for shop systems that do not send the notice: the shop says since when its checkout shows it, and each order keeps that. */
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ContactRecord, EventRecord } from '../../engine/model.ts';
import { auditRecords } from '../../audit/audit-record.ts';
import { projectContact } from '../../stages/projections/index.ts';
import type { App } from '../../plugins/app-instance.ts';
import { installErrors } from '../../plugins/errors.ts';
import { checkoutNotices, hookRoutes, Ingest, SOURCES } from '../../stages/ingest/index.ts';
import { decide } from '../../stages/policy/index.ts';
import { startTestApp, type TestApp } from '../../test-app.ts';
import { findShop } from '../shop-repository.ts';

const DAY = 86_400_000;
const SECRET = 'hush-hush-hush-hush';
let test: TestApp;
let hooks: App;
let ingest: Ingest;
const errors: unknown[] = [];
let owner: { cookie: string };
beforeAll(async () => {
  test = await startTestApp();
  ingest = new Ingest({ ...test.services, onError: (error) => errors.push(error) });
  hooks = Fastify();
  installErrors(hooks);
  hookRoutes(hooks, { ...test.services, ingest, sources: SOURCES });
  await test.shop('a');
  owner = { cookie: await test.member('a', 'owner') };
  await test.call('PUT', '/api/v1/sources/shopify', owner, { secret: SECRET });
});
beforeEach(() => checkoutNotices(test.services.db).deleteMany({}));
afterAll(async () => {
  await hooks.close();
  await ingest.close();
  await test.close();
});

const iso = (daysAgo: number) => new Date(test.services.clock.now() - daysAgo * DAY).toISOString();
const state = (version: string, daysAgo: number, who: { cookie: string } = owner) => test.call('POST', '/api/v1/shop/checkout-notices', who, { version, text: `Hinweis ${version}`, from: iso(daysAgo) });
const list = async () => (await test.call('GET', '/api/v1/shop/checkout-notices', owner)).json().items;

const template = JSON.parse(readFileSync(new URL('../../stages/ingest/sources/shopify/fixtures/order.json', import.meta.url), 'utf8').replaceAll(/: (\d{16,})/g, ': "$1"'));
let orders = 0;
/** A webhook of Shopify's, as it comes in; answers with the notice its order carries. */
async function order(daysAgo: number, change: object = {}): Promise<EventRecord | undefined> {
  orders += 1;
  const id = String(9_000 + orders);
  const body = JSON.stringify({ ...template, id, created_at: iso(daysAgo), buyer_accepts_marketing: false, customer: { ...template.customer, email_marketing_consent: null }, ...change });
  const { statusCode } = await hooks.inject({
    method: 'POST', url: '/hooks/shopify/a', payload: body,
    headers: { 'content-type': 'application/json', 'x-shopify-topic': 'orders/create', 'x-shopify-shop-domain': 'demo.myshopify.com', 'x-shopify-webhook-id': `w-${id}`, 'x-shopify-hmac-sha256': createHmac('sha256', SECRET).update(body).digest('base64') },
  });
  expect([statusCode, errors]).toEqual([200, []]);
  return (await test.services.db.collection<EventRecord>('events').findOne({ _id: `a|shopify|orders/create:${id}` })) ?? undefined;
}
const noticeOf = (event: EventRecord | undefined): unknown => (event?.data['order'] as { advertisingNotice?: unknown } | undefined)?.advertisingNotice;

async function mayAdvertise(event: EventRecord | undefined) {
  const shop = await findShop(test.services.db, 'a');
  if (!event || !shop) throw new Error('no order');
  const contact: ContactRecord = projectContact(undefined, event, shop.view);
  const request = { channel: 'email', class: 'marketing', email: 'news', whenBlocked: 'skip', trackClicks: false } as const;
  const verdict = decide({ key: 'm', request, contact, shop: shop.view, caps: [], policy: shop.policy, now: event.time, expiresAt: event.time + DAY, orderId: event.orderId });
  return { kind: verdict.kind, permission: verdict.checks.find(({ rule }) => rule === 'permission')?.inputs };
}

describe('an order of the shop’s own checkout', () => {
  it('carries the wording of its time, as what the shop says; that is a permission, and the proof says whence it comes', async () => {
    await state('2', 10);
    const { id } = (await state('1', 40)).json();
    expect(noticeOf(await order(41))).toBeUndefined();
    const event = await order(20);
    expect(noticeOf(event)).toEqual({ version: '1', statement: id });
    expect(noticeOf(await order(5))).toMatchObject({ version: '2' });
    expect(await mayAdvertise(event)).toMatchObject({ kind: 'send', permission: { basis: 'existing_customer', noticeVersion: '1', noticeFrom: 'shop_statement', statement: id } });
    expect(await mayAdvertise(await order(41))).toMatchObject({ kind: 'skip', permission: { existingCustomer: 'no_notice' } });
  });

  it('of before the statement was made keeps what it came in with', async () => {
    const before = await order(5);
    await state('1', 40);
    expect(noticeOf(before)).toBeUndefined();
    expect(noticeOf(await order(5))).toMatchObject({ version: '1' });
  });

  it('carries none after the checkout showed it no longer', async () => {
    const { id } = (await state('1', 40)).json();
    expect((await test.call('POST', `/api/v1/shop/checkout-notices/${id}/end`, owner, { until: iso(10) })).json()).toMatchObject({ current: false, until: iso(10) });
    expect(noticeOf(await order(11))).toMatchObject({ version: '1' });
    expect(noticeOf(await order(10))).toBeUndefined();
  });

  it('is the only one: drafts, the counter and other apps have other ways', async () => {
    await state('1', 40);
    for (const source_name of ['shopify_draft_order', 'pos', '580111', null]) expect(noticeOf(await order(5, { source_name }))).toBeUndefined();
  });
});

describe('a statement that was not so', () => {
  it('ends the permission of every order that rests on it, and another may be made from the same day', async () => {
    const { id } = (await state('1', 40)).json();
    const event = await order(20);
    expect((await mayAdvertise(event)).kind).toBe('send');
    for (const _twice of [1, 2]) expect((await test.call('POST', `/api/v1/shop/checkout-notices/${id}/retract`, owner)).json()).toMatchObject({ id, current: false, retractedAt: expect.any(String) });
    expect(await mayAdvertise(event)).toMatchObject({ kind: 'skip', permission: { existingCustomer: 'notice_retracted' } });
    expect(noticeOf(await order(20))).toBeUndefined();
    expect((await state('1', 40)).statusCode).toBe(201);
    expect(await list()).toMatchObject([{ version: '1', current: true }, { version: '1', current: false, retractedAt: expect.any(String) }]);
  });
});

describe('a statement', () => {
  it('is refused without wording, of the future, twice, and of anybody but an owner', async () => {
    const post = (body: object) => test.call('POST', '/api/v1/shop/checkout-notices', owner, body);
    const good = { version: '1', text: 'Hinweis', from: iso(1) };
    expect((await post({ ...good, text: '  ' })).json()).toMatchObject({ status: 400, field: '/text' });
    expect((await post({ ...good, text: 'x'.repeat(10_001) })).json()).toMatchObject({ status: 400, field: '/text' });
    expect((await post({ ...good, version: '' })).json()).toMatchObject({ status: 400, field: '/version' });
    expect((await post({ ...good, from: iso(-0.01) })).json()).toMatchObject({ status: 400, field: '/from', errors: [{ code: 'in_future' }] });
    expect((await post({ ...good, from: 'gestern' })).json()).toMatchObject({ status: 400, field: '/from' });
    expect((await post(good)).statusCode).toBe(201);
    expect((await post(good)).json()).toMatchObject({ status: 409, code: 'notice_exists' });
    expect((await post({ ...good, version: '2' })).json()).toMatchObject({ status: 409, code: 'notice_exists' });
    expect((await state('9', 3, { cookie: await test.member('a', 'editor') })).statusCode).toBe(403);
  });

  it('ends once, not before it began and not in the future; nobody else’s can be ended or taken back', async () => {
    const { id } = (await state('1', 40)).json();
    const end = (until: string, who = owner) => test.call('POST', `/api/v1/shop/checkout-notices/${id}/end`, who, { until });
    expect((await end(iso(41))).json()).toMatchObject({ status: 400, field: '/until' });
    expect((await end(iso(-1))).json()).toMatchObject({ status: 400, field: '/until' });
    await test.shop('b');
    const stranger = { cookie: await test.member('b', 'owner') };
    expect((await end(iso(1), stranger)).statusCode).toBe(404);
    expect((await test.call('POST', `/api/v1/shop/checkout-notices/${id}/retract`, stranger)).statusCode).toBe(404);
    expect((await end(iso(1))).statusCode).toBe(200);
    expect((await end(iso(0.5))).json()).toMatchObject({ status: 409, code: 'notice_over' });
  });

  it('stands in the audit log, with version and day, without its text', async () => {
    const { id } = (await state('7', 2)).json();
    const entry = await auditRecords(test.services.db).findOne({ shopId: 'a', subject: id });
    expect(entry).toMatchObject({ action: 'shop.changed', fields: ['checkoutNotices'], changes: [{ field: 'checkoutNotices', after: { version: '7' } }] });
    expect(JSON.stringify(entry)).not.toContain('Hinweis 7');
  });
});
