/** What forms are offered: real values of this shop, counted, and never another shop's. */
import type { ContactView, OrderView } from '@nachklang/nodes/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContactRecord, EventRecord, OrderRecord } from '../engine/model.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

const NOON = Date.parse('2026-03-01T12:00:00Z');
let test: TestApp;
let reader: { key: string };
let stranger: { key: string };

beforeAll(async () => {
  test = await startTestApp();
  await test.shop('a');
  await test.shop('b');
  reader = { key: await test.key('a', 'contacts:read') };
  stranger = { key: await test.key('b', 'contacts:read') };
  const { db } = test.services;
  await db.collection<ContactRecord>('contacts').insertMany([
    contact('anna', { tags: ['vip', 'newsletter'], country: 'DE', attributes: { size: 42, member: true } }),
    contact('ben', { tags: ['vip'], country: 'AT', attributes: { size: 38 } }),
    { ...contact('gone', { tags: ['erased'] }), erasedAt: NOON },
    { ...contact('part', { tags: ['merged'] }), mergedInto: 'anna' },
  ]);
  await db.collection<OrderRecord>('orders').insertMany([
    order('1', 'anna', { categories: ['Schuhe', 'Socken'], channel: 'shop', total: 99.9 }),
    order('2', 'ben', { categories: ['Schuhe'], channel: 'pos', total: 10, placedAt: NOON + 5 }),
  ]);
  await db.collection<EventRecord>('events').insertMany([
    event('e1', 'order.placed', {}, '2'),
    event('e2', 'custom.warranty', { properties: { product: 'Lampe', years: 2 } }),
    event('e3', 'custom.bonus', { properties: { points: 5 } }),
    event('e4', 'custom.bonus', { properties: { points: 5 } }),
    event('e5', 'feedback.given', { score: 3, comment: 'Nie wieder!' }),
  ]);
});
afterAll(() => test.close());

const get = async (url: string, as = reader) => (await test.call('GET', `/api/v1/suggestions${url}`, as)).json();
const values = async (field: string, as = reader) => (await get(`/values?field=${field}`, as)).items;

describe('values of a field', () => {
  it('come with how often they occur, most frequent first', async () => {
    expect(await get('/values?field=order.categories')).toEqual({ items: [{ value: 'Schuhe', count: 2 }, { value: 'Socken', count: 1 }], looked: 2, more: false });
    expect(await values('lines.sku')).toEqual([{ value: 'SKU-1', count: 1 }, { value: 'SKU-2', count: 1 }]);
    expect(await values('parcel.carrier')).toEqual([{ value: 'DHL', count: 2 }]);
  });
  it('leave out who was erased or became part of somebody else', async () => {
    expect(await values('contact.tags')).toEqual([{ value: 'vip', count: 2 }, { value: 'newsletter', count: 1 }]);
  });
  it('are found for attributes and properties of custom events, of whatever type', async () => {
    expect(await values('contact.attributes.size')).toEqual([{ value: 38, count: 1 }, { value: 42, count: 1 }]);
    expect(await values('contact.attributes.member')).toEqual([{ value: true, count: 1 }]);
    expect(await values('event.properties.points')).toEqual([{ value: 5, count: 2 }]);
    expect(await values('event.score')).toEqual([{ value: 3, count: 1 }]);
  });
  it('can be searched', async () => {
    expect((await get('/values?field=order.categories&search=sock')).items).toEqual([{ value: 'Socken', count: 1 }]);
  });
  it('are none for what tells people apart, for dates, and for a field nobody knows', async () => {
    for (const field of ['contact.email', 'event.comment', 'order.placedAt', 'nonsense']) expect([field, await values(field)]).toEqual([field, []]);
  });
  it('are those of one’s own shop only', async () => {
    expect(await values('order.categories', stranger)).toEqual([]);
    expect(await values('event.properties.points', stranger)).toEqual([]);
  });
  it('are for those who may see customers', async () => {
    expect((await test.call('GET', '/api/v1/suggestions/values?field=contact.tags', { key: await test.key('a', 'journeys:read') })).statusCode).toBe(403);
  });
});

