/** The person behind a link in a mail: the contact it was sent to, or the one that took it over since; nobody once erased. */
import type { mongo } from 'mongoose';
import type { ContactRecord, ShopRecord } from '../engine/model.ts';
import { findShop } from '../shops/shop-repository.ts';

export async function findPerson(db: mongo.Db, shopId: string, contactId: string): Promise<{ contact: ContactRecord; shop: ShopRecord } | undefined> {
  const shop = await findShop(db, shopId);
  if (!shop) return undefined;
  const seen = new Set<string>();
  for (let id: string | undefined = contactId; id !== undefined && !seen.has(id); ) {
    seen.add(id);
    const contact: ContactRecord | null = await db.collection<ContactRecord>('contacts').findOne({ _id: id, shopId });
    if (!contact || contact.erasedAt !== undefined) return undefined;
    if (contact.mergedInto === undefined) return { contact, shop };
    id = contact.mergedInto;
  }
  return undefined;
}
