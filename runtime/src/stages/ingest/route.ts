/** The way from an event to its contact. Pure: what is known comes in, what has to be remembered goes out. */
import type { EpochMs, EventData } from '@nachklang/nodes/sdk';
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
  /** Two contacts turn out to be one person. */
  | { kind: 'conflict'; routes: [Route, Route] }
  | { kind: 'nobody' };

/** These build up an order, so they must go where the order goes: they wait until it is known. */
const BELONGS_TO_ORDER = /^(parcel|return|complaint)\.|^address\.corrected$/;
/** Carriers name the receiver, mail providers an address of old: no new identity comes from them. */
const SAYS_WHO = /^(?!parcel\.|message\.)/;
const NONE: ReadonlySet<string> = new Set();

export function namesOf(record: EventRecord): Names {
  const { shopId, source } = record;
  const facts = contactFactsOf(record);
  const identity = (kind: 'email' | 'customer' | 'phone', value: string, system?: string): Identity => {
    const digest = identityDigest(shopId, `${kind}:${value}`);
    return { key: `${shopId}|${kind}:${digest}`, contactId: contactIdOf(digest), ...(system !== undefined && { system }) };
  };
  const tracking = trackingNumberOf(record);
  const parcels = [tracking, record.parcelId].filter((name) => name !== undefined).map((name) => `${shopId}|parcel:${name}`);
  return {
    ...(facts?.email !== undefined && { email: identity('email', facts.email) }),
    ...(facts?.customerId !== undefined && { customer: identity('customer', `${source}:${facts.customerId}`, source) }),
    ...(facts?.phone !== undefined && { phone: identity('phone', facts.phone) }),
    ...(record.orderId !== undefined && { order: `${shopId}|order:${record.orderId}` }),
    parcels: [...new Set(parcels)],
  };
}

export function keysOf(names: Names): string[] {
  return [names.email?.key, names.customer?.key, names.phone?.key, names.order, ...names.parcels].filter((key) => key !== undefined);
}

/** `apart`: routes of orders whose contact must not be made one with another, whatever the event says. */
export function resolve(record: EventRecord, names: Names, known: Known, apart: ReadonlySet<string> = NONE): Resolution {
  const parcel = names.parcels.map(known).find((route) => route !== undefined);
  const orderId = record.orderId ?? parcel?.orderId;
  const order = orderId === undefined ? undefined : known(`${record.shopId}|order:${orderId}`);
  const leads = order ?? parcel;
  const under = [names.order, ...names.parcels].filter((key) => key !== undefined);
  if (!leads && BELONGS_TO_ORDER.test(record.type) && under.length > 0) return { kind: 'parked', under };

  const person = personOf(record, names, known, leads, apart);
  if (!person) return under.length === 0 ? { kind: 'nobody' } : { kind: 'parked', under };
  if ('conflict' in person) return { kind: 'conflict', routes: person.conflict };
  const parcelId = parcel?.parcelId ?? record.parcelId;
  const place = { ...(orderId !== undefined && { orderId }), ...(parcelId !== undefined && { parcelId }) };
  return { kind: 'routed', contactId: person.contactId, ...place, fresh: freshRoutes(record, names, known, { contactId: person.contactId, ...place }, leads !== undefined) };
}

/** The order's contact, else whom the identities name. A phone is shared in a household: it counts only where nothing else is said. */
function personOf(record: EventRecord, names: Names, known: Known, leads: Route | undefined, apart: ReadonlySet<string>): { contactId: string } | { conflict: [Route, Route] } | undefined {
  const strong = [names.email, names.customer].filter((identity) => identity !== undefined);
  const [first, second] = strong.map(({ key }) => known(key)).filter((route) => route !== undefined);
  if (leads) {
    const stranger = first && first.contactId !== leads.contactId && SAYS_WHO.test(record.type) && leads.contactId === anonymousOf(record) && !apart.has(leads._id);
    return stranger ? { conflict: [leads, first] } : { contactId: leads.contactId };
  }
  if (first && second && first.contactId !== second.contactId) return { conflict: [first, second] };
  if (first) return { contactId: first.contactId };
  if (strong[0]) return { contactId: strong[0].contactId };
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

export interface Plan {
  resolutions: Resolution[];
  /** Routes to remember, by key. */
  fresh: Map<string, Route>;
}

/** Resolves many at once. Orders first: what waits for an order of the same batch finds it. */
export function planRoutes(events: readonly { record: EventRecord; names: Names }[], base: Known, apart: ReadonlySet<string> = NONE): Plan {
  const fresh = new Map<string, Route>();
  const known: Known = (key) => fresh.get(key) ?? base(key);
  const resolutions: Resolution[] = [];
  for (const orders of [true, false]) {
    for (const [index, { record, names }] of events.entries()) {
      if (record.type.startsWith('order.') !== orders) continue;
      const resolution = resolve(record, names, known, apart);
      resolutions[index] = resolution;
      if (resolution.kind === 'routed') for (const route of resolution.fresh) fresh.set(route._id, route);
    }
  }
  return { resolutions, fresh };
}

/** Spelled one way, whoever copied it. */
function trackingNumberOf(record: EventRecord): string | undefined {
  if (!record.type.startsWith('parcel.')) return undefined;
  const { trackingNumber } = (record.data as EventData<'parcel.status'>).parcel;
  return trackingNumber === undefined || trackingNumber === '' ? undefined : trackingNumber.replace(/\s/g, '').toUpperCase();
}
