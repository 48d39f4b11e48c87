/** A test run tells the whole path, with times, reasons and mails, and leaves no trace of itself. */
import { DEFAULT_JOURNEY_SETTINGS, type JourneyDocument } from '@nachklang/nodes/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventRecord } from '../engine/model.ts';
import { collectionsOf } from '../store/collections.ts';
import { startTestApp, type TestApp } from '../test-app.ts';
import type { TestRun, TestVisit } from './test-run-schema.ts';

const mjml = '<mjml><mj-body><mj-section><mj-column><mj-text>{{ greeting }}: {{ order.number }}</mj-text></mj-column></mj-section></mj-body></mjml>';
const mail = { subject: '{{ greeting }}', preheader: 'Nr. {{ order.number }}', mjml };
const over50 = { combinator: 'and', rules: [{ field: 'order.total', operator: '>=', value: 50 }] };

type Node = [id: string, type: string, settings: Record<string, unknown>];
function journeyOf(nodes: Node[], edges: [from: string, port: string, to: string][], settings: Partial<JourneyDocument['settings']> = {}): JourneyDocument {
  return {
    format: 1, name: { de: 'Probe 🎁', en: 'Trial 🎁' }, subject: 'order', settings: { ...DEFAULT_JOURNEY_SETTINGS, ...settings }, notes: [],
    nodes: nodes.map(([id, type, given]) => ({ id, type, version: 1, settings: given, position: { x: 0, y: 0 } })),
    edges: edges.map(([from, port, to]) => ({ from, port, to })), emails: { mail: { de: mail, en: mail } },
  };
}
const send = { email: 'mail', class: 'transactional', whenBlocked: 'skip', trackClicks: false };
const REVIEW = journeyOf(
  [['start', 'order-event', { which: 'placed' }], ['large', 'if', { rules: over50 }], ['wait', 'for-event', { events: ['parcel.status'], timeout: 'P10D' }], ['rest', 'delay', { duration: 'P2D' }], ['mail', 'send-email', send]],
  [['start', 'next', 'large'], ['large', 'yes', 'wait'], ['wait', 'event', 'rest'], ['wait', 'timeout', 'mail'], ['rest', 'next', 'mail']],
  { exitOn: [{ type: 'order.cancelled' }] },
);

let test: TestApp;
let viewer: { cookie: string };
let id: string;
beforeAll(async () => {
  test = await startTestApp();
  await test.shop('a');
  await test.shop('b');
  viewer = { cookie: await test.member('a', 'viewer') };
  const created = await test.call('POST', '/api/v1/journeys', { cookie: await test.member('a', 'editor') }, { document: REVIEW });
  id = created.json().id;
});
afterAll(() => test.close());

const ask = (body: object, as: { key?: string; cookie?: string } = viewer) => test.call('POST', `/api/v1/journeys/${id}/test`, as, body);
async function run(body: object): Promise<TestRun> {
  const answer = await ask(body);
  expect([answer.statusCode, answer.json().code]).toEqual([200, undefined]);
  return answer.json();
}
const path = (told: TestRun) => told.runs[0]?.visits.map(({ nodeId, port }) => `${nodeId}:${port}`);
const visit = (told: TestRun, nodeId: string): TestVisit | undefined => told.runs[0]?.visits.find((one) => one.nodeId === nodeId);

