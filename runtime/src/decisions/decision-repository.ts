/** Reads the ledger of decisions; the engine writes it. */
import type { mongo } from 'mongoose';
import type { DecisionRecord } from '../engine/outbox-model.ts';
import { readPage } from '../paging/read-page.ts';
import type { IndexSpec } from '../store/index-spec.ts';

export const DECISION_INDEXES: IndexSpec[] = [
  { collection: 'decisions', key: { contactId: 1, at: -1, _id: -1 }, options: { name: 'of_contact' } },
  { collection: 'decisions', key: { shopId: 1, at: -1, _id: -1 }, options: { name: 'skips_of_shop', partialFilterExpression: { outcome: 'skip' } } },
];

const decisions = (db: mongo.Db) => db.collection<DecisionRecord>('decisions');

export async function decisionsOfContact(db: mongo.Db, shopId: string, contactId: string, page: { limit: number; cursor?: string | undefined; outcome?: DecisionRecord['outcome'] | undefined }) {
  const { limit, cursor, outcome } = page;
  return readPage(decisions(db), { filter: { contactId, shopId, ...(outcome !== undefined && { outcome }) }, sort: 'at', limit, cursor });
}

/** What was decided not to be sent, of everybody in the shop. */
export async function skipsOfShop(db: mongo.Db, shopId: string, { limit, cursor }: { limit: number; cursor?: string | undefined }) {
  return readPage(decisions(db), { filter: { shopId, outcome: 'skip' }, sort: 'at', limit, cursor });
}

/** In order. Keys of decisions begin with the key of their message: a range of `_id` needs no index of its own. */
export async function decisionsOfMessage(db: mongo.Db, shopId: string, messageKey: string): Promise<DecisionRecord[]> {
  const found = await decisions(db).find({ _id: { $gte: messageKey, $lt: `${messageKey}\u{10FFFF}` }, shopId, messageKey }).limit(200).toArray();
  return found.toSorted((a, b) => a.at - b.at);
}
