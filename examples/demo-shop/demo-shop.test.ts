/** The demo shop tells valid events, the same ones every time, and as untidily as the world does. */
import { CloudEvent, isEventType, schemaOfEvent } from '@nachklang/nodes/sdk';
import { simulate } from '@nachklang/runtime/simulation';
import { Compile } from 'typebox/compile';
import { describe, expect, test } from 'vitest';
import { demoArrivals, demoEvents, demoShop } from './generate.ts';

const end = Date.parse('2026-04-20T09:00:00Z');
const DAY = 86_400_000;
const arrivals = demoArrivals({ end });
const events = arrivals.map((arrival) => arrival.event);
const once = [...new Map(events.map((event) => [`${event.source} ${event.id}`, event])).values()];
const ofType = (type: string) => once.filter((event) => event.type === type);
const read = (event: CloudEvent, ...path: string[]): unknown =>
  path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined), event.data);

describe('the demo shop', () => {
  test('tells events that all fit their schemas', () => {
    const envelope = Compile(CloudEvent);
    for (const event of once) {
      expect(envelope.Check(event), event.id).toBe(true);
      if (!isEventType(event.type)) throw new Error(`${event.type} is not an event type`);
      expect([...Compile(schemaOfEvent(event.type)).Errors(event.data)], event.id).toEqual([]);
    }
  });

  test('tells the same story for the same options, and another for another seed', () => {
    const options = { end, seed: 7, orders: 40 };
    expect(JSON.stringify(demoArrivals(options))).toBe(JSON.stringify(demoArrivals(options)));
    expect(JSON.stringify(demoEvents(options))).not.toBe(JSON.stringify(demoEvents({ ...options, seed: 8 })));
  });

  test('has 300 orders of 200 customers, some of whom come back', () => {
    const buyers = new Map<unknown, number>();
    for (const event of ofType('order.placed')) {
      const email = read(event, 'contact', 'email');
      buyers.set(email, (buyers.get(email) ?? 0) + 1);
    }
    expect(ofType('order.placed').length).toBeGreaterThanOrEqual(297);
    expect(buyers.size).toBeGreaterThanOrEqual(197);
    expect(buyers.size).toBeLessThanOrEqual(200);
    expect([...buyers.values()].filter((orders) => orders > 1).length).toBeGreaterThan(40);
  });

  test('speaks two languages in two countries', () => {
    const locales = new Set(ofType('order.placed').map((event) => read(event, 'contact', 'locale')));
    expect(locales).toEqual(new Set(['de-DE', 'de-AT', 'en-DE', 'en-AT']));
  });

  test('writes to reserved domains only', () => {
    for (const event of ofType('order.placed')) expect(read(event, 'contact', 'email')).toMatch(/@example\.(com|org|net)$/);
    expect(demoShop.supportEmail).toMatch(/\.example$/);
  });

  test('covers 60 days and ends at the given instant', () => {
    const times = ofType('order.placed').map((event) => Date.parse(event.time ?? ''));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(end - 61 * DAY);
    expect(Math.max(...times)).toBeGreaterThan(end - 2 * DAY);
    expect(arrivals.every((arrival) => arrival.at <= end && arrival.at >= Date.parse(arrival.event.time ?? ''))).toBe(true);
  });

  test('tells delays, lost parcels, failed attempts, pickups, returns, cancellations, refunds and retractions', () => {
    const statuses = new Set(ofType('parcel.status').map((event) => read(event, 'status')));
    for (const status of ['delayed', 'attempt_failed', 'ready_for_pickup', 'exception', 'returning', 'delivered']) expect(statuses).toContain(status);
    for (const type of ['return.requested', 'return.refunded', 'order.cancelled', 'order.refunded', 'parcel.retracted', 'complaint.opened', 'contact.objected']) {
      expect(ofType(type).length, type).toBeGreaterThan(0);
    }
  });

  test('tells nothing that the engine could not use, but for what it tells twice', async () => {
    const { unused, orders, contacts } = await simulate({ journeys: [], events, shop: demoShop });
    expect(new Set(unused.map(({ reason }) => reason))).toEqual(new Set(['duplicate']));
    expect(unused.length).toBe(events.length - once.length);
    expect(orders.length).toBe(ofType('order.placed').length);
    expect(contacts.length).toBeLessThanOrEqual(200);
  });

  test('packs one to three parcels, and some go silent for days', () => {
    const parcels = new Map<unknown, { order: unknown; times: number[] }>();
    for (const event of ofType('parcel.status')) {
      const id = read(event, 'parcel', 'id');
      const parcel = parcels.get(id) ?? { order: read(event, 'order', 'id'), times: [] };
      parcel.times.push(Date.parse(event.time ?? ''));
      parcels.set(id, parcel);
    }
    const perOrder = Map.groupBy(parcels.values(), (parcel) => parcel.order);
    expect(new Set([...perOrder.values()].map((list) => list.length))).toEqual(new Set([1, 2, 3]));
    const longestSilence = (times: number[]) => Math.max(...times.toSorted((a, b) => a - b).map((time, index, all) => time - (all[index - 1] ?? time)));
    expect([...parcels.values()].filter((parcel) => longestSilence(parcel.times) > 3 * DAY).length).toBeGreaterThan(5);
  });

  test('arrives late, doubled and out of order now and then', () => {
    const late = arrivals.filter((arrival) => arrival.at - Date.parse(arrival.event.time ?? '') > 2 * 3_600_000);
    const unordered = events.filter((event, index) => Date.parse(event.time ?? '') < Date.parse(events[index - 1]?.time ?? event.time ?? ''));
    expect(late.length).toBeGreaterThan(20);
    expect(unordered.length).toBeGreaterThan(50);
    expect(events.length - once.length).toBeGreaterThan(50);
    expect(arrivals.every((arrival, index) => arrival.at >= (arrivals[index - 1]?.at ?? 0))).toBe(true);
  });
});