describe('names in use', () => {
  it('are those of custom events, attributes and properties', async () => {
    expect((await get('/names?of=custom-events')).items).toEqual(['bonus', 'warranty']);
    expect((await get('/names?of=contact-attributes')).items).toEqual(['member', 'size']);
    expect((await get('/names?of=event-properties')).items).toEqual(['points', 'product', 'years']);
    expect((await get('/names?of=custom-events', stranger)).items).toEqual([]);
  });
  it('of the team are for the team', async () => {
    expect((await get('/names?of=task-owners')).items).toEqual([]);
    const { items } = (await test.call('GET', '/api/v1/suggestions/names?of=task-owners', { cookie: await test.member('a', 'editor') })).json();
    expect(items).toEqual(['editor 1']);
  });
});

describe('the sample', () => {
  it('shows every field of a recent order, dates as dates', async () => {
    const { order, values } = await get('/sample');
    expect(order).toEqual({ id: '2', number: '#2' });
    expect(values).toMatchObject({ 'order.total': 10, 'order.placedAt': '2026-03-01T12:00:00.005Z', 'contact.firstName': 'ben', 'parcel.carrier': 'DHL', 'event.type': 'order.placed', 'contact.attributes.size': 38 });
  });
  it('is of the event types it is asked for', async () => {
    expect((await get('/sample?types=custom.warranty')).values).toMatchObject({ 'event.properties.product': 'Lampe', 'contact.firstName': 'anna' });
  });
  it('falls back on the newest order, and is empty in an empty shop', async () => {
    expect((await get('/sample?types=voucher.redeemed')).order).toEqual({ id: '2', number: '#2' });
    expect(await get('/sample', stranger)).toEqual({ values: {} });
  });
});

it('every look at events goes by the index', async () => {
  const events = test.services.db.collection('events');
  const plan = await events.find({ shopId: 'a', type: 'order.placed' }).sort({ time: -1, _id: -1 }).limit(10).explain('queryPlanner');
  expect(JSON.stringify(plan)).toContain('of_type');
});

function contact(id: string, view: Partial<ContactView>): ContactRecord {
  return {
    _id: id, shopId: 'a', partition: 0, revision: 0, stamps: {}, orders: [], consents: [], suppressions: [], window: [], entries: [], createdAt: NOON,
    view: { id, email: `${id}@kunde.example`, firstName: id, locale: 'de', timeZone: 'Europe/Berlin', tags: [], attributes: {}, orderCount: 1, totalSpent: 10, ...view },
  };
}

function order(id: string, contactId: string, view: Partial<OrderView>): OrderRecord {
  return {
    _id: `a|${id}`, shopId: 'a', contactId, partition: 0, revision: 0, stamps: {}, facts: [], parcelFacts: {}, entries: [],
    view: {
      id, number: `#${id}`, channel: 'shop', state: 'open', currency: 'EUR', total: 1, itemCount: 1, tags: [], categories: [], placedAt: NOON, openReturns: 0, openComplaints: 0,
      lines: [{ id: '1', title: 'Ding', sku: `SKU-${id}`, quantity: 1 }], parcels: [{ id: `p${id}`, carrier: 'DHL', status: 'in_transit', statusAt: NOON, returning: false, lineIds: [] }], ...view,
    },
  };
}

function event(id: string, type: EventRecord['type'], data: Record<string, unknown>, orderId?: string): EventRecord {
  return { _id: `a|shop|${id}`, shopId: 'a', source: 'shop', type, time: NOON, receivedAt: NOON, contactId: orderId === undefined ? 'anna' : 'ben', partition: 0, data, state: 'done', ...(orderId !== undefined && { orderId }) };
}
