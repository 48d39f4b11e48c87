/** The way from an event to its contact. Pure: what is known comes in, what has to be remembered goes out. */
import type { ContactFacts, EpochMs, EventData } from '@nachklang/nodes/sdk';
import type { EventRecord } from '../../engine/model.ts';
import { contactIdFor, contactIdOf, identityDigest } from '../../engine/partition.ts';
import { contactFactsOf } from './read-event.ts';

/** Leads from an identity, an order or a parcel to the contact. Identities are kept as digests: routes outlive an erasure. */
export interface Route {
  /** `${shopId}|email:…`, `|customer:…`, `|phone:…`, `|order:<id>` or `|parcel:<id or tracking number>` */
  _id: string;
  shopId: string;
  contactId: string;
  /** Of a parcel: its order, and the id it was first known by. */
  orderId?: string;
  parcelId?: string;
  /** Of a customer id: the system that gave it. Two ids of one system are two people. */
  system?: string;
  at: EpochMs;
}

/** What an event names, as keys of routes. */
export interface Names {
  email?: Identity;
  customer?: Identity;
  phone?: Identity;
  order?: string;
  /** The tracking number first: shop and carrier both know it. */
  parcels: string[];
}
export interface Identity { key: string; contactId: string; system?: string }

export type Known = (key: string) => Route | undefined;

export type Resolution =
  | { kind: 'routed'; contactId: string; orderId?: string; parcelId?: string; fresh: Route[] }
  | { kind: 'parked'; under: string[] }
  /** Two contacts turn out to be one person: the order's and the one that is named, or the address's and the account's. */
  | Conflict
  | { kind: 'nobody' };

export interface Conflict { kind: 'conflict'; routes: [Route, Route] }

/** These build up an order, so they must go where the order goes: they wait until it is known. */
const BELONGS_TO_ORDER = /^(parcel|return|complaint)\.|^address\.corrected$/;
/** Carriers name the receiver, mail providers an address of old: no new identity comes from them. */
const SAYS_WHO = /^(?!parcel\.|message\.)/;
const NONE: readonly string[] = [];
const NO_FACTS: ContactFacts = {};

/** Works out an identity, or remembers it. */
export type Identify = (shopId: string, kind: 'email' | 'customer' | 'phone', value: string) => Identity;

export const identify: Identify = (shopId, kind, value) => {
  const digest = identityDigest(shopId, `${kind}:${value}`);
  return { key: `${shopId}|${kind}:${digest}`, contactId: contactIdOf(digest) };
};

export function namesOf(record: EventRecord, identity: Identify = identify): Names {
  const { shopId, source, orderId, parcelId } = record;
  const { email, customerId, phone } = contactFactsOf(record) ?? NO_FACTS;
  const tracking = trackingNumberOf(record);
  const names: Names = { parcels: [] };
  if (email !== undefined) names.email = identity(shopId, 'email', email);
  if (customerId !== undefined) names.customer = { ...identity(shopId, 'customer', `${source}:${customerId}`), system: source };
  if (phone !== undefined) names.phone = identity(shopId, 'phone', phone);
  if (orderId !== undefined) names.order = `${shopId}|order:${orderId}`;
  if (tracking !== undefined) names.parcels.push(`${shopId}|parcel:${tracking}`);
  if (parcelId !== undefined && parcelId !== tracking) names.parcels.push(`${shopId}|parcel:${parcelId}`);
  return names;
}

export function keysOf(names: Names): string[] {
  return [names.email?.key, names.customer?.key, names.phone?.key, names.order, ...names.parcels].filter((key) => key !== undefined);
}

/** `apart`: routes whose contact was found to be somebody else than whom the event names; it is no conflict any more. */
export function resolve(record: EventRecord, names: Names, known: Known, apart: readonly string[] = NONE): Resolution {
  const parcel = names.parcels.map(known).find((route) => route !== undefined);
  const orderId = record.orderId ?? parcel?.orderId;
  const order = orderId === undefined ? undefined : known(names.order ?? `${record.shopId}|order:${orderId}`);
  const leads = order ?? parcel;
  const mayPark = names.order !== undefined || names.parcels.length > 0;
  if (!leads && mayPark && BELONGS_TO_ORDER.test(record.type)) return parked(names);

  const person = personOf(record, names, known, leads, apart);
  if (!person) return mayPark ? parked(names) : { kind: 'nobody' };
  if ('conflict' in person) return { kind: 'conflict', routes: person.conflict };
  const parcelId = parcel?.parcelId ?? record.parcelId;
  const place: Pick<Route, 'contactId' | 'orderId' | 'parcelId'> = { contactId: person.contactId };
  if (orderId !== undefined) place.orderId = orderId;
  if (parcelId !== undefined) place.parcelId = parcelId;
  return { kind: 'routed', ...place, fresh: freshRoutes(record, names, known, place, leads !== undefined) };
}

