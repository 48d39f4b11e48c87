/** Contacts as the API shows them. */
import { Type, type Static } from 'typebox';
import { Locale } from '@nachklang/nodes/sdk';
import type { ContactRecord } from '../engine/model.ts';
import { Instant, OptionalInstant, iso, isoFields } from '../paging/instants.ts';
import { pageOf } from '../paging/page-schema.ts';

const closed = { additionalProperties: false } as const;
const text = Type.Optional(Type.String());

const summaryFields = {
  id: Type.String(),
  email: text,
  firstName: text,
  lastName: text,
  locale: Locale,
  country: text,
  tags: Type.Array(Type.String()),
  orderCount: Type.Integer(),
  totalSpent: Type.Number(),
  firstOrderAt: OptionalInstant,
  lastOrderAt: OptionalInstant,
  createdAt: Instant,
  erasedAt: OptionalInstant,
};
export const ContactSummary = Type.Object(summaryFields, closed);
export type ContactSummary = Static<typeof ContactSummary>;
export const ContactPage = pageOf(ContactSummary);

export const Contact = Type.Object(
  {
    ...summaryFields,
    phone: text,
    customerId: text,
    timeZone: Type.String(),
    state: text,
    postcode: text,
    attributes: Type.Record(Type.String(), Type.Unknown()),
    consents: Type.Array(Type.Object({ channel: Type.String(), purpose: Type.String(), state: Type.String(), at: Instant, source: text, wording: text, wordingVersion: text, address: text, ip: text, proof: text }, closed)),
    suppressions: Type.Array(Type.Object({ channel: Type.String(), reason: Type.String(), at: Instant }, closed)),
    /** Messages counted against the caps now. */
    window: Type.Array(Type.Object({ message: Type.String(), at: Instant, channel: Type.String(), class: Type.String(), category: text }, closed)),
    /** How much advertising the person wants. */
    frequency: Type.Optional(Type.Object({ amount: Type.Enum(['normal', 'half']), pauseUntil: OptionalInstant }, closed)),
    /** The contact this one was merged into. */
    mergedInto: text,
  },
  closed,
);
export type Contact = Static<typeof Contact>;

export const ContactPath = Type.Object({ id: Type.String() }, closed);

export function presentContactSummary({ _id: id, view, createdAt, erasedAt }: ContactRecord): ContactSummary {
  const { email, firstName, lastName, locale, country, tags, orderCount, totalSpent } = view;
  return {
    id,
    ...present({ email, firstName, lastName, country }),
    locale, tags, orderCount, totalSpent,
    ...isoFields(view, ['firstOrderAt', 'lastOrderAt']),
    createdAt: iso(createdAt),
    ...isoFields({ erasedAt }, ['erasedAt']),
  };
}

export function presentContact(record: ContactRecord): Contact {
  const { phone, customerId, timeZone, state, postcode, attributes } = record.view;
  const { mergedInto } = record;
  return {
    ...presentContactSummary(record),
    ...present({ phone, customerId, state, postcode, mergedInto }),
    timeZone,
    attributes,
    ...(record.frequency && { frequency: { amount: record.frequency.amount, ...isoFields(record.frequency, ['pauseUntil']) } }),
    consents: record.consents.map((consent) => ({
      channel: consent.channel, purpose: consent.purpose, state: consent.state, at: iso(consent.at), ...present({ source: consent.source, wording: consent.wording, wordingVersion: consent.version, address: consent.address, ip: consent.ip, proof: consent.proof }),
    })),
    suppressions: record.suppressions.map(({ channel, reason, at }) => ({ channel, reason, at: iso(at) })),
    window: record.window.map(({ key, at, channel, class: messageClass, category }) => ({ message: key, at: iso(at), channel, class: messageClass, ...present({ category }) })),
  };
}

/** The fields that have a value. */
function present<T extends Record<string, string | undefined>>(fields: T): { [K in keyof T]?: string } {
  const found: { [K in keyof T]?: string } = {};
  for (const name in fields) {
    const value = fields[name];
    if (value !== undefined) found[name] = value;
  }
  return found;
}
