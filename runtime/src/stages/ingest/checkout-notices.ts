/**
 * What the shop says its checkout shows about advertising and the right to object (§ 7 Abs. 3 Nr. 4 UWG), from when on. Shop systems do not send
 * it with an order, so it is written into the order's event when that comes in, as what it is: the shop's statement.
 */
import type { CloudEvent, EpochMs } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import type { IndexSpec } from '../../store/index-spec.ts';

export interface CheckoutNoticeRecord {
  _id: string;
  shopId: string;
  /** Which wording; orders name it. */
  version: string;
  text: string;
  from: EpochMs;
  /** From then on the checkout shows it no longer; a later statement ends it as well. */
  until?: EpochMs;
  statedAt: EpochMs;
  statedBy: string;
  /** It was not so. Orders that name it prove nothing any more. */
  retractedAt?: EpochMs;
  /** As long as it is not retracted. */
  standing?: true;
}

const OF_STANDING = { unique: true, partialFilterExpression: { standing: true } };
export const CHECKOUT_NOTICE_INDEXES: IndexSpec[] = [
  { collection: 'checkout_notices', key: { shopId: 1, from: 1 }, options: { ...OF_STANDING, name: 'standing_from' } },
  { collection: 'checkout_notices', key: { shopId: 1, version: 1 }, options: { ...OF_STANDING, name: 'standing_version' } },
  { collection: 'checkout_notices', key: { shopId: 1, statedAt: 1 }, options: { name: 'of_shop' } },
];

export const checkoutNotices = (db: mongo.Db) => db.collection<CheckoutNoticeRecord>('checkout_notices');

/** The wording that the checkout showed at this instant. */
export async function noticeShown(db: mongo.Db, shopId: string, at: EpochMs): Promise<CheckoutNoticeRecord | undefined> {
  const [latest] = await checkoutNotices(db).find({ shopId, standing: true, from: { $lte: at } }).sort({ from: -1 }).limit(1).toArray();
  return latest === undefined || (latest.until !== undefined && latest.until <= at) ? undefined : latest;
}

/** The same events; those of orders placed at the shop's own checkout say which wording it showed, unless they say so themselves. */
export async function withNotices(db: mongo.Db, shopId: string, events: readonly CloudEvent[], atCheckout: readonly string[]): Promise<CloudEvent[]> {
  return Promise.all(
    events.map(async (event) => {
      const { id, time, data } = event;
      if (!atCheckout.includes(id) || time === undefined || !isRecord(data) || !isRecord(data['order']) || data['order']['advertisingNotice'] !== undefined) return event;
      const shown = await noticeShown(db, shopId, Date.parse(time));
      if (!shown) return event;
      return { ...event, data: { ...data, order: { ...data['order'], advertisingNotice: { version: shown.version, statement: shown._id } } } };
    }),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
