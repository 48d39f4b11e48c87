/** Who has which draft open. One small record per open editor, refreshed by its page and gone by itself. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import type { IndexSpec } from '../store/index-spec.ts';

/** An editor says every ten seconds that it is there; after three silences it is not. */
export const PRESENT_MS = 30_000;

export interface PresenceRecord {
  /** `${journeyId}|${clientId}`: one person may have it open twice. */
  _id: string;
  shopId: string;
  journeyId: string;
  clientId: string;
  by: string;
  name: string;
  /** The node whose settings are open. */
  nodeId?: string;
  since: EpochMs;
  seenAt: EpochMs;
  /** For the store's own clearing away, which takes its time. */
  keptUntil: Date;
}

export const PRESENCE_INDEXES: IndexSpec[] = [
  { collection: 'presence', key: { journeyId: 1, seenAt: -1 }, options: { name: 'of_journey' } },
  { collection: 'presence', key: { keptUntil: 1 }, options: { name: 'kept_until', expireAfterSeconds: 0 } },
];

const presence = (db: mongo.Db) => db.collection<PresenceRecord>('presence');

export interface Arrival extends Pick<PresenceRecord, 'shopId' | 'journeyId' | 'clientId' | 'by' | 'name'> { nodeId?: string | undefined }

/** Whether this is news to the others: it was not there, or is at another node. */
export async function arrive(db: mongo.Db, { nodeId, ...who }: Arrival, now: EpochMs): Promise<boolean> {
  const _id = `${who.journeyId}|${who.clientId}`;
  const before = await presence(db).findOneAndUpdate(
    { _id, shopId: who.shopId },
    {
      $set: { ...who, seenAt: now, keptUntil: new Date(now + PRESENT_MS * 2), ...(nodeId !== undefined && { nodeId }) },
      $setOnInsert: { since: now },
      ...(nodeId === undefined && { $unset: { nodeId: true } }),
    },
    { upsert: true, returnDocument: 'before' },
  );
  return before === null || before.seenAt <= now - PRESENT_MS || before.nodeId !== nodeId;
}

export async function depart(db: mongo.Db, shopId: string, journeyId: string, clientId: string): Promise<boolean> {
  return (await presence(db).deleteOne({ _id: `${journeyId}|${clientId}`, shopId })).deletedCount > 0;
}

/** Longest there first. */
export async function whoIsThere(db: mongo.Db, shopId: string, journeyId: string, now: EpochMs): Promise<PresenceRecord[]> {
  const found = await presence(db).find({ journeyId, seenAt: { $gt: now - PRESENT_MS }, shopId }).limit(50).toArray();
  return found.toSorted((a, b) => a.since - b.since);
}