describe('somebody invented', () => {
  it('goes the whole way, with instants on the recipient’s clock, and gets the mail rendered', async () => {
    const told = await run({ who: { kind: 'sample', locale: 'de', startAt: '2026-03-27T10:00:00Z' } });
    expect(path(told)).toEqual(['start:next', 'large:yes', 'wait:event', 'rest:next', 'mail:sent']);
    expect(visit(told, 'wait')).toMatchObject({ why: 'event', event: 'parcel.status', waits: [{ until: { utc: '2026-04-06T09:00:00.000Z', local: '2026-04-06T11:00:00+02:00' } }] });
    // Over the night in which the clocks go forward, two days end at the same time of day.
    expect(visit(told, 'rest')).toMatchObject({ why: 'time', at: { local: '2026-03-28T11:00:00+01:00' }, leftAt: { local: '2026-03-30T11:00:00+02:00' } });
    expect(visit(told, 'mail')?.message).toMatchObject({ to: 'anna.beispiel@example.com', decisions: [{ outcome: 'send', reason: 'clear' }], mail: { subject: 'Guten Tag Anna Beispiel', preheader: 'Nr. #1001', html: expect.stringContaining('#1001') }, mailProblems: [] });
    expect(told.runs[0]?.end).toMatchObject({ state: 'completed', reason: 'end' });
    expect(told.events[0]).toMatchObject({ type: 'contact.consent_confirmed', origin: 'sample' });
  });

  it('meets conditions that say which field had which value', async () => {
    const told = await run({ who: { kind: 'sample', total: 12 } });
    expect(path(told)).toEqual(['start:next', 'large:no']);
    expect(visit(told, 'large')?.rules).toMatchObject([{ path: '/rules', holds: false, rules: [{ field: 'order.total', label: { en: expect.any(String) }, actual: 12, expected: 50, passed: false }] }]);
  });

  it('lives by the script: a cancellation ends the run, silence runs out', async () => {
    const cancelled = await run({ who: { kind: 'sample' }, script: [{ type: 'order.cancelled', after: 'P1D' }] });
    expect(cancelled.runs[0]?.end).toMatchObject({ state: 'exited', reason: 'order.cancelled' });
    expect(visit(cancelled, 'wait')).toMatchObject({ why: 'exit' });
    const silent = await run({ who: { kind: 'sample' }, script: [] });
    expect(path(silent)).toEqual(['start:next', 'large:yes', 'wait:timeout', 'mail:sent']);
  });

  it('follows the branches one chooses', async () => {
    const told = await run({ who: { kind: 'sample', total: 1 }, branches: [{ nodeId: 'large', port: 'yes' }, { nodeId: 'wait', port: 'timeout' }] });
    expect(path(told)).toEqual(['start:next', 'large:yes', 'wait:timeout', 'mail:sent']);
    expect(visit(told, 'large')?.why).toBe('chosen');
    expect(visit(told, 'wait')).toMatchObject({ why: 'chosen', leftAt: visit(told, 'wait')?.waits[0]?.until });
    const later = await run({ who: { kind: 'sample' }, branches: [{ nodeId: 'wait', port: 'event', after: 'P3D' }] });
    expect(path(later)).toEqual(['start:next', 'large:yes', 'wait:event', 'rest:next', 'mail:sent']);
    expect(visit(later, 'mail')?.at.utc).toBe('2026-03-07T09:00:00.000Z');
  });

  it('starts a journey by what its trigger waits for, and says why it did not', async () => {
    const custom = journeyOf([['start', 'custom-event', { name: 'gift' }], ['tag', 'tag', { target: 'contact', add: ['🎁'], remove: [] }]], [['start', 'next', 'tag']]);
    const told = await run({ document: custom, who: { kind: 'sample' } });
    expect(visit(told, 'tag')?.effects).toMatchObject([{ kind: 'tag', add: ['🎁'] }]);
    const picky = journeyOf([['start', 'order-event', { which: 'placed', filter: over50 }]], []);
    const refused = await run({ document: picky, who: { kind: 'sample', total: 3 } });
    expect(refused).toMatchObject({ runs: [], triggers: [{ nodeId: 'start', outcome: 'ignore', reason: 'filtered', rules: [{ path: '/filter', holds: false }] }] });
  });
});

