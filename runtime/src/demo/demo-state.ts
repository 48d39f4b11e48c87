/** How far the demo shop is, readable from every process: not there, being loaded, ready, or broken off. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import type { Clock } from '../ports/clock.ts';
import { findShop } from '../shops/shop-repository.ts';
import { isDuplicateKey } from '../store/write-errors.ts';
import { DEMO_SHOP_ID } from './demo-id.ts';

interface Loading {
  _id: 'demo-loading';
  by: string;
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

/** To load or to remove it: of several who want to at once, one gets a claim. */
export async function claimDemo(db: mongo.Db, clock: Clock): Promise<DemoClaim | undefined> {
  const [by, now] = [clock.uuid(), clock.now()];
  try {
    const claimed = await loading(db).updateOne(
      { ...ID, $or: [{ failed: true }, { seenAt: { $lte: now - SILENT_MS } }] },
      { $set: { by, seenAt: now, share: 0 }, $unset: { failed: '' } },
      { upsert: true },
    );
    return claimed.matchedCount + claimed.upsertedCount > 0 ? new DemoClaim(db, clock, { by, first: claimed.upsertedCount > 0 }) : undefined;
  } catch (error) {
    if (isDuplicateKey(error)) return undefined;
    throw error;
  }
}

export class ClaimLost extends Error {
  override name = 'ClaimLost';
  constructor() {
    super('The demo shop belongs to somebody else by now: nothing was heard from here for a minute.');
  }
}

/** What is claimed is nobody else's, as long as its owner gives a sign of life. */
export class DemoClaim {
  /** Nobody broke off before: a shop that is there is whole. */
  readonly first: boolean;
  readonly #db: mongo.Db;
  readonly #clock: Clock;
  readonly #own: { _id: 'demo-loading'; by: string };

  constructor(db: mongo.Db, clock: Clock, { by, first }: { by: string; first: boolean }) {
    this.#db = db;
    this.#clock = clock;
    this.first = first;
    this.#own = { ...ID, by };
  }

  /** A sign of life, with how much is done; throws when it was silent for so long that somebody else may have it. */
  async hold(share?: number): Promise<void> {
    const now = this.#clock.now();
    const held = await loading(this.#db).updateOne({ ...this.#own, seenAt: { $gt: now - SILENT_MS } }, { $set: { seenAt: now, ...(share !== undefined && { share }) } });
    if (held.matchedCount === 0) throw new ClaimLost();
  }

  /** It is there whole, or gone. */
  async end(): Promise<void> {
    await loading(this.#db).deleteOne(this.#own);
  }

  async fail(): Promise<void> {
    await loading(this.#db).updateOne(this.#own, { $set: { failed: true } });
  }
}
