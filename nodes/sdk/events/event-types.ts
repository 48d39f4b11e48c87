/** Every event type the product understands, each with the schema of its `data`. One table feeds validation, OpenAPI, the field catalogue and the docs. */
import { Type, type Static, type TSchema } from 'typebox';
import { ContactFacts } from './contact.ts';
import { Address, OrderFacts } from './order.ts';
import { ParcelFacts, ParcelStatus } from './parcel.ts';
import { keyed } from '../values.ts';

const closed = { additionalProperties: false } as const;
const text = Type.Optional(Type.String({ maxLength: 10_000 }));
const orderRef = Type.Object({ id: Type.String({ minLength: 1, maxLength: 200 }) }, closed);
const orderData = Type.Object({ order: OrderFacts, contact: Type.Optional(ContactFacts) }, closed);
const cancelled = Type.Object({ order: OrderFacts, contact: Type.Optional(ContactFacts), reason: text }, closed);
const refunded = Type.Object(
  { order: OrderFacts, contact: Type.Optional(ContactFacts), amount: Type.Optional(Type.Number()), full: Type.Optional(Type.Boolean()), reason: text },
  closed,
);
const parcelStatus = Type.Object(
  {
    parcel: ParcelFacts,
    status: ParcelStatus,
    rawStatus: Type.Optional(Type.String({ description: 'The carrier’s own code, kept as it came' })),
    order: Type.Optional(orderRef),
    contact: Type.Optional(ContactFacts),
    location: text,
    message: text,
  },
  closed,
);
const parcelRetracted = Type.Object(
  { parcel: ParcelFacts, order: Type.Optional(orderRef), contact: Type.Optional(ContactFacts), retractedStatus: Type.Optional(ParcelStatus) },
  closed,
);
const returnData = Type.Object(
  {
    return: Type.Object(
      {
        id: Type.String({ minLength: 1 }),
        reason: text,
        lineIds: Type.Optional(Type.Array(Type.String())),
        closed: Type.Optional(Type.Boolean({ description: 'Nothing more will happen to it: an exchange is done, or the customer called it off' })),
      },
      closed,
    ),
    order: Type.Optional(orderRef),
    contact: Type.Optional(ContactFacts),
  },
  closed,
);
const complaint = Type.Object(
  { complaint: Type.Object({ id: Type.String({ minLength: 1 }), cause: text, text }, closed), order: Type.Optional(orderRef), contact: Type.Optional(ContactFacts) },
  closed,
);
const feedback = Type.Object(
  { score: Type.Number(), scale: Type.Optional(Type.Union([Type.Literal('nps'), Type.Literal('csat'), Type.Literal('stars')])), comment: text, order: Type.Optional(orderRef), contact: Type.Optional(ContactFacts) },
  closed,
);
const contactOnly = Type.Object({ contact: ContactFacts }, closed);
const consent = Type.Object(
  {
    contact: ContactFacts,
    channel: Type.Optional(Type.String({ description: 'email or sms; for an objection: every channel when absent' })),
    purpose: Type.Optional(Type.String({ description: 'marketing when absent' })),
    optIn: Type.Optional(
      Type.Union([Type.Literal('single'), Type.Literal('confirmed')], { description: 'confirmed: the double opt-in is already proven; else a confirmation is still needed' }),
    ),
    source: text,
    wording: text,
    wordingVersion: Type.Optional(Type.String({ maxLength: 200, description: 'Which wording the person agreed to' })),
    ip: Type.Optional(Type.String({ maxLength: 64, description: 'From where they agreed or confirmed' })),
    proof: Type.Optional(Type.String({ maxLength: 2000, description: 'Where further proof is kept, for example the id of the confirmation' })),
  },
  closed,
);
const frequency = Type.Object(
  {
    contact: ContactFacts,
    amount: Type.Union([Type.Literal('normal'), Type.Literal('half')], { description: 'half: as much advertising in twice the time' }),
    pauseUntil: Type.Optional(Type.String({ format: 'date-time', description: 'No advertising before; no pause where absent' })),
  },
  closed,
);
const suppressed = Type.Object(
  { contact: ContactFacts, channel: Type.Optional(Type.Union([Type.Literal('email'), Type.Literal('sms')], { description: 'every channel when absent' })), source: text },
  closed,
);
const handover = Type.Object(
  { from: Type.String({ minLength: 1 }), into: Type.String({ minLength: 1 }), since: Type.Optional(Type.Number({ description: 'When they were found to be one person' })) },
  closed,
);
const merged = Type.Object({ from: Type.String({ minLength: 1 }), into: Type.String({ minLength: 1 }), contact: Type.Optional(ContactFacts) }, closed);
const addressData = Type.Object({ order: Type.Optional(orderRef), contact: Type.Optional(ContactFacts), problem: text }, closed);
const corrected = Type.Object({ ...addressData.properties, address: Type.Optional(Address) }, closed);
const withdrawal = Type.Object({ order: Type.Optional(orderRef), contact: Type.Optional(ContactFacts), lineIds: Type.Optional(Type.Array(Type.String())), text }, closed);
const messageData = Type.Object(
  { messageId: Type.String({ minLength: 1 }), contact: Type.Optional(ContactFacts), url: text, reason: text, permanent: Type.Optional(Type.Boolean()) },
  closed,
);
const voucher = Type.Object({ code: Type.String(), order: Type.Optional(orderRef), contact: Type.Optional(ContactFacts) }, closed);
const custom = Type.Object(
  { contact: Type.Optional(ContactFacts), order: Type.Optional(orderRef), properties: Type.Optional(keyed(Type.Unknown())) },
  closed,
);