function parked({ order, parcels }: Names): Resolution {
  return { kind: 'parked', under: order === undefined ? parcels : [order, ...parcels] };
}

/** The order's contact, else whom the identities name. A phone is shared in a household: it counts only where nothing else is said. */
function personOf(record: EventRecord, names: Names, known: Known, leads: Route | undefined, apart: readonly string[]): { contactId: string } | { conflict: [Route, Route] } | undefined {
  if (leads && !SAYS_WHO.test(record.type)) return { contactId: leads.contactId };
  const byEmail = names.email && !apart.includes(names.email.key) ? known(names.email.key) : undefined;
  const byCustomerId = names.customer && known(names.customer.key);
  const named = byEmail ?? byCustomerId;
  if (leads) {
    const stranger = named && named.contactId !== leads.contactId && leads.contactId === anonymousOf(record) && !apart.includes(leads._id);
    return stranger ? { conflict: [leads, named] } : { contactId: leads.contactId };
  }
  if (byEmail && byCustomerId && byEmail.contactId !== byCustomerId.contactId) return { conflict: [byEmail, byCustomerId] };
  if (named) return { contactId: named.contactId };
  const strongest = names.email ?? names.customer;
  if (strongest) return { contactId: strongest.contactId };
  if (names.phone) return { contactId: known(names.phone.key)?.contactId ?? names.phone.contactId };
  return record.type === 'order.placed' ? { contactId: anonymousOf(record) } : undefined;
}

/** A sale over the counter names nobody; its buyer is known by the order alone, until somebody claims it. */
function anonymousOf({ shopId, orderId }: EventRecord): string {
  return contactIdFor(shopId, `order:${orderId}`);
}

function freshRoutes(record: EventRecord, names: Names, known: Known, to: Pick<Route, 'contactId' | 'orderId' | 'parcelId'>, followed: boolean): Route[] {
  const { shopId, receivedAt: at } = record;
  const { contactId, orderId, parcelId } = to;
  const isOrder = record.type.startsWith('order.');
  const fresh: Route[] = [];
  if (SAYS_WHO.test(record.type) && (isOrder || !followed)) {
    for (const identity of [names.email, names.customer, names.phone]) {
      if (identity && !known(identity.key)) fresh.push({ _id: identity.key, shopId, contactId, ...(identity.system !== undefined && { system: identity.system }), at });
    }
  }
  if (isOrder && names.order !== undefined && !known(names.order)) fresh.push({ _id: names.order, shopId, contactId, at });
  if (orderId !== undefined && parcelId !== undefined) {
    for (const key of names.parcels) if (!known(key)) fresh.push({ _id: key, shopId, contactId, orderId, parcelId, at });
  }
  return fresh;
}

/** An event, and the routes that were found not to count for it. */
export interface Arrived { record: EventRecord; names: Names; apart: readonly string[] }

export interface Plan {
  /** Of the events up to the first conflict. */
  resolutions: Exclude<Resolution, Conflict>[];
  /** Of the event after these. */
  conflict?: Conflict;
  /** Routes to remember, by key. */
  fresh: Map<string, Route>;
}

/** Resolves many at once, each as if those before it had come alone. Ends at a conflict: once it is settled, everything after it may look different. */
export function planRoutes(events: readonly Arrived[], base: Known): Plan {
  const fresh = new Map<string, Route>();
  const known: Known = (key) => fresh.get(key) ?? base(key);
  const resolutions: Plan['resolutions'] = [];
  for (const { record, names, apart } of events) {
    const resolution = resolve(record, names, known, apart);
    if (resolution.kind === 'conflict') return { resolutions, conflict: resolution, fresh };
    resolutions.push(resolution);
    if (resolution.kind === 'routed') for (const route of resolution.fresh) fresh.set(route._id, route);
  }
  return { resolutions, fresh };
}

/** Spelled one way, whoever copied it. */
function trackingNumberOf(record: EventRecord): string | undefined {
  if (!record.type.startsWith('parcel.')) return undefined;
  const { trackingNumber } = (record.data as EventData<'parcel.status'>).parcel;
  return trackingNumber === undefined || trackingNumber === '' ? undefined : trackingNumber.replace(/\s/g, '').toUpperCase();
}
