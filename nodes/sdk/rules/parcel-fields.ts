/** What rules may ask about the parcel or the line a run is about. */
import { PARCEL_STATUSES, type ParcelStatus } from '../events/parcel.ts';
import type { Localized } from '../values.ts';
import type { EnumValue, Field, FieldType } from './field.ts';

/** The fifteen normalised statuses as people say them. */
export const PARCEL_STATUS_LABELS: Record<ParcelStatus, Localized> = {
  label_created: { de: 'Versandlabel erstellt', en: 'Label created' },
  handed_over: { de: 'An den Versanddienst übergeben', en: 'Handed over to the carrier' },
  in_transit: { de: 'Unterwegs', en: 'In transit' },
  customs: { de: 'Beim Zoll', en: 'In customs' },
  delayed: { de: 'Verspätet', en: 'Delayed' },
  out_for_delivery: { de: 'In Zustellung', en: 'Out for delivery' },
  attempt_failed: { de: 'Zustellversuch erfolglos', en: 'Delivery attempt failed' },
  ready_for_pickup: { de: 'Abholbereit', en: 'Ready for pickup' },
  delivered: { de: 'Zugestellt', en: 'Delivered' },
  exception: { de: 'Problem (Verlust, Schaden, Adresse)', en: 'Problem (lost, damaged, address)' },
  returning: { de: 'Auf dem Rückweg', en: 'On its way back' },
  returned: { de: 'Zurück beim Absender', en: 'Back with the sender' },
  cancelled: { de: 'Storniert', en: 'Cancelled' },
  expired: { de: 'Sendungsverfolgung abgelaufen', en: 'Tracking expired' },
  unknown: { de: 'Unbekannt', en: 'Unknown' },
};

export const PARCEL_STATUS_VALUES: readonly EnumValue[] = PARCEL_STATUSES.map((value) => ({ value, label: PARCEL_STATUS_LABELS[value] }));

export const PARCEL_FIELDS: readonly Field[] = [
  parcel('parcel.id', 'string', { de: 'Sendungskennung', en: 'Parcel id' }, (f) => f.parcel?.id),
  { ...parcel('parcel.status', 'enum', { de: 'Paketstatus', en: 'Parcel status' }, (f) => f.parcel?.status), values: PARCEL_STATUS_VALUES },
  parcel('parcel.rawStatus', 'string', { de: 'Statuscode des Versanddienstes', en: 'Carrier’s own status code' }, (f) => f.parcel?.rawStatus),
  parcel('parcel.carrier', 'string', { de: 'Versanddienst', en: 'Carrier' }, (f) => f.parcel?.carrier),
  parcel('parcel.trackingNumber', 'string', { de: 'Sendungsnummer', en: 'Tracking number' }, (f) => f.parcel?.trackingNumber),
  parcel('parcel.statusAt', 'date', { de: 'Letzte Statusänderung', en: 'Last status change' }, (f) => f.parcel?.statusAt),
  parcel('parcel.expectedAt', 'date', { de: 'Erwartete Zustellung', en: 'Expected delivery' }, (f) => f.parcel?.expectedAt),
  parcel('parcel.handedOverAt', 'date', { de: 'An den Versanddienst übergeben am', en: 'Handed over on' }, (f) => f.parcel?.handedOverAt),
  parcel('parcel.deliveredAt', 'date', { de: 'Paket zugestellt am', en: 'Parcel delivered on' }, (f) => f.parcel?.deliveredAt),
  parcel('parcel.returning', 'boolean', { de: 'Paket geht zurück an den Shop', en: 'Parcel travels back to the shop' }, (f) => f.parcel?.returning),
  parcel('parcel.lineCount', 'number', { de: 'Positionen im Paket', en: 'Lines in the parcel' }, (f) => f.parcel?.lineIds.length),
];

export const LINE_FIELDS: readonly Field[] = [
  line('line.sku', 'string', { de: 'Artikelnummer', en: 'SKU' }, (f) => f.line?.sku),
  line('line.title', 'string', { de: 'Artikelname', en: 'Item name' }, (f) => f.line?.title),
  line('line.productId', 'string', { de: 'Produkt', en: 'Product' }, (f) => f.line?.productId),
  line('line.variantId', 'string', { de: 'Variante', en: 'Variant' }, (f) => f.line?.variantId),
  line('line.categories', 'string-list', { de: 'Warengruppen des Artikels', en: 'Categories of the item' }, (f) => f.line?.categories),
  line('line.quantity', 'number', { de: 'Menge', en: 'Quantity' }, (f) => f.line?.quantity),
  line('line.unitPrice', 'number', { de: 'Einzelpreis', en: 'Unit price' }, (f) => f.line?.unitPrice),
];

function parcel(name: string, type: FieldType, label: Localized, read: Field['read']): Field {
  return { name, type, label, subjects: ['parcel'], triggerEvents: ['parcel.status', 'parcel.retracted'], read };
}

function line(name: string, type: FieldType, label: Localized, read: Field['read']): Field {
  return { name, type, label, subjects: ['line'], read };
}