export const EVENT_TYPES = {
  'order.placed': orderData,
  'order.paid': orderData,
  'order.payment_overdue': orderData,
  'order.cancelled': cancelled,
  'order.fulfilled': orderData,
  'order.refunded': refunded,
  'parcel.status': parcelStatus,
  'parcel.retracted': parcelRetracted,
  'return.requested': returnData,
  'return.registered': returnData,
  'return.in_transit': returnData,
  'return.received': returnData,
  'return.approved': returnData,
  'return.rejected': returnData,
  'return.refunded': returnData,
  'complaint.opened': complaint,
  'complaint.resolved': complaint,
  'feedback.given': feedback,
  'contact.updated': contactOnly,
  'contact.signed_up': consent,
  'contact.consent_confirmed': consent,
  'contact.objected': consent,
  'contact.erased': contactOnly,
  'contact.frequency_chosen': frequency,
  'contact.suppressed': suppressed,
  'contact.data_requested': contactOnly,
  'contact.merged': merged,
  'address.invalid': addressData,
  'address.corrected': corrected,
  'withdrawal.submitted': withdrawal,
  'message.delivered': messageData,
  'message.bounced': messageData,
  'message.complained': messageData,
  'message.clicked': messageData,
  'message.opened': messageData,
  'message.unsubscribed': messageData,
  'message.failed': messageData,
  'message.withdrawn': messageData,
  'voucher.redeemed': voucher,
} as const satisfies Record<string, TSchema>;

/** Types that only the runtime itself makes; nobody outside may send them. */
export const INTERNAL_EVENT_TYPES = {
  /** To the contact that takes another one over: everything of `from` is yours. */
  'contact.absorbed': handover,
  /** Back to the contact that was taken over: nothing of it is needed any more. */
  'contact.handed_over': handover,
  /** The answer to a call effect, or the news that it failed for good. */
  'call.completed': Type.Object(
    {
      callKey: Type.String({ minLength: 1, description: 'Key of the call effect' }),
      ok: Type.Boolean({ description: 'The answer was a 2xx' }),
      status: Type.Optional(Type.Integer()),
      error: text,
      order: Type.Optional(orderRef),
      contact: Type.Optional(ContactFacts),
    },
    closed,
  ),
} as const satisfies Record<string, TSchema>;

/** A type named in {@link EVENT_TYPES} or {@link INTERNAL_EVENT_TYPES}, or `custom.<name>`. */
export type EventType = keyof typeof EVENT_TYPES | keyof typeof INTERNAL_EVENT_TYPES | `custom.${string}`;
export type EventData<T extends EventType> = T extends keyof typeof EVENT_TYPES
  ? Static<(typeof EVENT_TYPES)[T]>
  : T extends keyof typeof INTERNAL_EVENT_TYPES
    ? Static<(typeof INTERNAL_EVENT_TYPES)[T]>
    : Static<typeof custom>;

const NAMED: ReadonlyMap<string, TSchema> = new Map(Object.entries({ ...EVENT_TYPES, ...INTERNAL_EVENT_TYPES }));
const CUSTOM_TYPE = /^custom\.[a-z0-9][a-z0-9_.-]{0,79}$/;

/** Whether outsiders may send events of this type. */
export function isEventType(type: string): type is EventType {
  return Object.hasOwn(EVENT_TYPES, type) || CUSTOM_TYPE.test(type);
}

/** The schema of `data` for one event type. */
export function schemaOfEvent(type: EventType): TSchema {
  return NAMED.get(type) ?? custom;
}
