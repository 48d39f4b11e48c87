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

export async function enrollmentsOfJourney(db: mongo.Db, shopId: string, journeyId: string, query: EnrollmentQuery & { contact?: string | undefined }): Promise<Page<EnrollmentRecord>> {
  const { limit, cursor, contact } = query;
  return readPage(enrollments(db), { filter: { journeyId, shopId, ...(contact !== undefined && { contactId: contact }), ...narrowed(journeyId, query) }, sort: 'startedAt', limit, cursor, projection: HEAVY });
}

/** Ids of nodes hold no dot and no dollar (`JourneyDocument`); the route has checked this one. */
function narrowed(journeyId: string, { state, node, port, version }: EnrollmentQuery): Record<string, unknown> {
  return {
    ...(state !== undefined && { state }),
    ...(version !== undefined && { versionId: `${journeyId}@${version}` }),
    ...(node !== undefined && (port === undefined ? { nodeId: node } : { [`path.${node}`]: port })),
  };
}

/** Through the entries that the contact and its orders keep: they name every run. */
export async function enrollmentsOfContact(db: mongo.Db, shopId: string, contactId: string, { state, limit, cursor }: EnrollmentQuery): Promise<Page<EnrollmentRecord>> {
  const [contact, orders] = await Promise.all([
    db.collection<ContactRecord>('contacts').findOne({ _id: contactId, shopId }, { projection: { entries: 1 } }),
    db.collection<OrderRecord>('orders').find({ contactId, shopId }, { projection: { entries: 1 } }).toArray(),
  ]);
  const ids = [...(contact?.entries ?? []), ...orders.flatMap(({ entries }) => entries)].map(enrollmentId);
  return readPage(enrollments(db), { filter: { _id: { $in: [...new Set(ids)] }, shopId, ...(state !== undefined && { state }) }, sort: 'startedAt', limit, cursor, projection: HEAVY });
}

function enrollmentId({ journeyId, subjectKey, occurrence }: Entry): string {
  return `${journeyId}|${subjectKey}|${occurrence}`;
}

export async function findEnrollment(db: mongo.Db, shopId: string, id: string): Promise<EnrollmentRecord | null> {
  return enrollments(db).findOne({ _id: id, shopId }, { projection: { effects: 0, 'trigger.data': 0 } });
}
