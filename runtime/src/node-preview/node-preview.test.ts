/** A node is tried on real events: what it would have done, why, and that nothing comes of it. */
import type { ContactView, OrderView } from '@nachklang/nodes/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContactRecord, EventRecord, OrderRecord } from '../engine/model.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

const HOUR_MS = 3_600_000;
const NOON = Date.parse('2026-03-01T12:00:00Z');
let test: TestApp;
let reader: { key: string };

beforeAll(async () => {
  test = await startTestApp();
  await test.shop('a');
  await test.shop('b');
  reader = { key: await test.key('a', 'contacts:read') };
  const { db } = test.services;
  await db.collection<ContactRecord>('contacts').insertMany([
    contact('anna', { firstName: 'Anna', lastName: 'Berger' }),
    { ...contact('ben', { timeZone: 'America/New_York' }), suppressions: [{ channel: 'any', reason: 'objection', at: NOON, by: 'x' }] },
  ]);
  await db.collection<OrderRecord>('orders').insertMany(Array.from({ length: 12 }, (_, n) => order(n)));
  await db.collection<EventRecord>('events').insertMany(Array.from({ length: 12 }, (_, n) => placed(n)));
});
afterAll(() => test.close());

const PLACED = { type: 'order-event', version: 1, settings: { which: 'placed' } };
const ask = async (node: object, more: object = {}, as = reader) =>
  (await test.call('POST', '/api/v1/node-preview', as, { subject: 'order', timeZone: 'recipient', journeyId: 'j', triggers: [PLACED], node: { id: 'n', version: 1, ...node }, ...more })).json();
const rules = (...list: object[]) => ({ combinator: 'and', rules: list });
const outcomes = async (node: object, more: object = {}) => (await ask(node, more)).items.map(({ outcome }: { outcome: object }) => outcome);

describe('a condition', () => {
  it('says for each of the last ten orders which way it goes, and which value decided', async () => {
    const { usable, items } = await ask({ type: 'if', settings: { rules: rules({ field: 'order.total', operator: '>=', value: 100 }) } });
    expect(usable).toBe(true);
    expect(items).toHaveLength(10);
    expect(items[0]).toMatchObject({
      event: { type: 'order.placed', time: '2026-03-01T23:00:00.000Z' }, contact: { id: 'ben' }, order: { number: '#11', total: 110, currency: 'EUR' },
      outcome: { kind: 'next', port: 'yes', effects: [] }, rules: [{ path: '/rules/rules/0', field: 'order.total', actual: 110, expected: 100, passed: true }],
    });
    expect(items[9]).toMatchObject({ order: { number: '#2' }, contact: { name: 'Anna Berger' }, outcome: { port: 'no' }, rules: [{ actual: 20, passed: false }] });
  });
  it('with several cases explains those that were looked at', async () => {
    const at = (id: string, value: number) => ({ id, name: id, rules: rules({ field: 'order.total', operator: '>=', value }) });
    const { items } = await ask({ type: 'switch', settings: { cases: [at('a', 105), at('b', 50)] } });
    expect(items[0]).toMatchObject({ outcome: { port: 'case-a' }, rules: [{ path: '/cases/0/rules/rules/0' }] });
    expect(items[1]).toMatchObject({ outcome: { port: 'case-b' }, rules: [{ path: '/cases/0/rules/rules/0', passed: false }, { path: '/cases/1/rules/rules/0', passed: true }] });
  });
  it('that spreads people does so as it will when live', async () => {
    const [first, second] = [await outcomes({ type: 'experiment', settings: EXPERIMENT }), await outcomes({ type: 'experiment', settings: EXPERIMENT })];
    expect(first).toEqual(second);
    expect(new Set(first.map(({ port }: { port: string }) => port)).size).toBeGreaterThan(0);
  });
});

const EXPERIMENT = { arms: [{ id: 'a', name: 'A', weight: 50 }, { id: 'b', name: 'B', weight: 50 }] };

describe('a trigger', () => {
  it('says which events would start a run, and why others would not', async () => {
    const settings = { which: 'placed', filter: rules({ field: 'order.total', operator: '>', value: 100 }) };
    expect((await outcomes({ type: 'order-event', settings })).slice(0, 2)).toEqual([{ kind: 'start' }, { kind: 'ignored', reason: 'filtered' }]);
  });
  it('of the journey decides which orders come to its nodes at all', async () => {
    const trigger = { ...PLACED, settings: { which: 'placed', filter: rules({ field: 'order.total', operator: '>', value: 90 }) } };
    expect(await outcomes({ type: 'exit', settings: {} }, { triggers: [trigger] })).toHaveLength(2);
  });
  it('that hears nothing has nothing to show', async () => {
    expect(await ask({ type: 'custom-event', settings: { name: 'quiet' } })).toEqual({ usable: true, eventTypes: ['custom.quiet'], items: [] });
  });
});