describe('what is not finished', () => {
  it('runs as far as its errors let it, and names the mail that cannot be made', async () => {
    const broken = structuredClone(REVIEW);
    broken.nodes.push({ id: 'odd', type: 'no-such-node', version: 1, settings: {}, position: { x: 0, y: 0 } });
    broken.edges.push({ from: 'mail', port: 'sent', to: 'odd' });
    broken.emails['mail'] = { de: { ...mail, mjml: '<mjml><mj-body>{{ nobody.knows</mj-body></mjml>' }, en: mail };
    const told = await run({ document: broken, who: { kind: 'sample', locale: 'de' } });
    expect(visit(told, 'mail')?.message?.mailProblems.length).toBeGreaterThan(0);
    expect(visit(told, 'odd')).toMatchObject({ why: 'failed', note: expect.stringContaining('no-such-node') });
    expect((await ask({ document: { format: 2 }, who: { kind: 'sample' } })).statusCode).toBe(422);
  });

  it('does not run for ever: a loop is cut short', async () => {
    const loop = journeyOf([['start', 'order-event', { which: 'placed' }], ['rest', 'delay', { duration: 'PT1M' }]], [['start', 'next', 'rest'], ['rest', 'next', 'rest']]);
    const told = await run({ document: loop, who: { kind: 'sample' } });
    expect(told.stopped).toBe('too_many_steps');
    expect(told.runs[0]?.visits.length).toBeLessThanOrEqual(1_001);
  });

  it('names events of a script that do not exist', async () => {
    const told = await run({ who: { kind: 'sample' }, script: [{ type: 'order.exploded 🎆', after: 'P1D' }] });
    expect(told.unused).toMatchObject([{ type: 'order.exploded 🎆' }]);
  });
});

describe('a voucher (R42)', () => {
  const block = '{% if may_advertise %}<mj-section css-class="nk-voucher"><mj-column><mj-text>Zehn Prozent</mj-text></mj-column></mj-section>{% endif %}';
  const thanks = (settings: object): JourneyDocument => ({
    ...journeyOf([['start', 'order-event', { which: 'placed' }], ['mail', 'send-email', { ...send, ...settings }]], [['start', 'next', 'mail']]),
    emails: { mail: { de: { ...mail, mjml: mjml.replace('<mj-body>', `<mj-body>${block}`) }, en: mail } },
  });

  it('shows why it waits, in both languages, and when it leaves', async () => {
    const told = await run({ document: thanks({ class: 'marketing', whenBlocked: 'defer', deferFor: 'P60D' }), who: { kind: 'sample', locale: 'de' } });
    const message = visit(told, 'mail')?.message;
    expect(message?.decisions.map(({ outcome, reason }) => `${outcome} ${reason}`)).toEqual(['defer voucher', 'defer voucher', 'defer quiet_hours', 'send clear']);
    expect(message?.decisions[0]?.sentence).toEqual({
      de: 'Aufgeschoben: für einen Gutschein ist es zu früh, denn noch ist nicht alles zugestellt.', en: 'Put off: it is too early for a voucher, because not everything is delivered yet.',
    });
    expect(message?.decisions[1]?.checks.find(({ rule }) => rule === 'voucher')?.inputs).toMatchObject({ waitsFor: 'return_period', returnDays: 14, graceDays: 3 });
    expect(message?.mail?.html).toContain('Zehn Prozent');
  });

  it('is left out of a service mail as it would be', async () => {
    const told = await run({ document: thanks({}), who: { kind: 'sample', locale: 'de' } });
    expect(visit(told, 'mail')).toMatchObject({ port: 'sent', message: { decisions: [{ outcome: 'send', sentence: { de: expect.stringContaining('ohne die Werbung darin: für einen Gutschein ist es zu früh') } }] } });
    expect(visit(told, 'mail')?.message?.mail?.html).not.toContain('Zehn Prozent');
  });
});

