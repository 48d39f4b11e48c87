/** Journeys and their drafts. Every write of a draft names the revision it was made from. */
import type { EpochMs, JourneyDocument } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import type { IndexSpec } from '../store/index-spec.ts';

export type JourneyState = 'draft' | 'live' | 'paused' | 'archived';

export interface Draft {
  document: JourneyDocument;
  revision: number;
  savedAt: EpochMs;
  savedBy: string;
}

export interface JourneyRecord {
  _id: string;
  shopId: string;
  /** The document's name in both languages, for lists. */
  name: JourneyDocument['name'];
  state: JourneyState;
  draft: Draft;
  liveVersionId?: string;
  /** Revision of the draft that became the newest version. */
  publishedRevision?: number;
  /** Number of the newest version; 0 before the first. */
  versions: number;
  createdAt: EpochMs;
  createdBy: string;
  updatedAt: EpochMs;
  /** By which the team finds it again. */
  tags?: string[];
}

/** An earlier draft, kept so that a slip can be undone. */
export interface RevisionRecord extends Draft {
  /** `${journeyId}#${revision}` */
  _id: string;
  shopId: string;
  journeyId: string;
}

export const KEPT_REVISIONS = 50;

export const JOURNEY_INDEXES: IndexSpec[] = [
  { collection: 'journeys', key: { shopId: 1, updatedAt: -1, _id: -1 } },
  { collection: 'journeys', key: { state: 1 } },
  { collection: 'journey_revisions', key: { journeyId: 1, revision: -1 } },
  { collection: 'journey_versions', key: { journeyId: 1, number: -1 } },
];

export const journeys = (db: mongo.Db) => db.collection<JourneyRecord>('journeys');
const revisions = (db: mongo.Db) => db.collection<RevisionRecord>('journey_revisions');

export async function insertJourney(db: mongo.Db, record: JourneyRecord): Promise<void> {
  await journeys(db).insertOne(record);
}

export async function findJourney(db: mongo.Db, shopId: string, id: string): Promise<JourneyRecord | null> {
  return journeys(db).findOne({ _id: id, shopId });
}

export type DraftSaved = { kind: 'saved'; journey: JourneyRecord } | { kind: 'unknown' } | { kind: 'stale'; current: Draft } | { kind: 'archived' };

/** Replaces the draft when it still has the revision `basedOn`. The former draft goes into the history. */
export async function saveDraft(db: mongo.Db, shopId: string, id: string, basedOn: number, draft: Omit<Draft, 'revision'>): Promise<DraftSaved> {
  const before = await findJourney(db, shopId, id);
  if (before === null) return { kind: 'unknown' };
  if (before.state === 'archived') return { kind: 'archived' };
  if (before.draft.revision !== basedOn) return { kind: 'stale', current: before.draft };
  const { draft: former } = before;
  await keepRevision(db, { _id: `${id}#${former.revision}`, shopId, journeyId: id, ...former });
  const journey = await journeys(db).findOneAndUpdate(
    { _id: id, shopId, 'draft.revision': basedOn, state: { $ne: 'archived' } },
    { $set: { draft: { ...draft, revision: basedOn + 1 }, name: draft.document.name, updatedAt: draft.savedAt } },
    { returnDocument: 'after' },
  );
  if (journey !== null) return { kind: 'saved', journey };
  const now = await findJourney(db, shopId, id);
  return now === null ? { kind: 'unknown' } : { kind: 'stale', current: now.draft };
}

/** Revisions never change, so that keeping one twice is harmless. */
async function keepRevision(db: mongo.Db, record: RevisionRecord): Promise<void> {
  await revisions(db).updateOne({ _id: record._id }, { $setOnInsert: record }, { upsert: true });
  await revisions(db).deleteMany({ journeyId: record.journeyId, revision: { $lte: record.revision - KEPT_REVISIONS } });
}

export async function listRevisions(db: mongo.Db, shopId: string, journeyId: string): Promise<Omit<RevisionRecord, 'document'>[]> {
  return revisions(db).find({ journeyId, shopId }, { projection: { document: 0 } }).sort({ revision: -1 }).limit(KEPT_REVISIONS).toArray();
}

export async function findRevision(db: mongo.Db, shopId: string, journeyId: string, revision: number): Promise<RevisionRecord | null> {
  return revisions(db).findOne({ _id: `${journeyId}#${revision}`, shopId });
}

export async function setTags(db: mongo.Db, shopId: string, id: string, tags: string[]): Promise<JourneyRecord | null> {
  return journeys(db).findOneAndUpdate({ _id: id, shopId }, { $set: { tags } }, { returnDocument: 'after' });
}

/** Moves a journey between states; null when it is in none of `from` (or not there). */
export async function changeState(
  db: mongo.Db,
  shopId: string,
  id: string,
  change: { from: JourneyState[]; to: JourneyState; at: EpochMs },
): Promise<JourneyRecord | null> {
  return journeys(db).findOneAndUpdate(
    { _id: id, shopId, state: { $in: change.from } },
    { $set: { state: change.to, updatedAt: change.at } },
    { returnDocument: 'after' },
  );
}
