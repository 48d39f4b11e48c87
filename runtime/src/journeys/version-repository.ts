/** Published versions: written once, never changed, read by the API and by the engine. */
import type { mongo } from 'mongoose';
import { isDuplicateKey } from '../store/write-errors.ts';
import { journeys, type JourneyRecord } from './journey-repository.ts';
import type { VersionRecord } from './version-record.ts';

const versions = (db: mongo.Db) => db.collection<VersionRecord>('journey_versions');

export type Published = { kind: 'published'; journey: JourneyRecord; version: VersionRecord } | { kind: 'stale' };

/**
 * Writes the version, then makes it the live one, if the draft still has the revision that was validated and compiled.
 * A crash in between leaves a version that nothing points at; its number is not used again.
 */
export async function publishVersion(
  db: mongo.Db,
  journey: JourneyRecord,
  content: Pick<VersionRecord, 'document' | 'emails' | 'publishedBy' | 'publishedAt'>,
  /** Written when the version's number is known and before it is live: a crash after that finds it. */
  beforeLive?: (version: VersionRecord) => Promise<void>,
): Promise<Published> {
  const { _id: journeyId, shopId, draft } = journey;
  const version = await insertVersion(db, { shopId, journeyId, ...content });
  await beforeLive?.(version);
  const live = await journeys(db).findOneAndUpdate(
    { _id: journeyId, shopId, versions: { $lt: version.number }, 'draft.revision': draft.revision, state: { $ne: 'archived' } },
    { $set: { liveVersionId: version._id, versions: version.number, publishedRevision: draft.revision, state: 'live', updatedAt: content.publishedAt } },
    { returnDocument: 'after' },
  );
  if (live !== null) return { kind: 'published', journey: live, version };
  await versions(db).deleteOne({ _id: version._id });
  return { kind: 'stale' };
}

/** Takes the next free number: of two publications at once, each gets its own. */
async function insertVersion(db: mongo.Db, content: Omit<VersionRecord, '_id' | 'number'>): Promise<VersionRecord> {
  const newest = await versions(db).findOne({ journeyId: content.journeyId }, { sort: { number: -1 }, projection: { number: 1 } });
  for (let number = (newest?.number ?? 0) + 1; ; number += 1) {
    const version: VersionRecord = { _id: `${content.journeyId}@${number}`, number, ...content };
    try {
      await versions(db).insertOne(version);
      return version;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }
}

/** What a list shows: neither document nor mails. */
export type VersionSummary = Omit<VersionRecord, 'document' | 'emails'>;

export async function listVersions(db: mongo.Db, shopId: string, journeyId: string): Promise<VersionSummary[]> {
  return versions(db).find({ journeyId, shopId }, { projection: { document: 0, emails: 0 } }).sort({ number: -1 }).limit(500).toArray();
}

export async function findVersion(db: mongo.Db, shopId: string, journeyId: string, number: number): Promise<Omit<VersionRecord, 'emails'> | null> {
  return versions(db).findOne({ _id: `${journeyId}@${number}`, shopId }, { projection: { emails: 0 } });
}

/** The versions that new subjects enter, of every shop. */
export async function loadLiveVersions(db: mongo.Db): Promise<VersionRecord[]> {
  const live = await journeys(db).find({ state: 'live' }, { projection: { liveVersionId: 1 } }).toArray();
  return loadVersions(db, live.flatMap(({ liveVersionId }) => (liveVersionId === undefined ? [] : [liveVersionId])));
}

/** What new subjects of a shop enter, without compiled mails. */
export async function listLiveDocuments(db: mongo.Db, shopId: string): Promise<Pick<VersionRecord, 'journeyId' | 'document'>[]> {
  const live = await journeys(db).find({ shopId, state: 'live' }, { projection: { liveVersionId: 1 } }).toArray();
  const ids = live.flatMap(({ liveVersionId }) => (liveVersionId === undefined ? [] : [liveVersionId]));
  return ids.length === 0 ? [] : versions(db).find({ _id: { $in: ids } }, { projection: { journeyId: 1, document: 1 } }).toArray();
}

/** Pinned versions by id. For the engine: not scoped, because an enrollment carries the shop of its version. */
export async function loadVersions(db: mongo.Db, ids: readonly string[]): Promise<VersionRecord[]> {
  if (ids.length === 0) return [];
  return versions(db).find({ _id: { $in: [...ids] } }).toArray();
}
