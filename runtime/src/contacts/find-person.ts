/** The person behind a link in a mail: the contact it was sent to, or the one that took it over since; nobody once erased. */
import type { mongo } from 'mongoose';
import type { ContactRecord, OrderRecord } from '../engine/model.ts';
import type { ShopRecord } from '../engine/shop-model.ts';
import { findShop } from '../shops/shop-repository.ts';

interface FoundPerson { contact: ContactRecord; shop: ShopRecord; orderNumber?: string }

/** `orderNumber` when `orderId` is an order of theirs. */
export async function findPerson(db: mongo.Db, shopId: string, contactId: string, orderId?: string): Promise<FoundPerson | undefined> {
  const shop = await findShop(db, shopId);
  if (!shop) return undefined;
  const seen = new Set<string>();
  for (let id: string | undefined = contactId; id !== undefined && !seen.has(id); ) {
    seen.add(id);
    const contact: ContactRecord | null = await db.collection<ContactRecord>('contacts').findOne({ _id: id, shopId });
    if (!contact || contact.erasedAt !== undefined) return undefined;
    if (contact.mergedInto === undefined) {
      const orderNumber = orderId === undefined ? undefined : await numberOf(db, contact, orderId);
      return { contact, shop, ...(orderNumber !== undefined && { orderNumber }) };
    }
    id = contact.mergedInto;
  }
  return undefined;
}

async function numberOf(db: mongo.Db, { _id, shopId, mergedFrom = [] }: ContactRecord, orderId: string): Promise<string | undefined> {
  const order = await db.collection<OrderRecord>('orders').findOne({ _id: `${shopId}|${orderId}`, contactId: { $in: [_id, ...mergedFrom] } }, { projection: { 'view.number': 1 } });
  return order?.view.number;
}
