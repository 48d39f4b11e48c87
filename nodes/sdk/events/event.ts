/** An event as it travels (CloudEvents 1.0, structured mode) and as the engine sees it. */
import { Type, type Static } from 'typebox';
import type { EpochMs } from '../values.ts';
import type { EventData, EventType } from './event-types.ts';

/** CloudEvents 1.0 §3.1. `source` + `id` is the idempotency key, `time` the moment it happened. */
export const CloudEvent = Type.Object(
  {
    specversion: Type.Literal('1.0'),
    id: Type.String({ minLength: 1, maxLength: 300 }),
    source: Type.String({ minLength: 1, maxLength: 300 }),
    type: Type.String({ minLength: 1, maxLength: 100 }),
    time: Type.Optional(Type.String({ format: 'date-time' })),
    subject: Type.Optional(Type.String({ maxLength: 300, description: 'order/<id>, parcel/<id> or contact/<e-mail or customer id>' })),
    datacontenttype: Type.Optional(Type.String()),
    dataschema: Type.Optional(Type.String()),
    data: Type.Unknown(),
  },
  { additionalProperties: true },
);
export type CloudEvent = Static<typeof CloudEvent>;

/** A validated event, routed to its contact. `id` is unique in the shop: source and the source's own id, joined. */
export interface JourneyEvent<T extends EventType = EventType> {
  id: string;
  source: string;
  type: T;
  /** When it happened. */
  time: EpochMs;
  /** When we accepted it. */
  receivedAt: EpochMs;
  contactId: string;
  orderId?: string;
  parcelId?: string;
  data: EventData<T>;
}
