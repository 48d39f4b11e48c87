/** How far the demo shop is, readable from every process: not there, being loaded, ready, or broken off. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import { findShop } from '../shops/shop-repository.ts';
import { isDuplicateKey } from '../store/write-errors.ts';
import { DEMO_SHOP_ID } from './demo-id.ts';

interface Loading {
  _id: 'demo-loading';
  /** The last sign of life of the process that loads. */
  seenAt: EpochMs;
  /** From 0 to 1. */
  share: number;
  failed?: boolean;
}

export type DemoState = { state: 'absent' | 'ready' | 'failed' } | { state: 'loading'; share: number };

/** A loading process says how far it is every few seconds; one that is silent for so long has ended. */
const SILENT_MS = 60_000;

const loading = (db: mongo.Db) => db.collection<Loading>('settings');
const ID = { _id: 'demo-loading' } as const;

export async function readDemoState(db: mongo.Db, now: EpochMs): Promise<DemoState> {
  const [shop, mark] = await Promise.all([findShop(db, DEMO_SHOP_ID), loading(db).findOne(ID)]);
  if (mark === null) return { state: shop === null ? 'absent' : 'ready' };
  if (mark.failed === true) return { state: 'failed' };
  return mark.seenAt > now - SILENT_MS ? { state: 'loading', share: mark.share } : { state: 'absent' };
}

/** Of several who want to load it at once, one gets true. */
export async function claimLoading(db: mongo.Db, now: EpochMs): Promise<boolean> {
  try {
    const claimed = await loading(db).updateOne(
      { ...ID, $or: [{ failed: true }, { seenAt: { $lte: now - SILENT_MS } }] },
      { $set: { seenAt: now, share: 0 }, $unset: { failed: '' } },
      { upsert: true },
    );
    return claimed.matchedCount + claimed.upsertedCount > 0;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

export async function tellProgress(db: mongo.Db, now: EpochMs, share: number): Promise<void> {
  await loading(db).updateOne(ID, { $set: { seenAt: now, share } });
}

export async function endLoading(db: mongo.Db): Promise<void> {
  await loading(db).deleteOne(ID);
}

export async function failLoading(db: mongo.Db): Promise<void> {
  await loading(db).updateOne(ID, { $set: { failed: true } });
}
