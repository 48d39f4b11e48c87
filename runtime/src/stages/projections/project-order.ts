/** `projectOrder`: an order brought up to date by one event. Pure; any order and repetition of the same events gives the same record. */
import type { EventData, OrderFacts, OrderView, ParcelView } from '@nachklang/nodes/sdk';
import type { EventRecord, OrderFact, OrderRecord, ParcelFact } from '../../engine/model.ts';
import { deriveOrderState } from './order-state.ts';
import { lastDelivery, parcelFact, parcelKey, progressOf, withFact, type ParcelProgress } from './parcels.ts';
import { claim } from './stamps.ts';
import { replaceTags } from './tags.ts';

/** Whatever a parcel, return, complaint or corrected address tells waits for its order (it is parked); the rest only adds to an order that is known. */
const OPENS_RECORD = /^(order|parcel|return|complaint)\.|^address\.corrected$/;
const ADDS_FACT = /^(order|return|complaint|withdrawal|address)\./;

/** A fresh record, so that the caller may change it; undefined when the event says nothing about an order. */
export function projectOrder(record: OrderRecord | undefined, event: EventRecord): OrderRecord | undefined {
  if (event.orderId === undefined) return record && fresh(record);
  if (!record && !OPENS_RECORD.test(event.type)) return undefined;
  const next = record ? fresh(record) : blank(event, event.orderId);
  if (event.type.startsWith('order.')) applyOrderFacts(next, event);
  if (event.type === 'address.corrected') applyCorrection(next, event);
  if (ADDS_FACT.test(event.type)) next.facts = withFact(next.facts, orderFact(event));
  if (event.type.startsWith('parcel.') && event.parcelId !== undefined) applyParcel(next, event, event.parcelId);
  deriveOrderState(next.view, next.facts);
  setOrDelete(next.view, 'lastDeliveryAt', lastDelivery(next));
  return next;
}

/** Takes the personal data out of an order whose contact was erased; what was bought stays, as the books require. */
export function eraseOrder(record: OrderRecord, at: number): OrderRecord {
  const next = fresh(record);
  next.erasedAt = Math.max(at, record.erasedAt ?? 0);
  delete next.view.shippingAddress;
  delete next.view.statusUrl;
  // A link to the carrier often carries the postcode or the name, and opens the address to whoever has it.
  next.view.parcels = next.view.parcels.map(({ trackingUrl: _trackingUrl, ...parcel }) => parcel);
  return next;
}

function applyOrderFacts(next: OrderRecord, event: EventRecord): void {
  const { order } = event.data as EventData<'order.placed'>;
  const said = saidOf(order, next.erasedAt === undefined);
  const fields = Object.keys(said);
  if (order.tags !== undefined) fields.push('tags');
  if (fields.length === 0) return;
  const won = claim(next, event, fields);
  if (won.length === fields.length) Object.assign(next.view, said);
  else for (const field of won) if (isSaid(said, field)) Object.assign(next.view, { [field]: said[field] });
  if (won.includes('tags')) replaceTags(next, event, order.tags ?? []);
  if (said.lines && won.includes('lines')) next.view.categories = categoriesOf(said.lines);
}

/** The whole address at once: a street of one place in the city of another would be none. */
function applyCorrection(next: OrderRecord, event: EventRecord): void {
  const { address } = event.data as EventData<'address.corrected'>;
  if (address === undefined || next.erasedAt !== undefined) return;
  if (claim(next, event, ['shippingAddress']).length > 0) next.view.shippingAddress = address;
}

/** What the event says about plain fields; address and link are personal, and stay away once they were erased. */
function saidOf(order: OrderFacts, personal: boolean): Partial<OrderView> {
  const said: Partial<OrderView> = {};
  if (order.number !== undefined) said.number = order.number;
  if (order.channel !== undefined) said.channel = order.channel;
  if (order.currency !== undefined) said.currency = order.currency;
  if (order.total !== undefined) said.total = order.total;
  if (order.lines !== undefined) said.lines = order.lines;
  const itemCount = order.itemCount ?? order.lines?.reduce((sum, line) => sum + line.quantity, 0);
  if (itemCount !== undefined) said.itemCount = itemCount;
  if (order.promisedAt !== undefined) said.promisedAt = Date.parse(order.promisedAt);
  if (personal && order.shippingAddress !== undefined) said.shippingAddress = order.shippingAddress;
  if (personal && order.statusUrl !== undefined) said.statusUrl = order.statusUrl;
  return said;
}

function isSaid(said: Partial<OrderView>, field: string): field is keyof OrderView {
  return Object.hasOwn(said, field);
}

function categoriesOf(lines: OrderView['lines']): string[] {
  const categories = new Set<string>();
  for (const line of lines) for (const category of line.categories ?? []) categories.add(category);
  return [...categories];
}

