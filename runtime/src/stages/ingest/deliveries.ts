/** Webhooks that were genuine but could not be understood, wholly or in part: kept raw for a while, so that nothing is dropped in silence. */
import type { mongo } from 'mongoose';
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { IndexSpec } from '../../store/index-spec.ts';
import type { DeliveryLabel } from './sources/source.ts';

export interface DeliveryRecord {
  /** `${shopId}|${source}|${key of the delivery}` */
  _id: string;
  shopId: string;
  source: string;
  topic: string;
  receivedAt: EpochMs;
  problems: string[];
  body: string;
  /** They may hold personal data: gone after this. */
  keptUntil: Date;
}

export const DELIVERY_INDEXES: IndexSpec[] = [
  { collection: 'deliveries', key: { keptUntil: 1 }, options: { name: 'kept_until', expireAfterSeconds: 0 } },
  { collection: 'deliveries', key: { shopId: 1, receivedAt: -1 }, options: { name: 'recent' } },
];

const KEPT_MS = 30 * 24 * 3_600_000;

export interface Troubled { shopId: string; source: string; label: DeliveryLabel; rawBody: Buffer; problems: string[] }

export async function keepDelivery(db: mongo.Db, { shopId, source, label, rawBody, problems }: Troubled, now: EpochMs): Promise<void> {
  const { topic, key } = label;
  await db.collection<DeliveryRecord>('deliveries').updateOne(
    { _id: `${shopId}|${source}|${key}` },
    { $setOnInsert: { shopId, source, topic, receivedAt: now, problems, body: rawBody.toString('utf8'), keptUntil: new Date(now + KEPT_MS) } },
    { upsert: true },
  );
}
