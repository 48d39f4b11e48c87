/** The newest records of a shop, as many as a suggestion or a preview looks at; read by index, never all. */
import type { EventType } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import type { ContactRecord, EventRecord, OrderRecord } from '../engine/model.ts';
import type { IndexSpec } from '../store/index-spec.ts';

export const RECENT_INDEXES: IndexSpec[] = [{ collection: 'events', key: { shopId: 1, type: 1, time: -1, _id: -1 }, options: { name: 'of_type' } }];

const orders = (db: mongo.Db) => db.collection<OrderRecord>('orders');
const contacts = (db: mongo.Db) => db.collection<ContactRecord>('contacts');
const events = (db: mongo.Db) => db.collection<EventRecord>('events');
/** What only the projections need. */
const WITHOUT_BOOKKEEPING = { stamps: 0, facts: 0, parcelFacts: 0, entries: 0 } as const;

export async function recentOrders(db: mongo.Db, shopId: string, limit: number): Promise<OrderRecord[]> {
  const found = await orders(db).find({ shopId }, { projection: WITHOUT_BOOKKEEPING }).sort({ 'view.placedAt': -1, _id: -1 }).limit(limit).toArray();
  return found.filter(({ erasedAt }) => erasedAt === undefined);
}

export async function recentContacts(db: mongo.Db, shopId: string, limit: number): Promise<ContactRecord[]> {
  const found = await contacts(db).find({ shopId }, { projection: WITHOUT_BOOKKEEPING }).sort({ createdAt: -1, _id: -1 }).limit(limit).toArray();
  return found.filter(isSomebody);
}

/** Of any of these types, newest first; those that are still parked belong to nobody yet. */
export async function recentEvents(db: mongo.Db, shopId: string, types: readonly string[], limit: number): Promise<EventRecord[]> {
  const lists = await Promise.all(
    types.map((type) => events(db).find({ shopId, type: type as EventType }).sort({ time: -1, _id: -1 }).limit(limit).toArray()),
  );
  return lists.flat().filter(({ contactId }) => contactId !== undefined).sort((a, b) => b.time - a.time || (a._id < b._id ? 1 : -1)).slice(0, limit);
}

/** Names of custom events that came in, each found by one step through the index. */
export async function customEventTypes(db: mongo.Db, shopId: string, limit: number): Promise<string[]> {
  const types: string[] = [];
  for (let after = 'custom.'; types.length < limit; ) {
    const next = await events(db).find({ shopId, type: { $gt: after as EventType, $lt: 'custom/' as EventType } }, { projection: { type: 1 } }).sort({ type: 1 }).limit(1).next();
    if (next === null) break;
    types.push(next.type);
    after = next.type;
  }
  return types;
}

/** Contacts and orders of these events, by id. */
export async function recordsOf(db: mongo.Db, shopId: string, found: readonly EventRecord[]) {
  const contactIds = [...new Set(found.flatMap(({ contactId }) => contactId ?? []))];
  const orderIds = [...new Set(found.flatMap(({ orderId }) => (orderId === undefined ? [] : `${shopId}|${orderId}`)))];
  const [people, bought] = await Promise.all([
    contacts(db).find({ _id: { $in: contactIds }, shopId }).toArray(),
    orders(db).find({ _id: { $in: orderIds }, shopId }).toArray(),
  ]);
  return {
    contacts: new Map(people.filter(isSomebody).map((contact) => [contact._id, contact])),
    orders: new Map(bought.filter(({ erasedAt }) => erasedAt === undefined).map((order) => [order.view.id, order])),
  };
}

/** Erased people and those who are part of another contact now are nobody's example. */
function isSomebody({ mergedInto, erasedAt }: ContactRecord): boolean {
  return mergedInto === undefined && erasedAt === undefined;
}
