/**
 * Takes out what shops need no longer, a little at a time: mails, receipts of withdrawals and the audit log by their age, the rest contact by
 * contact, because what belongs to a contact has an index already. A bookmark says where the walk goes on after a restart; walking twice deletes nothing more.
 */
import type { mongo } from 'mongoose';
import { auditRecords } from '../audit/audit-record.ts';
import type { ContactRecord, OrderRecord } from '../engine/model.ts';
import type { Retention, ShopRecord } from '../engine/shop-model.ts';
import type { Clock } from '../ports/clock.ts';
import type { ReceiptRecord } from '../stages/tracking/index.ts';
import { collectionsOf } from '../store/collections.ts';
import { DEFAULT_RETENTION } from './retention.ts';

interface Bookmark { _id: 'retention'; after: string; roundEndedAt?: number }
type Walked = Pick<ContactRecord, '_id' | 'shopId' | 'entries'>;

const DAY_MS = 86_400_000;
/** Of each kind in one step: some ten milliseconds' work, also where a million wait. */
const CONTACTS = 25;
const AGED = 200;

/** One step; whether there is more to do now. A round over all contacts begins once a day. */
export async function sweepRetention(db: mongo.Db, clock: Clock): Promise<boolean> {
  const { contacts, shops } = collectionsOf(db);
  const bookmarks = db.collection<Bookmark>('retention');
  const now = clock.now();
  const { after, roundEndedAt } = (await bookmarks.findOne({ _id: 'retention' })) ?? { after: '' };
  if (after === '' && roundEndedAt !== undefined && now - roundEndedAt < DAY_MS) return false;
  const kept = new Map((await shops.find({}).toArray()).map((shop) => [shop._id, shop]));
  if (after === '' && (await Promise.all([...kept.values()].map((shop) => deleteAged(db, shop, now)))).includes(true)) return true;
  const walked: Walked[] = await contacts.find({ _id: { $gt: after } }, { projection: { shopId: 1, entries: 1 } }).sort({ _id: 1 }).limit(CONTACTS).toArray();
  for (const [shopId, ofShop] of Map.groupBy(walked, (contact) => contact.shopId)) {
    const shop = kept.get(shopId);
    if (shop) await deleteOf(db, shopId, ofShop, { ...DEFAULT_RETENTION, ...shop.retention }, now);
  }
  const last = walked.length < CONTACTS ? undefined : walked.at(-1)?._id;
  await bookmarks.updateOne({ _id: 'retention' }, { $set: last === undefined ? { after: '', roundEndedAt: now } : { after: last } }, { upsert: true });
  return last !== undefined;
}

/** By the indexes of both lists; whether there may be more. */
async function deleteAged(db: mongo.Db, { _id: shopId, retention }: ShopRecord, now: number): Promise<boolean> {
  const days = { ...DEFAULT_RETENTION, ...retention };
  const mails = db.collection<{ _id: string; shopId: string; createdAt: number }>('mails');
  const receipts = db.collection<ReceiptRecord>('receipts');
  const [oldMails, oldEntries, oldReceipts] = await Promise.all([
    mails.find({ shopId, createdAt: { $lt: now - days.mails * DAY_MS } }, { projection: { _id: 1 } }).limit(AGED).toArray(),
    auditRecords(db).find({ shopId, at: { $lt: now - days.audit * DAY_MS } }, { projection: { _id: 1 } }).limit(AGED).toArray(),
    receipts.find({ shopId, declaredAt: { $lt: now - days.withdrawals * DAY_MS } }, { projection: { _id: 1 } }).limit(AGED).toArray(),
  ]);
  if (oldMails.length > 0) await mails.deleteMany({ _id: { $in: oldMails.map(({ _id }) => _id) } });
  if (oldEntries.length > 0) await auditRecords(db).deleteMany({ _id: { $in: oldEntries.map(({ _id }) => _id) } });
  if (oldReceipts.length > 0) {
    const of = { _id: { $in: oldReceipts.map(({ _id }) => _id) } };
    // The task about a withdrawal quotes it, under the same id.
    await db.collection<{ _id: string }>('tasks').deleteMany(of);
    await receipts.deleteMany(of);
  }
  return [oldMails, oldEntries, oldReceipts].some(({ length }) => length === AGED);
}

/** Contacts with a run or an order under way keep everything: somebody may still ask why. Consents and suppressions stand in the contact and stay. */
async function deleteOf(db: mongo.Db, shopId: string, walked: readonly Walked[], days: Retention, now: number): Promise<void> {
  const { enrollments, orders, events, decisions } = collectionsOf(db);
  const ids = walked.map(({ _id }) => _id);
  const [active, bought] = await Promise.all([
    enrollments.find({ contactId: { $in: ids }, state: 'active' }, { projection: { contactId: 1 } }).toArray(),
    orders.find({ contactId: { $in: ids }, shopId }, { projection: { contactId: 1, entries: 1, 'view.state': 1, 'view.lastDeliveryAt': 1, 'view.placedAt': 1 } }).toArray(),
  ]);
  const busy = new Set([...active, ...bought.filter((order) => isUnderWay(order, now))].map(({ contactId }) => contactId));
  const free = walked.filter(({ _id }) => !busy.has(_id));
  const of = { contactId: { $in: free.map(({ _id }) => _id) }, shopId };
  const entries = [...free, ...bought.filter(({ contactId }) => !busy.has(contactId))].flatMap((record) => record.entries);
  const entered = entries.map(({ journeyId, subjectKey, occurrence }) => `${journeyId}|${subjectKey}|${occurrence}`);
  // An event that began a run stays: sent again, it would begin the run anew where neither of them is known any more.
  const began = [...new Set(entries.map(({ eventId }) => eventId))];
  await Promise.all([
    decisions.deleteMany({ ...of, at: { $lt: now - days.decisions * DAY_MS } }),
    events.deleteMany({ ...of, _id: { $nin: began }, state: 'done', time: { $lt: now - days.events * DAY_MS } }),
    enrollments.deleteMany({ _id: { $in: entered }, shopId, state: { $ne: 'active' }, endedAt: { $lt: now - days.runs * DAY_MS } }),
  ]);
}

/** Neither delivered nor called off; one whose delivery nobody ever reported is not waited for longer than this. */
const LONGEST_ORDER_MS = 366 * DAY_MS;

function isUnderWay({ view }: Pick<OrderRecord, 'view'>, now: number): boolean {
  return view.state === 'open' && view.lastDeliveryAt === undefined && now - (view.placedAt ?? now) < LONGEST_ORDER_MS;
}
