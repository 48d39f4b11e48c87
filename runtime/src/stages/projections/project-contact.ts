/** `projectContact`: a contact brought up to date by one event. Pure; any order and repetition of the same events gives the same record. */
import type { ContactFacts, ContactView, OrderFacts, ShopView } from '@nachklang/nodes/sdk';
import type { ContactRecord, EventRecord } from '../../engine/model.ts';
import { applyConsent, deriveSuppressions } from './consents.ts';
import { sumOrders, withoutNotices, withOrder } from './contact-orders.ts';
import { deriveErasedAt, eraseContact, erasedUntil } from './erasure.ts';
import { claim, lastWord } from './stamps.ts';
import { replaceTags } from './tags.ts';
import { zoneOf } from './time-zones.ts';

/** Carriers name whoever receives the parcel, mail providers an address of old: neither says who the contact is. */
const SAYS_WHO = /^(?!parcel\.|message\.)/;

/** A fresh record, so that the caller may change it. */
export function projectContact(record: ContactRecord | undefined, event: EventRecord, shop: ShopView): ContactRecord {
  const next = record ? fresh(record) : blank(event, shop);
  if (event.time < next.createdAt) next.createdAt = event.time;
  if (event.type === 'contact.erased') eraseContact(next, event);
  else if (SAYS_WHO.test(event.type) && event.time > erasedUntil(next)) applyFacts(next, event);
  if (event.orderId !== undefined && event.type.startsWith('order.')) {
    next.orders = withOrder(next.orders, event, event.orderId);
    sumOrders(next.view, next.orders);
  }
  applyConsent(next, event);
  settle(next, shop);
  return next;
}

/** Works out everything that follows from the rest of the record. Writes into `next`. */
export function settle(next: ContactRecord, shop: ShopView): void {
  if (!lastWord(next.stamps, 'locale')) next.view.locale = shop.locale;
  if (!lastWord(next.stamps, 'timeZone')) next.view.timeZone = zoneOf(next.view) ?? shop.timeZone;
  deriveErasedAt(next);
  if (erasedUntil(next) > -Infinity) next.orders = withoutNotices(next.orders, erasedUntil(next));
  next.suppressions = deriveSuppressions(next);
}

type Plain = 'email' | 'phone' | 'customerId' | 'firstName' | 'lastName' | 'timeZone';
const PLAIN: readonly Plain[] = ['email', 'phone', 'customerId', 'firstName', 'lastName', 'timeZone'];
type Place = Pick<ContactView, 'country' | 'state' | 'postcode'>;
const NO_FACTS: ContactFacts = {};

function applyFacts(next: ContactRecord, event: EventRecord): void {
  const facts = (event.data['contact'] as ContactFacts | undefined) ?? NO_FACTS;
  const order = event.data['order'] as OrderFacts | undefined;
  const place = placeOf(facts, order?.shippingAddress);
  const fields: string[] = PLAIN.filter((field) => facts[field] !== undefined);
  if (facts.locale !== undefined) fields.push('locale');
  if (place) fields.push('place');
  if (facts.tags) fields.push('tags');
  for (const name in facts.attributes) fields.push(`attributes.${name}`);
  if (fields.length === 0) return;

  for (const field of claim(next, event, fields)) {
    if (field === 'place') moveTo(next.view, place);
    else if (field === 'locale') next.view.locale = languageOf(facts.locale ?? '');
    else if (field === 'tags') replaceTags(next, event, facts.tags ?? []);
    else if (isPlain(field)) next.view[field] = facts[field] ?? '';
    else next.view.attributes[field.slice('attributes.'.length)] = facts.attributes?.[field.slice('attributes.'.length)] ?? null;
  }
}

/** Deletes nothing that is not there: an object with a deleted key is slow to read and to copy ever after. */
function moveTo(view: ContactView, place: Place = {}): void {
  for (const field of ['country', 'state', 'postcode'] as const) {
    const value = place[field];
    if (value !== undefined) view[field] = value;
    else if (view[field] !== undefined) delete view[field];
  }
}

/** Country, state and postcode belong together: a postcode of one country beside another would be a place that does not exist. */
function placeOf(facts: ContactFacts, address: OrderFacts['shippingAddress']): Place | undefined {
  const { country, state, postcode } = facts.country === undefined ? (address ?? facts) : facts;
  if (country === undefined) return undefined;
  return { country, ...(state !== undefined && { state }), ...(postcode !== undefined && { postcode }) };
}

/** The product speaks German and English; whoever reads neither gets the more common second language. */
function languageOf(tag: string): ContactView['locale'] {
  return /^(de|gsw)\b/i.test(tag) ? 'de' : 'en';
}

function isPlain(field: string): field is Plain {
  return PLAIN.some((one) => one === field);
}

/** Copies what changes here or in the stages after; the rest is replaced, never written to. */
export function fresh(record: ContactRecord): ContactRecord {
  const view = { ...record.view, tags: [...record.view.tags], attributes: { ...record.view.attributes } };
  return { ...record, view, stamps: { ...record.stamps }, window: [...record.window], entries: [...record.entries] };
}

function blank(event: EventRecord, shop: ShopView): ContactRecord {
  const id = event.contactId ?? '';
  return {
    _id: id,
    shopId: event.shopId,
    partition: event.partition ?? 0,
    revision: 0,
    view: { id, locale: shop.locale, timeZone: shop.timeZone, tags: [], attributes: {}, orderCount: 0, totalSpent: 0 },
    stamps: {},
    orders: [],
    consents: [],
    suppressions: [],
    window: [],
    entries: [],
    createdAt: event.time,
  };
}
