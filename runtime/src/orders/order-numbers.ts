/** What people call the orders that records are about: `#1001` instead of the shop system's own id. Read once for a whole page. */
import type { mongo } from 'mongoose';
import { Type } from 'typebox';
import type { OrderRecord } from '../engine/model.ts';

/** By the order's id. An order that nobody keeps any more is not in it: its id has to do. */
export type OrderNumbers = ReadonlyMap<string, string>;

interface AboutOrder { orderId?: string }

/** By their `_id`, so no index of its own is needed. */
export async function orderNumbers(db: mongo.Db, shopId: string, records: readonly AboutOrder[]): Promise<OrderNumbers> {
  const keys = new Set(records.flatMap(({ orderId }) => (orderId === undefined ? [] : [`${shopId}|${orderId}`])));
  if (keys.size === 0) return new Map();
  const found = await db.collection<OrderRecord>('orders').find({ _id: { $in: [...keys] }, shopId }, { projection: { 'view.number': 1 } }).toArray();
  return new Map(found.map(({ _id, view }) => [_id.slice(shopId.length + 1), view.number]));
}

/** As a field of what the API shows. */
export const OrderNumber = Type.Optional(Type.String({ description: 'What people call the order; absent when it is not kept any more' }));

/** The fields of a record's order, as the API shows them. */
export function presentOrderOf({ orderId }: AboutOrder, numbers: OrderNumbers): { orderId?: string; orderNumber?: string } {
  if (orderId === undefined) return {};
  const orderNumber = numbers.get(orderId);
  return { orderId, ...(orderNumber !== undefined && { orderNumber }) };
}