describe('a wait', () => {
  it('says until when each would wait, in the zone it counts in', async () => {
    const node = { type: 'until-time', settings: { time: '09:00' } };
    expect((await outcomes(node))[0]).toEqual({ kind: 'wait', until: '2026-03-02T14:00:00.000Z', timeZone: 'America/New_York', effects: [] });
    expect((await outcomes(node, { timeZone: 'shop' }))[0]).toMatchObject({ until: '2026-03-02T08:00:00.000Z', timeZone: 'Europe/Berlin' });
  });
  it('for an event names it', async () => {
    expect((await outcomes({ type: 'for-event', settings: { events: ['order.paid'], timeout: 'P1D' } }))[0]).toMatchObject({ kind: 'wait', eventTypes: ['order.paid'], until: '2026-03-02T23:00:00.000Z' });
  });
});

describe('an action', () => {
  it('says what the policy would answer now', async () => {
    const settings = { email: 'm', class: 'marketing', whenBlocked: 'skip', trackClicks: false };
    expect((await outcomes({ type: 'send-email', settings })).slice(0, 2)).toEqual([
      { kind: 'message', email: 'm', class: 'marketing', answer: 'skip', reason: 'suppressed' },
      { kind: 'message', email: 'm', class: 'marketing', answer: 'send', reason: 'clear' },
    ]);
  });
  it('shows what it would do with placeholders filled in, and does none of it', async () => {
    const settings = { title: 'Anrufen: {{order.number}}', priority: 'high', dueIn: 'PT2H' };
    expect((await outcomes({ type: 'create-task', settings }))[0]).toMatchObject({ kind: 'next', effects: [{ kind: 'task', title: 'Anrufen: #11', dueAt: '2026-03-02T01:00:00.000Z' }] });
    expect(await test.services.db.collection('tasks').countDocuments({})).toBe(0);
    const call = { method: 'POST', url: 'https://example.com/{{order.id}}', headers: [{ name: 'authorization', value: 'secret' }] };
    expect(JSON.stringify(await outcomes({ type: 'http-request', settings: call }))).not.toContain('secret');
  });
});

describe('what cannot be tried', () => {
  it('is said to be so: unknown nodes, settings with problems', async () => {
    for (const node of [{ type: 'nonsense', settings: {} }, { type: 'delay', settings: {} }, { type: 'delay', settings: { duration: 'PT0S' } }]) {
      expect(await ask(node)).toEqual({ usable: false, eventTypes: [], items: [] });
    }
  });
  it('are events of another shop, and for who may not see customers', async () => {
    expect((await ask({ type: 'exit', settings: {} }, {}, { key: await test.key('b', 'contacts:read') })).items).toEqual([]);
    expect(await ask({ type: 'exit', settings: {} }, {}, { key: await test.key('a', 'journeys:read') })).toMatchObject({ status: 403 });
  });
});

function contact(id: string, view: Partial<ContactView>): ContactRecord {
  return {
    _id: id, shopId: 'a', partition: 0, revision: 0, stamps: {}, orders: [], consents: [{ channel: 'email', purpose: 'marketing', state: 'granted', at: NOON, by: 'x' }], suppressions: [], window: [], entries: [], createdAt: NOON,
    view: { id, email: `${id}@kunde.example`, locale: 'de', timeZone: 'Europe/Berlin', tags: [], attributes: {}, orderCount: 1, totalSpent: 10, ...view },
  };
}

/** Every other order is Anna's. */
const buyer = (n: number) => (n % 2 === 0 ? 'anna' : 'ben');

function order(n: number): OrderRecord {
  const view: OrderView = {
    id: String(n), number: `#${n}`, channel: 'shop', state: 'open', currency: 'EUR', total: n * 10, itemCount: 1, tags: [], categories: [], lines: [], parcels: [], placedAt: NOON, openReturns: 0, openComplaints: 0,
  };
  return { _id: `a|${n}`, shopId: 'a', contactId: buyer(n), partition: 0, revision: 0, stamps: {}, facts: [], parcelFacts: {}, entries: [], view };
}

function placed(n: number): EventRecord {
  const time = NOON + n * HOUR_MS;
  return { _id: `a|shop|${n}`, shopId: 'a', source: 'shop', type: 'order.placed', time, receivedAt: time, contactId: buyer(n), partition: 0, orderId: String(n), data: {}, state: 'done' };
}
