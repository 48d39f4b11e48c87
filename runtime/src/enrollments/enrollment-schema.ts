/** Runs as the API shows them. */
import { Type, type Static } from 'typebox';
import type { EnrollmentRecord } from '../engine/model.ts';
import { FailureReason } from '../messages/failure-schema.ts';
import { OrderNumber, presentOrderOf, type OrderNumbers } from '../orders/order-numbers.ts';
import { Instant, OptionalInstant, iso, isoFields } from '../paging/instants.ts';
import { pageOf } from '../paging/page-schema.ts';

const closed = { additionalProperties: false } as const;
const text = Type.Optional(Type.String());

export const EnrollmentState = Type.Enum(['active', 'completed', 'exited', 'failed']);

const summaryFields = {
  id: Type.String(),
  journeyId: Type.String(),
  version: Type.Integer(),
  contactId: Type.String(),
  subject: Type.Enum(['order', 'parcel', 'line', 'contact']),
  orderId: text,
  orderNumber: OrderNumber,
  parcelId: text,
  lineId: text,
  state: EnrollmentState,
  nodeId: Type.String({ description: 'Where it is, or was last' }),
  messagesSent: Type.Integer(),
  startedAt: Instant,
  /** When it goes on by itself. */
  dueAt: OptionalInstant,
  /** Event types it waits for. */
  waitsFor: Type.Optional(Type.Array(Type.String())),
  endedAt: OptionalInstant,
  endReason: text,
  failure: Type.Optional(FailureReason),
  /** Who it is, for lists. */
  contact: Type.Optional(Type.Object({ email: text, name: text }, closed)),
};
export const EnrollmentSummary = Type.Object(summaryFields, closed);
export type EnrollmentSummary = Static<typeof EnrollmentSummary>;
export const EnrollmentPage = pageOf(EnrollmentSummary);

const Step = Type.Object({ nodeId: Type.String(), at: Instant, visit: Type.Integer(), port: text, note: text, until: OptionalInstant }, closed);
export const Enrollment = Type.Object(
  {
    ...summaryFields,
    trigger: Type.Object({ id: Type.String(), type: Type.String(), source: Type.String(), time: Instant }, closed),
    trail: Type.Array(Step),
    /** A message that waits for a free slot. */
    deferral: Type.Optional(Type.Object({ email: Type.String(), since: Instant, expiresAt: Instant, attempts: Type.Integer() }, closed)),
  },
  closed,
);
export type Enrollment = Static<typeof Enrollment>;
export const EnrollmentPath = Type.Object({ id: Type.String() }, closed);

/** `contact`: where it has been looked up. */
export function presentEnrollmentSummary(record: EnrollmentRecord, numbers: OrderNumbers, contact?: EnrollmentSummary['contact']): EnrollmentSummary {
  const { _id: id, journeyId, versionId, contactId, subject, parcelId, lineId, state, nodeId, messagesSent, waitFor, endReason, failure } = record;
  return {
    id, journeyId, contactId, subject, state, nodeId, messagesSent,
    version: Number(versionId.slice(versionId.lastIndexOf('@') + 1)),
    startedAt: iso(record.startedAt),
    ...isoFields(record, ['dueAt', 'endedAt']),
    ...presentOrderOf(record, numbers),
    ...(parcelId !== undefined && { parcelId }),
    ...(lineId !== undefined && { lineId }),
    ...(waitFor !== undefined && { waitsFor: waitFor.types }),
    ...(endReason !== undefined && { endReason }),
    ...(failure !== undefined && { failure }),
    ...(contact !== undefined && { contact }),
  };
}

export function presentEnrollment(record: EnrollmentRecord, numbers: OrderNumbers): Enrollment {
  const { trigger, trail, deferral } = record;
  return {
    ...presentEnrollmentSummary(record, numbers),
    trigger: { id: trigger.id, type: trigger.type, source: trigger.source, time: iso(trigger.time) },
    trail: trail.map(({ nodeId, at, visit, port, note, until }) => ({
      nodeId, visit, at: iso(at), ...isoFields({ until }, ['until']), ...(port !== undefined && { port }), ...(note !== undefined && { note }),
    })),
    ...(deferral !== undefined && {
      deferral: { email: deferral.request.email, since: iso(deferral.firstAt), expiresAt: iso(deferral.expiresAt), attempts: deferral.attempts },
    }),
  };
}