function orderFact(event: EventRecord): OrderFact {
  const fact: OrderFact = { event: event._id, type: event.type, time: event.time };
  if (event.type.startsWith('return.')) {
    const { id, closed } = (event.data as EventData<'return.requested'>).return;
    fact.ref = id;
    if (closed === true) fact.closed = true;
  }
  if (event.type.startsWith('complaint.')) fact.ref = (event.data as EventData<'complaint.opened'>).complaint.id;
  if (event.type === 'order.refunded') {
    const { amount, full } = event.data as EventData<'order.refunded'>;
    if (amount !== undefined) fact.amount = amount;
    if (full !== undefined) fact.full = full;
  }
  return fact;
}

function applyParcel(next: OrderRecord, event: EventRecord, parcelId: string): void {
  const key = parcelKey(parcelId);
  const fact = parcelFact(event);
  const before = next.parcelFacts[key] ?? [];
  const facts = fact ? withFact(before, fact) : before;
  next.parcelFacts = { ...next.parcelFacts, [key]: facts };

  const { parcels } = next.view;
  const index = parcels.findIndex((parcel) => parcel.id === parcelId);
  const view = parcelView(parcelId, parcels[index], parcelNews(next, event, key), progressOf(facts));
  next.view.parcels = byFirstFact(index === -1 ? [...parcels, view] : parcels.with(index, view), next.parcelFacts);
}

/** What the event says about plain fields, as far as it has the last word on them. */
function parcelNews(next: OrderRecord, event: EventRecord, key: string): Partial<ParcelView> {
  const { parcel } = event.data as EventData<'parcel.status'>;
  const said: Partial<ParcelView> = {};
  if (parcel.trackingNumber !== undefined) said.trackingNumber = parcel.trackingNumber;
  if (parcel.trackingUrl !== undefined && next.erasedAt === undefined) said.trackingUrl = parcel.trackingUrl;
  if (parcel.carrier !== undefined) said.carrier = parcel.carrier;
  if (parcel.lineIds !== undefined) said.lineIds = parcel.lineIds;
  if (parcel.expectedAt !== undefined) said.expectedAt = Date.parse(parcel.expectedAt);
  const prefix = `${key}/`;
  const names = Object.keys(said);
  const won = claim(next, event, names.map((name) => prefix + name));
  if (won.length === names.length) return said;
  return Object.fromEntries(Object.entries(said).filter(([name]) => won.includes(prefix + name)));
}

/** The progress is always worked out anew: of what the parcel had before, only what the facts still say stays. */
function parcelView(id: string, before: ParcelView | undefined, news: Partial<ParcelView>, progress: ParcelProgress): ParcelView {
  const { status, statusAt, returning, firstReports, rawStatus, handedOverAt, deliveredAt } = progress;
  const view: ParcelView = before ? { ...before, status, statusAt, returning, firstReports } : { id, lineIds: [], status, statusAt, returning, firstReports };
  setOrDelete(view, 'rawStatus', rawStatus);
  setOrDelete(view, 'handedOverAt', handedOverAt);
  setOrDelete(view, 'deliveredAt', deliveredAt);
  return Object.assign(view, news);
}

/** "Parcel 2 of 3" must not depend on which parcel's news came first. */
function byFirstFact(parcels: ParcelView[], facts: Record<string, ParcelFact[]>): ParcelView[] {
  if (parcels.length < 2) return parcels;
  const first = (parcel: ParcelView) => facts[parcelKey(parcel.id)]?.[0]?.time ?? 0;
  return parcels.sort((a, b) => first(a) - first(b) || (a.id < b.id ? -1 : 1));
}

/** Deletes nothing that is not there: an object with a deleted key is slow to read and to copy ever after. */
function setOrDelete<T, K extends keyof T>(view: T, key: K, value: T[K] | undefined): void {
  if (value !== undefined) view[key] = value;
  else if (view[key] !== undefined) delete view[key];
}

/** Copies what changes here or in the stages after; the rest is replaced, never written to. */
function fresh(record: OrderRecord): OrderRecord {
  return { ...record, view: { ...record.view, tags: [...record.view.tags] }, stamps: { ...record.stamps }, entries: [...record.entries] };
}

function blank(event: EventRecord, orderId: string): OrderRecord {
  return {
    _id: `${event.shopId}|${orderId}`,
    shopId: event.shopId,
    contactId: event.contactId ?? '',
    partition: event.partition ?? 0,
    revision: 0,
    view: {
      id: orderId, number: orderId, channel: 'shop', state: 'open', currency: 'EUR', total: 0, itemCount: 0, lines: [], categories: [],
      parcels: [], tags: [], openReturns: 0, openComplaints: 0,
    },
    stamps: {},
    facts: [],
    parcelFacts: {},
    entries: [],
  };
}
