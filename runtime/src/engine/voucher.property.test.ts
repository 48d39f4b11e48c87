/** No voucher leaves early (R42), whatever happens to the orders: the engine against the plain words of the rule, told from the events alone. */
import { NODE_TYPES } from '@nachklang/nodes/executors';
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { journey as documentOf, ON_ORDER } from '../scheduling/engine-world.fixture.ts';
import { MemoryEngineStore } from '../simulation/memory-engine-store.ts';
import { compileJourney } from './compile-journey.ts';
import { drain, type ShopRuntime } from './drain.ts';
import type { EventRecord } from './model.ts';
import type { MessageRecord } from './outbox-model.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const T0 = Date.parse('2026-03-02T09:00:00Z');
const END = T0 + 150 * DAY;
const ZONE = 'Europe/Berlin';
type Mailing = Record<string, unknown>;

function journey(name: string, subject: JourneyDocument['subject'], wait: number, settings: Mailing): JourneyDocument {
  const mail: [string, string, Mailing] = ['mail', 'send-email', { email: 'mail', class: 'marketing', whenBlocked: 'skip', trackClicks: false, ...settings }];
  const document = documentOf(name, ON_ORDER, ...(wait === 0 ? [] : [['wait', 'delay', { duration: `PT${wait}H` }] as [string, string, Mailing]]), mail);
  const words = settings['class'] === 'transactional' ? '{% if may_advertise %}{{ voucher.code }}{% endif %}' : '{{ voucher.code }}';
  const content = { subject: 'Danke', mjml: `<mjml><mj-body>${words}</mj-body></mjml>` };
  return { ...document, subject, emails: { mail: { de: content, en: { subject: 'Thanks', mjml: '<mjml><mj-body></mj-body></mjml>' } } } };
}

const plans = fc.array(
  fc.record({
    subject: fc.constantFrom<JourneyDocument['subject'][]>('order', 'contact'), wait: fc.integer({ min: 0, max: 40 * 24 }), service: fc.boolean(),
    whenBlocked: fc.constantFrom('skip', 'defer', 'ignore'), deferDays: fc.integer({ min: 1, max: 90 }),
  }),
  { minLength: 1, maxLength: 3 },
);
const happenings = fc.array(
  fc.record({
    at: fc.integer({ min: 1, max: 60 * 24 }), order: fc.constantFrom('o1', 'o2'), ref: fc.constantFrom('a', 'b'),
    type: fc.constantFrom<EventRecord['type'][]>(
      'parcel.status', 'parcel.status', 'parcel.status', 'parcel.retracted', 'order.fulfilled', 'return.requested', 'return.refunded', 'return.rejected', 'withdrawal.submitted', 'order.refunded', 'order.cancelled',
    ),
    status: fc.constantFrom('delivered', 'delivered', 'delivered', 'in_transit', 'returning'),
  }),
  { maxLength: 6 },
);
/** Hours after which each order has arrived, if it does. */
const arrivals = fc.record({ o1: fc.option(fc.integer({ min: 1, max: 20 * 24 })), o2: fc.option(fc.integer({ min: 1, max: 20 * 24 })) });

let count = 0;
function event(type: EventRecord['type'], time: number, orderId: string, data: Record<string, unknown> = {}, parcelId?: string): EventRecord {
  count += 1;
  return {
    _id: `s1|test|${String(count).padStart(9, '0')}`, shopId: 's1', source: 'test', type, time, receivedAt: time, contactId: 'c1', partition: 1, orderId, ...(parcelId !== undefined && { parcelId }), state: 'pending',
    data: { order: { id: orderId, number: orderId, total: 40, currency: 'EUR', lines: [], advertisingNotice: { version: '1' } }, contact: { email: 'anna@example.com' }, ...data },
  };
}

type Told = { at: number; order: string; ref: string; type: EventRecord['type']; status: string };

function storyOf(told: readonly Told[]): EventRecord[] {
  const events = ['o1', 'o2'].map((order, index) => event('order.placed', T0 + index * 5 * DAY, order));
  for (const { at, order, ref, type, status } of told) {
    const time = T0 + 5 * DAY + at * HOUR;
    if (type.startsWith('parcel.')) events.push(event(type, time, order, { parcel: { id: `${order}-${ref}` }, ...(type === 'parcel.status' ? { status } : { retractedStatus: 'delivered' }) }, `${order}-${ref}`));
    else if (type.startsWith('return.')) events.push(event(type, time, order, { return: { id: `${order}-${ref}` } }));
    else events.push(event(type, time, order, type === 'order.refunded' ? { amount: 5 } : {}));
  }
  return events.sort((a, b) => a.time - b.time);
}

