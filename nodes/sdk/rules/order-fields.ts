/** What rules may ask about the order and its lines. `lines.*` looks at all lines: a rule holds when any of them fits. */
import { EVENT_TYPES, schemaOfEvent } from '../events/event-types.ts';
import type { Line } from '../events/order.ts';
import type { SubjectKind } from '../subjects.ts';
import type { EnumValue, Field, FieldType, FieldValue, RuleFacts } from './field.ts';

const SUBJECTS: readonly SubjectKind[] = ['order', 'parcel', 'line'];

/** Events that can name an order: a trigger may ask about it, also when the journey is about contacts. */
const NAMING_AN_ORDER: readonly string[] = [...Object.keys(EVENT_TYPES).filter((type) => names(type, 'order')), 'custom.*'];

const STATES: readonly EnumValue[] = [
  { value: 'open', label: { de: 'offen', en: 'open' } },
  { value: 'cancelled', label: { de: 'storniert', en: 'cancelled' } },
  { value: 'refunded', label: { de: 'erstattet', en: 'refunded' } },
];

export const ORDER_FIELDS: readonly Field[] = [
  field('order.id', 'string', { de: 'Interne Bestellnummer', en: 'Internal order id' }, (f) => f.order?.id),
  field('order.number', 'string', { de: 'Bestellnummer', en: 'Order number' }, (f) => f.order?.number),
  field('order.channel', 'string', { de: 'Verkaufskanal', en: 'Sales channel' }, (f) => f.order?.channel),
  { ...field('order.state', 'enum', { de: 'Zustand der Bestellung', en: 'Order state' }, (f) => f.order?.state), values: STATES },
  field('order.total', 'number', { de: 'Bestellwert', en: 'Order total' }, (f) => f.order?.total),
  field('order.currency', 'string', { de: 'Währung (Kürzel wie EUR)', en: 'Currency (code such as EUR)' }, (f) => f.order?.currency),
  field('order.itemCount', 'number', { de: 'Anzahl Artikel', en: 'Number of items' }, (f) => f.order?.itemCount),
  field('order.categories', 'string-list', { de: 'Warengruppen der Bestellung', en: 'Categories in the order' }, (f) => f.order?.categories),
  field('order.tags', 'string-list', { de: 'Schlagwörter der Bestellung', en: 'Order tags' }, (f) => f.order?.tags),
  field('order.country', 'string', { de: 'Lieferland (Kürzel wie DE)', en: 'Delivery country (code such as DE)' }, (f) => f.order?.shippingAddress?.country),
  field('order.postcode', 'string', { de: 'Liefer-Postleitzahl', en: 'Delivery postcode' }, (f) => f.order?.shippingAddress?.postcode),
  field('order.city', 'string', { de: 'Lieferort', en: 'Delivery city' }, (f) => f.order?.shippingAddress?.city),
  field('order.company', 'string', { de: 'Firma in der Lieferadresse', en: 'Company in the delivery address' }, (f) => f.order?.shippingAddress?.company),
  field('order.placedAt', 'date', { de: 'Bestellt am', en: 'Placed on' }, (f) => f.order?.placedAt),
  field('order.paidAt', 'date', { de: 'Bezahlt am', en: 'Paid on' }, (f) => f.order?.paidAt),
  field('order.fulfilledAt', 'date', { de: 'Vollständig versandt am', en: 'Fulfilled on' }, (f) => f.order?.fulfilledAt),
  field('order.cancelledAt', 'date', { de: 'Storniert am', en: 'Cancelled on' }, (f) => f.order?.cancelledAt),
  field('order.refundedAt', 'date', { de: 'Erstattet am', en: 'Refunded on' }, (f) => f.order?.refundedAt),
  field('order.promisedAt', 'date', { de: 'Zugesagter Liefertermin', en: 'Promised delivery' }, (f) => f.order?.promisedAt),
  field('order.lastDeliveryAt', 'date', { de: 'Letztes Paket zugestellt am', en: 'Last parcel delivered on' }, (f) => f.order?.lastDeliveryAt),
  field('order.parcelCount', 'number', { de: 'Anzahl Pakete', en: 'Number of parcels' }, (f) => f.order?.parcels.length),
  field('order.deliveredParcelCount', 'number', { de: 'Anzahl zugestellter Pakete', en: 'Number of delivered parcels' }, deliveredParcels),
  field('order.openReturns', 'number', { de: 'Offene Retouren', en: 'Open returns' }, (f) => f.order?.openReturns),
  field('order.openComplaints', 'number', { de: 'Offene Reklamationen', en: 'Open complaints' }, (f) => f.order?.openComplaints),
];

export const LINES_FIELDS: readonly Field[] = [
  field('lines.sku', 'string-list', { de: 'Artikelnummern in der Bestellung', en: 'SKUs in the order' }, (f) => ofLines(f, (line) => line.sku)),
  field('lines.title', 'string-list', { de: 'Artikelnamen in der Bestellung', en: 'Item names in the order' }, (f) => ofLines(f, (line) => line.title)),
  field('lines.category', 'string-list', { de: 'Warengruppen der Artikel', en: 'Categories of the items' }, (f) => f.order?.lines.flatMap((line) => line.categories ?? [])),
  field('lines.productId', 'string-list', { de: 'Produkte in der Bestellung', en: 'Products in the order' }, (f) => ofLines(f, (line) => line.productId)),
  field('lines.variantId', 'string-list', { de: 'Varianten in der Bestellung', en: 'Variants in the order' }, (f) => ofLines(f, (line) => line.variantId)),
  field('lines.count', 'number', { de: 'Anzahl Positionen', en: 'Number of lines' }, (f) => f.order?.lines.length),
  field('lines.quantity', 'number', { de: 'Gesamtmenge aller Positionen', en: 'Total quantity of all lines' }, (f) => f.order?.lines.reduce((sum, line) => sum + line.quantity, 0)),
  field('lines.highestPrice', 'number', { de: 'Preis des teuersten Artikels', en: 'Price of the dearest item' }, highestPrice),
];

function field(name: string, type: FieldType, label: Field['label'], read: Field['read']): Field {
  return { name, type, label, subjects: SUBJECTS, triggerEvents: NAMING_AN_ORDER, read };
}

function names(type: string, part: string): boolean {
  const schema: { properties?: object } = type in EVENT_TYPES ? schemaOfEvent(type as keyof typeof EVENT_TYPES) : {};
  return schema.properties !== undefined && part in schema.properties;
}

function ofLines(facts: RuleFacts, pick: (line: Line) => string | undefined): FieldValue {
  return facts.order?.lines.map(pick).filter((value) => value !== undefined);
}

function deliveredParcels(facts: RuleFacts): FieldValue {
  return facts.order?.parcels.filter((parcel) => parcel.status === 'delivered' && !parcel.returning).length;
}

function highestPrice(facts: RuleFacts): FieldValue {
  const prices = facts.order?.lines.map((line) => line.unitPrice).filter((price) => price !== undefined) ?? [];
  return prices.length > 0 ? Math.max(...prices) : undefined;
}
