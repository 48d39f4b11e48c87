/** Builders for events as shops and carriers send them; the same input gives the same event, ids included. */
import type { ContactFacts } from '../events/contact.ts';
import type { CloudEvent } from '../events/event.ts';
import type { EventData, EventType } from '../events/event-types.ts';
import type { OrderFacts } from '../events/order.ts';
import type { ParcelFacts, ParcelStatus } from '../events/parcel.ts';
import type { Json } from '../values.ts';

export interface SampleEvent<T extends EventType = EventType> extends CloudEvent {
  type: T;
  time: string;
  data: EventData<T>;
}

export interface OrderSample {
  /** ISO 8601. */
  at: string;
  order?: Partial<OrderFacts>;
  contact?: Partial<ContactFacts>;
}

export interface ParcelSample {
  at: string;
  parcel?: Partial<ParcelFacts>;
  /** Id of the order the parcel belongs to. */
  order?: string;
  rawStatus?: string;
}

export interface ContactSample {
  at: string;
  contact?: Partial<ContactFacts>;
}

export const SAMPLE_CONTACT: ContactFacts = {
  email: 'anna.beispiel@example.com', customerId: 'c-1', firstName: 'Anna', lastName: 'Beispiel', locale: 'de-DE', country: 'DE',
};

export const SAMPLE_ORDER: OrderFacts = {
  id: 'o-1',
  number: '#1001',
  channel: 'shop',
  currency: 'EUR',
  total: 89.9,
  lines: [
    { id: 'l-1', sku: 'LAMP-1', title: 'Leselampe', quantity: 1, unitPrice: 69.9, categories: ['lamps'] },
    { id: 'l-2', sku: 'BULB-1', title: 'Leuchtmittel', quantity: 1, unitPrice: 20, categories: ['bulbs'] },
  ],
  shippingAddress: { name: 'Anna Beispiel', street: 'Musterweg 1', postcode: '80331', city: 'München', state: 'BY', country: 'DE' },
  advertisingNotice: { version: '2026-01', text: 'Wir schreiben Ihnen zu ähnlichen Waren. Sie können dem jederzeit widersprechen.' },
};

/** An order comes in. */
export const placed = (sample: OrderSample): SampleEvent<'order.placed'> => orderEvent('order.placed', sample);
export const paid = (sample: OrderSample): SampleEvent<'order.paid'> => orderEvent('order.paid', sample);
export const cancelled = (sample: OrderSample): SampleEvent<'order.cancelled'> => orderEvent('order.cancelled', sample);
export const fulfilled = (sample: OrderSample): SampleEvent<'order.fulfilled'> => orderEvent('order.fulfilled', sample);

/** Any event about an order. */
export function orderEvent<T extends 'order.placed' | 'order.paid' | 'order.payment_overdue' | 'order.cancelled' | 'order.fulfilled' | 'order.refunded'>(
  type: T, { at, order, contact }: OrderSample,
): SampleEvent<T> {
  const facts = { ...SAMPLE_ORDER, ...order };
  const data = { order: facts, contact: { ...SAMPLE_CONTACT, ...contact } } as EventData<T>;
  return sampleEvent(type, facts.id, at, data);
}

/** A carrier reports where a parcel is. */
export function parcelStatus(status: ParcelStatus, { at, parcel, order, rawStatus }: ParcelSample): SampleEvent<'parcel.status'> {
  const id = parcel?.id ?? 'p-1';
  const facts: ParcelFacts = { carrier: 'DHL', trackingNumber: `00340${id}`, ...parcel, id };
  return sampleEvent('parcel.status', `${facts.id}/${status}`, at, {
    parcel: facts, status, order: { id: order ?? 'o-1' }, ...(rawStatus !== undefined && { rawStatus }),
  });
}

/** An event of the merchant's own, about the sample order unless `order` is null. */
export function custom(name: string, { at, properties, contact, order = 'o-1' }: ContactSample & { properties?: Record<string, Json>; order?: string | null }): SampleEvent<`custom.${string}`> {
  return sampleEvent(`custom.${name}`, name, at, {
    contact: { ...SAMPLE_CONTACT, ...contact }, ...(order !== null && { order: { id: order } }), ...(properties !== undefined && { properties }),
  });
}

export function signedUp({ at, contact }: ContactSample): SampleEvent<'contact.signed_up'> {
  return sampleEvent('contact.signed_up', 'newsletter', at, { contact: { ...SAMPLE_CONTACT, ...contact }, channel: 'email', purpose: 'newsletter' });
}

export function consentConfirmed({ at, contact }: ContactSample): SampleEvent<'contact.consent_confirmed'> {
  return sampleEvent('contact.consent_confirmed', 'newsletter', at, { contact: { ...SAMPLE_CONTACT, ...contact }, channel: 'email', purpose: 'newsletter' });
}

/** Any event; `about` keeps ids apart. */
export function sampleEvent<T extends EventType>(type: T, about: string, at: string, data: EventData<T>): SampleEvent<T> {
  return { specversion: '1.0', id: `${type}/${about}/${at}`, source: 'sample', type, time: at, data };
}
