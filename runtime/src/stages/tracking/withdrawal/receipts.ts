/** Receipts of withdrawals: written before the answer, so that a crash between answer and hand-over loses none. Erasing the person takes them along. */
import { hash } from 'node:crypto';
import type { mongo } from 'mongoose';
import type { EpochMs, Locale } from '@nachklang/nodes/sdk';
import type { IndexSpec } from '../../../store/index-spec.ts';
import { isDuplicateKey } from '../../../store/write-errors.ts';
import type { Declaration } from './declaration.ts';

export const RECEIPT_INDEXES: IndexSpec[] = [
  { collection: 'receipts', key: { dueAt: 1 }, options: { name: 'due', partialFilterExpression: { state: 'queued' } } },
  { collection: 'receipts', key: { slot: 1 }, options: { name: 'slot', unique: true, sparse: true } },
  { collection: 'receipts', key: { shopId: 1, contactId: 1 }, options: { name: 'of_contact' } },
  { collection: 'receipts', key: { shopId: 1, declaredAt: 1 }, options: { name: 'by_age' } },
];

export interface ReceiptRecord {
  /** The event that it acknowledges. */
  _id: string;
  shopId: string;
  contactId: string;
  /** Normalised. */
  to: string;
  locale: Locale;
  declaration: Declaration;
  declaredAt: EpochMs;
  createdAt: EpochMs;
  /** `withheld`: too many went to this address within the hour; the page was the receipt. */
  state: 'queued' | 'sent' | 'failed' | 'withheld';
  /** The one of the few that an address gets in an hour. Holds no address. */
  slot?: string;
  attempts: number;
  dueAt: EpochMs;
  error?: string;
}
export type NewReceipt = Omit<ReceiptRecord, 'state' | 'slot' | 'attempts' | 'dueAt'>;

const DURABLE = { writeConcern: { w: 'majority', journal: true } } as const;
const HOUR_MS = 3_600_000;
/** Nobody can fill a stranger's inbox through us. */
const MOST_PER_HOUR = 3;

export class Receipts {
  readonly #receipts: mongo.Collection<ReceiptRecord>;
  readonly #mails: mongo.Collection<{ _id: string }>;

  constructor(db: mongo.Db) {
    this.#receipts = db.collection<ReceiptRecord>('receipts');
    this.#mails = db.collection<{ _id: string }>('mails');
  }

  /** Durable when it resolves. The first one of an event stays: its repeat gets that. */
  async keep(receipt: NewReceipt): Promise<ReceiptRecord> {
    const known = await this.#receipts.findOne({ _id: receipt._id });
    if (known) return known;
    const due = { ...receipt, attempts: 0, dueAt: receipt.createdAt };
    for (let nth = 1; nth <= MOST_PER_HOUR; nth += 1) {
      const kept = await this.#insert({ ...due, state: 'queued', slot: slotOf(receipt, nth) });
      if (kept) return kept;
    }
    const kept = await this.#insert({ ...due, state: 'withheld' });
    if (kept) return kept;
    throw new Error('The receipt could not be kept.');
  }

  /** The next one that is due, for `claimMs` this caller's alone; it comes up again unless it is settled. */
  claim(now: EpochMs, claimMs: number): Promise<ReceiptRecord | null> {
    return this.#receipts.findOneAndUpdate({ state: 'queued', dueAt: { $lte: now } }, { $set: { dueAt: now + claimMs }, $inc: { attempts: 1 } }, { sort: { dueAt: 1 }, returnDocument: 'after' });
  }

  async settle({ _id }: ReceiptRecord, outcome: { state: 'sent' } | { state: 'failed'; error: string } | { state: 'queued'; error: string; dueAt: EpochMs }): Promise<void> {
    const { matchedCount } = await this.#receipts.updateOne({ _id }, { $set: outcome });
    // The person was erased while it was handed over: the built-in mailbox keeps no copy.
    if (matchedCount === 0) await this.#mails.deleteOne({ _id });
  }

  /** What they declared, oldest first. */
  listOf(shopId: string, contactIds: readonly string[]): Promise<ReceiptRecord[]> {
    return this.#receipts.find({ shopId, contactId: { $in: [...contactIds] } }).sort({ declaredAt: 1 }).toArray();
  }

  /** Undefined when its slot is taken. */
  async #insert(receipt: ReceiptRecord): Promise<ReceiptRecord | undefined> {
    try {
      await this.#receipts.insertOne(receipt, DURABLE);
      return receipt;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return (await this.#receipts.findOne({ _id: receipt._id })) ?? undefined;
    }
  }
}

/** Safe to repeat. What was declared later belongs to a new acquaintance and stays. Mails have the ids of their receipts. */
export async function eraseReceipts(db: mongo.Db, shopId: string, contactIds: readonly string[], until: EpochMs): Promise<void> {
  const receipts = db.collection<ReceiptRecord>('receipts');
  const declared = await receipts.find({ shopId, contactId: { $in: [...contactIds] }, declaredAt: { $lte: until } }, { projection: { _id: 1 } }).toArray();
  const ids = { _id: { $in: declared.map(({ _id }) => _id) }, shopId };
  const mails = db.collection<{ _id: string; shopId: string }>('mails');
  await mails.deleteMany(ids);
  await receipts.deleteMany(ids);
  // One that was handed over in between.
  await mails.deleteMany(ids);
}

/** Additions behind a plus lead to the same inbox. */
function slotOf({ to, createdAt }: NewReceipt, nth: number): string {
  return `${hash('sha256', to.replace(/\+[^@]*(?=@)/, '')).slice(0, 32)}|${Math.floor(createdAt / HOUR_MS)}|${nth}`;
}
