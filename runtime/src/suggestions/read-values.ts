/** The values a field of the catalogue has in the newest records of the shop, counted. */
import { findField, type ContactView, type EventType, type Field, type FieldValue, type RuleFacts, type ShopView } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import type { EventRecord } from '../engine/model.ts';
import { customEventTypes, recentContacts, recentEvents, recentOrders } from './recent-records.ts';

/** So many records are looked at, whatever the shop's size: the answer stays quick, and what is common is among them. */
export const LOOKED_AT = 500;
const MAX_VALUE_LENGTH = 120;

/** What tells people and parcels apart is different for each: no list to choose from, and nobody's business here. */
const OF_ONE_PERSON: ReadonlySet<string> = new Set([
  'contact.email', 'contact.phone', 'contact.customerId', 'contact.firstName', 'contact.lastName', 'order.id', 'order.number', 'order.company',
  'parcel.id', 'parcel.trackingNumber', 'event.comment', 'event.text', 'event.message', 'event.messageId', 'event.parcel.id', 'event.parcel.trackingNumber',
  'event.return.id', 'event.complaint.id', 'event.complaint.text', 'event.code',
]);

export interface CountedValue { value: string | number | boolean; count: number }
/** `looked`: how many records the counts are of. */
export interface CountedValues { values: CountedValue[]; looked: number }

/** Empty for a field that does not exist, and for one that has another value for everybody. Dates are no values to choose from. */
export async function readValues(db: mongo.Db, shop: ShopView, name: string): Promise<CountedValues> {
  const field = findField(name);
  if (field === undefined || field.type === 'date' || OF_ONE_PERSON.has(name)) return { values: [], looked: 0 };
  const facts = await factsFor(db, shop, field);
  return { values: count(facts.map((one) => field.read(one))), looked: facts.length };
}

async function factsFor(db: mongo.Db, shop: ShopView, field: Field): Promise<RuleFacts[]> {
  const base: RuleFacts = { shop, contact: nobody(shop), now: 0 };
  switch (field.name.split('.')[0]) {
    case 'contact': return (await recentContacts(db, shop.id, LOOKED_AT)).map(({ view }) => ({ ...base, contact: view }));
    case 'order':
    case 'lines': return (await recentOrders(db, shop.id, LOOKED_AT)).map(({ view }) => ({ ...base, order: view }));
    case 'line': return (await recentOrders(db, shop.id, LOOKED_AT)).flatMap(({ view }) => view.lines.map((line) => ({ ...base, order: view, line })));
    case 'parcel': return (await recentOrders(db, shop.id, LOOKED_AT)).flatMap(({ view }) => view.parcels.map((parcel) => ({ ...base, order: view, parcel })));
    case 'event': return (await eventsWith(db, shop.id, field)).map((event) => ({ ...base, event: asEvent(event) }));
    default: return [];
  }
}

async function eventsWith(db: mongo.Db, shopId: string, { eventTypes = [] }: Field): Promise<EventRecord[]> {
  const custom = eventTypes.includes('custom.*') ? await customEventTypes(db, shopId, 50) : [];
  return recentEvents(db, shopId, [...eventTypes.filter((type) => type !== 'custom.*'), ...custom], LOOKED_AT);
}

function asEvent({ _id: id, source, type, time, receivedAt, contactId = '', data }: EventRecord): NonNullable<RuleFacts['event']> {
  return { id, source, type: type satisfies EventType, time, receivedAt, contactId, data };
}

/** Fields of orders and events do not look at the contact; their facts need one all the same. */
function nobody({ locale, timeZone }: ShopView): ContactView {
  return { id: '', locale, timeZone, tags: [], attributes: {}, orderCount: 0, totalSpent: 0 };
}

/** Most frequent first; a list counts for each of its entries, once. */
function count(found: readonly FieldValue[]): CountedValue[] {
  const counts = new Map<CountedValue['value'], number>();
  for (const value of found) {
    const each = value === undefined ? [] : typeof value === 'object' ? new Set(value) : [value];
    for (const one of each) if (isShort(one)) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || String(a.value).localeCompare(String(b.value)));
}

function isShort(value: CountedValue['value']): boolean {
  return typeof value !== 'string' || (value.trim() !== '' && value.length <= MAX_VALUE_LENGTH);
}
