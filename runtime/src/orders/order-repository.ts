/** Reads orders; the projections write them. */
import type { mongo } from 'mongoose';
import type { OrderRecord } from '../engine/model.ts';
import { readPage } from '../paging/read-page.ts';
import type { IndexSpec } from '../store/index-spec.ts';

export const ORDER_INDEXES: IndexSpec[] = [
  { collection: 'orders', key: { shopId: 1, 'view.placedAt': -1, _id: -1 } },
  { collection: 'orders', key: { shopId: 1, 'view.number': 1 } },
  { collection: 'orders', key: { contactId: 1 } },
];

const orders = (db: mongo.Db) => db.collection<OrderRecord>('orders');

export interface OrderQuery {
  contact?: string | undefined;
  /** What the customer sees, exactly. */
  number?: string | undefined;
  limit: number;
  cursor?: string | undefined;
}

/** Newest first. Orders whose placing has not been reported are last. */
export async function listOrders(db: mongo.Db, shopId: string, { contact, number, limit, cursor }: OrderQuery) {
  return readPage(orders(db), {
    filter: { shopId, ...(contact !== undefined && { contactId: contact }), ...(number !== undefined && { 'view.number': number }) },
    sort: 'view.placedAt',
    sortMayLack: true,
    limit,
    cursor,
    projection: { stamps: 0, facts: 0, parcelFacts: 0, entries: 0 },
  });
}

export async function findOrder(db: mongo.Db, shopId: string, id: string): Promise<OrderRecord | null> {
  return orders(db).findOne({ _id: `${shopId}|${id}`, shopId });
}
