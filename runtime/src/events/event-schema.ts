/** Events as the API shows them. */
import { Type, type Static } from 'typebox';
import type { EventRecord } from '../engine/model.ts';
import { FailureReason } from '../messages/failure-schema.ts';
import { OrderNumber, presentOrderOf, type OrderNumbers } from '../orders/order-numbers.ts';
import { Instant, iso } from '../paging/instants.ts';
import { pageOf } from '../paging/page-schema.ts';

const text = Type.Optional(Type.String());

export const Event = Type.Object(
  {
    id: Type.String(),
    source: Type.String(),
    type: Type.String(),
    time: Instant,
    receivedAt: Instant,
    contactId: text,
    orderId: text,
    orderNumber: OrderNumber,
    parcelId: text,
    state: Type.Enum(['pending', 'done', 'parked', 'failed']),
    /** What a parked event waits for. */
    parkedUnder: Type.Optional(Type.Array(Type.String())),
    data: Type.Record(Type.String(), Type.Unknown()),
    /** Why a failed one could not be worked through. */
    error: text,
    failure: Type.Optional(FailureReason),
  },
  { additionalProperties: false },
);
export type Event = Static<typeof Event>;
export const EventPage = pageOf(Event);

export function presentEvent(record: EventRecord, numbers: OrderNumbers): Event {
  const { _id: id, source, type, time, receivedAt, contactId, parcelId, state, parkedUnder, data, error, failure } = record;
  return {
    id, source, type, state, data,
    time: iso(time),
    receivedAt: iso(receivedAt),
    ...(contactId !== undefined && { contactId }),
    ...presentOrderOf(record, numbers),
    ...(parcelId !== undefined && { parcelId }),
    ...(parkedUnder !== undefined && { parkedUnder }),
    ...(error !== undefined && { error }),
    ...(failure !== undefined && { failure }),
  };
}