describe('a real order', () => {
  beforeAll(async () => {
    const { services } = test;
    const { events, contacts, orders } = collectionsOf(services.db);
    const at = services.clock.now() - 30 * 86_400_000;
    const base = { shopId: 'a', source: 's', contactId: 'c1', partition: 3, orderId: '7', state: 'done' as const };
    const order = { id: '7', number: '#7 🎁', total: 80, currency: 'EUR', lines: [] };
    const facts: EventRecord[] = [
      { ...base, _id: 'a|s|1', type: 'order.placed', time: at, receivedAt: at, data: { order, contact: { email: 'ben@example.com' } } },
      { ...base, _id: 'a|s|2', type: 'parcel.status', time: at + 86_400_000, receivedAt: at, parcelId: 'p', data: { parcel: { id: 'p' }, status: 'delivered', order: { id: '7' } } },
    ];
    await events.insertMany(facts);
    await orders.insertOne({
      _id: 'a|7', shopId: 'a', contactId: 'c1', partition: 3, revision: 1, stamps: {}, facts: [], parcelFacts: {}, entries: [],
      view: { id: '7', number: '#7 🎁', channel: 'shop', state: 'open', currency: 'EUR', total: 80, itemCount: 0, lines: [], categories: [], parcels: [], tags: [], openReturns: 0, openComplaints: 0, placedAt: at },
    });
    await contacts.insertOne({
      _id: 'c1', shopId: 'a', partition: 3, revision: 1, stamps: { locale: { time: at, by: 'x' }, timeZone: { time: at, by: 'x' } }, orders: [], consents: [], suppressions: [], entries: [], createdAt: at,
      window: [{ key: 'other|x|1|m|1', at: at + 2 * 86_400_000, channel: 'email', class: 'marketing' }],
      view: { id: 'c1', email: 'ben@example.com', firstName: 'Ben 🎁', locale: 'en', timeZone: 'Europe/London', tags: [], attributes: {}, orderCount: 1, totalSpent: 80 },
    });
  });

  it('is followed through its own events, in the language and zone of its customer', async () => {
    const told = await run({ who: { kind: 'order', orderId: '7' } });
    expect(path(told)).toEqual(['start:next', 'large:yes', 'wait:event', 'rest:next', 'mail:sent']);
    expect(visit(told, 'mail')?.message).toMatchObject({ locale: 'en', to: 'ben@example.com', mail: { subject: 'Hello Ben 🎁', preheader: 'Nr. #7 🎁' } });
    expect(told).toMatchObject({ timeZone: 'Europe/London', order: { number: '#7 🎁' }, events: [{ origin: 'real' }, { origin: 'real', status: 'delivered' }] });
  });

  it('counts what other journeys sent meanwhile against the caps', async () => {
    const marketing = structuredClone(REVIEW);
    for (const node of marketing.nodes) if (node.id === 'mail') node.settings['class'] = 'marketing';
    marketing.nodes = marketing.nodes.map((node) => (node.id === 'rest' ? { ...node, settings: { duration: 'P1D' } } : node));
    const told = await run({ document: marketing, who: { kind: 'order', orderId: '7' } });
    expect(visit(told, 'mail')?.message?.decisions.at(-1)).toMatchObject({ outcome: 'skip' });
  });

  it('leaves nothing behind', async () => {
    const { db } = test.services;
    const counts = async () => Promise.all(['events', 'contacts', 'orders', 'enrollments', 'messages', 'decisions', 'mails', 'tasks', 'calls'].map((name) => db.collection(name).countDocuments({})));
    const before = await counts();
    await run({ who: { kind: 'order', orderId: '7' } });
    await run({ who: { kind: 'contact', contactId: 'c1' } });
    expect(await counts()).toEqual(before);
  });

  it('is shown only to whom orders and contacts are shown', async () => {
    const program = { key: await test.key('a', 'runs:read', 'orders:read') };
    for (const who of [{ kind: 'order', orderId: '7' }, { kind: 'contact', contactId: 'c1' }]) expect((await ask({ who }, program)).json()).toMatchObject({ status: 403, code: 'forbidden', field: '/who' });
    expect((await ask({ who: { kind: 'sample' } }, program)).statusCode).toBe(200);
    expect((await ask({ who: { kind: 'order', orderId: '7' } }, { key: await test.key('a', 'runs:read', 'orders:read', 'contacts:read') })).statusCode).toBe(200);
  });

  it('of another shop is not found, nor is its journey', async () => {
    expect((await ask({ who: { kind: 'order', orderId: '8' } })).json().code).toBe('order_not_found');
    const stranger = { cookie: await test.member('b', 'owner') };
    expect((await ask({ who: { kind: 'order', orderId: '7' } }, stranger)).json().code).toBe('journey_not_found');
    const other = await test.call('POST', '/api/v1/journeys', stranger, { document: REVIEW });
    const theirs = await test.call('POST', `/api/v1/journeys/${other.json().id}/test`, stranger, { who: { kind: 'contact', contactId: 'c1' } });
    expect([theirs.statusCode, theirs.json().code]).toEqual([404, 'contact_not_found']);
  });
});
