/** Reads contacts; the projections write them. */
import type { mongo } from 'mongoose';
import type { ContactRecord } from '../engine/model.ts';
import { readPage } from '../paging/read-page.ts';
import type { IndexSpec } from '../store/index-spec.ts';

export const CONTACT_INDEXES: IndexSpec[] = [
  { collection: 'contacts', key: { shopId: 1, createdAt: -1, _id: -1 } },
  { collection: 'contacts', key: { shopId: 1, 'view.email': 1 } },
  { collection: 'contacts', key: { shopId: 1, 'view.lastName': 1 } },
  { collection: 'contacts', key: { shopId: 1, 'view.firstName': 1 } },
];

const contacts = (db: mongo.Db) => db.collection<ContactRecord>('contacts');

/** Merged contacts are left out: what they were is part of another now. `email` finds addresses that begin with it. */
export async function listContacts(db: mongo.Db, shopId: string, page: { email?: string | undefined; limit: number; cursor?: string | undefined }) {
  const { email, limit, cursor } = page;
  const start = email?.trim().toLowerCase();
  return readPage(contacts(db), {
    filter: { shopId, mergedInto: { $exists: false }, ...(start !== undefined && { 'view.email': { $gte: start, $lt: `${start}\u{10FFFF}` } }) },
    sort: 'createdAt',
    limit,
    cursor,
    projection: { stamps: 0, entries: 0 },
  });
}

export async function findContact(db: mongo.Db, shopId: string, id: string): Promise<ContactRecord | null> {
  return contacts(db).findOne({ _id: id, shopId });
}
