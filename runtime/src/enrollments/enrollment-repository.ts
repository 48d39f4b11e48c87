/** Reads runs; the engine writes them. A million of them wait in a busy shop: one index serves the lists, contacts lead to theirs by id. */
import type { mongo } from 'mongoose';
import type { ContactRecord, EnrollmentRecord, EnrollmentState, Entry, OrderRecord } from '../engine/model.ts';
import { readPage, type Page } from '../paging/read-page.ts';
import type { IndexSpec } from '../store/index-spec.ts';

export const ENROLLMENT_READ_INDEXES: IndexSpec[] = [
  { collection: 'enrollments', key: { journeyId: 1, startedAt: -1, _id: -1 }, options: { name: 'of_journey' } },
  { collection: 'enrollments', key: { shopId: 1, startedAt: -1 }, options: { name: 'failed_of_shop', partialFilterExpression: { state: 'failed' } } },
];

const enrollments = (db: mongo.Db) => db.collection<EnrollmentRecord>('enrollments');
const HEAVY = { effects: 0, trail: 0, visits: 0, path: 0, resumedBy: 0, 'trigger.data': 0 } as const;

export interface EnrollmentQuery {
  state?: EnrollmentState | undefined;
  /** Where it is, or was last; with `port`: a node that it left by this port the last time. */
  node?: string | undefined;
  port?: string | undefined;
  version?: number | undefined;
  limit: number;
  cursor?: string | undefined;
}

export async function enrollmentsOfJourney(db: mongo.Db, shopId: string, journeyId: string, query: EnrollmentQuery): Promise<Page<EnrollmentRecord>> {
  const { limit, cursor } = query;
  return readPage(enrollments(db), { filter: { journeyId, shopId, ...narrowed(query) }, sort: 'startedAt', limit, cursor, projection: HEAVY });
}

/** Through the entries that the contact and its orders keep: they name every run. `journeyId`: only of this journey. */
export async function enrollmentsOfContact(db: mongo.Db, shopId: string, contactId: string, query: EnrollmentQuery, journeyId?: string): Promise<Page<EnrollmentRecord>> {
  const { limit, cursor } = query;
  const [contact, orders] = await Promise.all([
    db.collection<ContactRecord>('contacts').findOne({ _id: contactId, shopId }, { projection: { entries: 1 } }),
    db.collection<OrderRecord>('orders').find({ contactId, shopId }, { projection: { entries: 1 } }).toArray(),
  ]);
  const entries = [...(contact?.entries ?? []), ...orders.flatMap((order) => order.entries)];
  const ids = entries.filter((entry) => journeyId === undefined || entry.journeyId === journeyId).map(enrollmentId);
  return readPage(enrollments(db), { filter: { _id: { $in: [...new Set(ids)] }, shopId, ...narrowed(query) }, sort: 'startedAt', limit, cursor, projection: HEAVY });
}

/** Ids of nodes hold no dot and no dollar (`JourneyDocument`); the route has checked this one. Ids of versions end with their number. */
function narrowed({ state, node, port, version }: EnrollmentQuery): Record<string, unknown> {
  return {
    ...(state !== undefined && { state }),
    ...(version !== undefined && { versionId: { $regex: `@${version}$` } }),
    ...(node !== undefined && (port === undefined ? { nodeId: node } : { [`path.${node}`]: port })),
  };
}

function enrollmentId({ journeyId, subjectKey, occurrence }: Entry): string {
  return `${journeyId}|${subjectKey}|${occurrence}`;
}

export async function findEnrollment(db: mongo.Db, shopId: string, id: string): Promise<EnrollmentRecord | null> {
  return enrollments(db).findOne({ _id: id, shopId }, { projection: { effects: 0, 'trigger.data': 0 } });
}
