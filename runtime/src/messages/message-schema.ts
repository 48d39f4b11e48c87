/** Messages of the outbox as the API shows them. */
import { Type, type Static } from 'typebox';
import { Locale } from '@nachklang/nodes/sdk';
import type { MessageRecord } from '../engine/outbox-model.ts';
import { OrderNumber, presentOrderOf, type OrderNumbers } from '../orders/order-numbers.ts';
import { Instant, OptionalInstant, iso, isoFields } from '../paging/instants.ts';
import { pageOf } from '../paging/page-schema.ts';
import { FailureReason } from './failure-schema.ts';

const text = Type.Optional(Type.String());

export const MessageState = Type.Enum(['queued', 'sending', 'sent', 'failed', 'unknown', 'withdrawn']);

export const Message = Type.Object(
  {
    id: Type.String(),
    state: MessageState,
    journeyId: Type.String(),
    versionId: Type.String(),
    enrollmentId: Type.String(),
    nodeId: Type.String(),
    contactId: Type.String(),
    orderId: text,
    orderNumber: OrderNumber,
    parcelId: text,
    channel: Type.Enum(['email', 'sms']),
    class: Type.Enum(['transactional', 'marketing']),
    category: text,
    email: Type.String({ description: 'Key of the e-mail in the journey' }),
    locale: Locale,
    to: Type.String(),
    attempts: Type.Integer(),
    createdAt: Instant,
    sentAt: OptionalInstant,
    /** Of the next try, while queued. */
    nextAttemptAt: OptionalInstant,
    error: text,
    failure: Type.Optional(FailureReason),
    providerId: Type.Optional(Type.String({ description: 'What the mail server called it' })),
  },
  { additionalProperties: false },
);
export type Message = Static<typeof Message>;
export const MessagePage = pageOf(Message);
export const MessagePath = Type.Object({ id: Type.String() }, { additionalProperties: false });

export function presentMessage(record: MessageRecord, numbers: OrderNumbers): Message {
  const { _id: id, state, journeyId, versionId, enrollmentId, nodeId, contactId, parcelId, channel, category, email, locale, to, attempts, error, failure, providerId } = record;
  return {
    id, state, journeyId, versionId, enrollmentId, nodeId, contactId, channel, class: record.class, email, locale, to, attempts,
    createdAt: iso(record.createdAt),
    ...isoFields(record, ['sentAt']),
    ...(state === 'queued' && isoFields(record, ['nextAttemptAt'])),
    ...presentOrderOf(record, numbers),
    ...(parcelId !== undefined && { parcelId }),
    ...(category !== undefined && { category }),
    ...(error !== undefined && { error }),
    ...(failure !== undefined && { failure }),
    ...(providerId !== undefined && { providerId }),
  };
}