/** Everything that stands against a voucher at this instant, in the words of the rule. */
function against(story: readonly EventRecord[], orderId: string, at: number): string | undefined {
  const heard = story.filter((one) => one.orderId === orderId && one.time <= at);
  const parcels = new Set(heard.flatMap(({ parcelId }) => parcelId ?? []));
  const arrivals = [...parcels].map((id) => arrivalOf(heard.filter(({ parcelId }) => parcelId === id)));
  if (parcels.size === 0 || arrivals.includes(undefined) || !heard.some(({ type }) => type === 'order.fulfilled')) return 'not delivered';
  const last = Math.max(...arrivals.map((one) => one ?? 0));
  const dayOf = (time: number) => Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(ZONE).toPlainDate();
  if (Temporal.PlainDate.compare(dayOf(at), dayOf(last).add({ days: 18 })) < 0) return 'return period';
  const returns = heard.filter(({ type }) => type.startsWith('return.'));
  const idOf = (one: EventRecord) => JSON.stringify(one.data['return']);
  if (returns.some((one) => !returns.some((other) => idOf(other) === idOf(one) && /refunded|rejected/.test(other.type)))) return 'return open';
  const declared = heard.findLast(({ type }) => type === 'withdrawal.submitted');
  if (declared && !heard.some(({ type, time }) => time >= declared.time && /refunded|rejected|cancelled/.test(type))) return 'withdrawal open';
  return undefined;
}

function arrivalOf(told: readonly EventRecord[]): number | undefined {
  const standing: EventRecord[] = [];
  for (const one of told) {
    const taken = one.type === 'parcel.retracted' ? standing.findLastIndex(({ data }) => data['status'] === 'delivered') : -1;
    if (one.type !== 'parcel.retracted') standing.push(one);
    else if (taken >= 0) standing.splice(taken, 1);
  }
  if (standing.some(({ data }) => data['status'] === 'returning')) return undefined;
  return standing.find(({ data }) => data['status'] === 'delivered')?.time;
}

function play(documents: readonly JourneyDocument[], story: readonly EventRecord[]): MessageRecord[] {
  const store = new MemoryEngineStore();
  const live = documents.map((document) => compileJourney({ id: `${document.name.en}@1`, journeyId: document.name.en, shopId: 's1', document }, NODE_TYPES));
  const shop: ShopRuntime = { view: { id: 's1', name: 'Kontor', timeZone: ZONE, country: 'DE', locale: 'de', returnDays: 14 }, caps: [], policy: { sendTimes: [] }, live };
  const at = (now: number, events: EventRecord[]) => {
    store.add(events);
    do {
      const result = drain({ batch: store.take(now, 500), now, shop: () => shop, journey: (id) => live.find((one) => one.id === id) });
      if (result.kind !== 'changes') throw new Error(result.kind);
      store.apply(result.changes);
    } while (store.hasPending());
  };
  const until = (end: number) => {
    for (let due = store.nextDueAt(); due !== undefined && due <= end; due = store.nextDueAt()) at(due, []);
  };
  for (const one of story) {
    until(one.time - 1);
    at(one.time, [{ ...one }]);
  }
  until(END);
  expect(store.failed).toEqual([]);
  return [...store.messages.values()];
}

test('no voucher leaves before its order is delivered, its return period over and its returns closed', () => {
  let left = 0;
  fc.assert(
    fc.property(plans, arrivals, happenings, (made, arrived, told) => {
      const usual = Object.entries(arrived).flatMap(([order, at]) => (at === null ? [] : (['order.fulfilled', 'parcel.status'] as const).map((type): Told => ({ at, order, ref: 'a', type, status: 'delivered' }))));
      const story = storyOf([...usual, ...told]);
      const documents = made.map(({ subject, wait, service, whenBlocked, deferDays }, index) =>
        journey(`j${index}`, subject, wait, { class: service ? 'transactional' : 'marketing', whenBlocked, ...(whenBlocked === 'defer' && { deferFor: `P${deferDays}D` }) }));
      for (const { createdAt, orderId, class: messageClass, advertising } of play(documents, story)) {
        if (messageClass === 'transactional' && advertising === 'dropped') continue;
        left += 1;
        // A run about the person waits for each order that was placed by then and not called off.
        const cancelled = (id: string) => story.some((one) => one.orderId === id && one.type === 'order.cancelled' && one.time <= createdAt);
        const orders = orderId === undefined ? story.filter(({ type, time }) => type === 'order.placed' && time <= createdAt).map((one) => one.orderId ?? '').filter((id) => !cancelled(id)) : [orderId];
        for (const id of orders) expect(against(story, id, createdAt)).toBeUndefined();
      }
    }),
    { numRuns: 400, seed: 42 },
  );
  // Else it proves nothing.
  expect(left).toBeGreaterThan(40);
});

test('news of an order wakes what waits for it, and each return is looked at as it stands', () => {
  const documents = [journey('thanks', 'order', 0, { whenBlocked: 'defer', deferFor: 'P60D' })];
  const delivered = event('parcel.status', T0 + 3 * DAY, 'o1', { parcel: { id: 'p1' }, status: 'delivered' }, 'p1');
  const story = [event('order.placed', T0, 'o1'), event('order.fulfilled', T0 + DAY, 'o1'), delivered];
  // Thursday, 5 March, plus fourteen days, plus three of grace, from the midnight after.
  const released = Date.parse('2026-03-22T23:00:00Z');
  expect(play(documents, story).map(({ createdAt }) => createdAt)).toEqual([released]);
  const asked = event('return.requested', T0 + 10 * DAY, 'o1', { return: { id: 'r1' } });
  expect(play(documents, [...story, asked])).toEqual([]);
  const settled = event('return.rejected', T0 + 30 * DAY, 'o1', { return: { id: 'r1' } });
  expect(play(documents, [...story, asked, settled]).map(({ createdAt }) => createdAt)).toEqual([settled.time]);
});
