import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readEvent } from '../../read-event.ts';
import { parseLossless } from '../lossless-json.ts';
import type { Translation } from '../source.ts';
import { shopify } from './definition.ts';
import { parcelStatusOf } from './parcels.ts';

const NOW = Date.parse('2026-03-20T00:00:00Z');
const fixture = (name: string) => parseLossless(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8')) as Record<string, unknown>;
const headers = (topic: string, webhookId = 'w-1') => ({
  'x-shopify-topic': topic, 'x-shopify-shop-domain': 'Demo.myshopify.com', 'x-shopify-webhook-id': webhookId, 'x-shopify-event-id': 'e-1', 'x-shopify-triggered-at': '2026-03-19T10:00:00.123456789Z',
});
const translate = (topic: string, body: unknown, webhookId?: string) => shopify.toEvents(shopify.label(headers(topic, webhookId), body), body, NOW);
const eventsOf = (translation: Translation) => {
  if (translation.kind !== 'events') throw new Error(`${translation.kind}: ${translation.reason}`);
  return translation.events;
};
const dataOf = (translation: Translation, index = 0) => eventsOf(translation)[index]?.data as Record<string, Record<string, unknown>>;

describe('signature', () => {
  const vector = { body: Buffer.from('"my secret message"'), signature: 'hMTq0K2x7oyOjoBwGYeTj5oxfnaVYXzbanUG9aajpKI=' };
  const verify = (body: Buffer, signature: string | undefined, secret = 'hush') => shopify.verify(body, { 'x-shopify-hmac-sha256': signature }, secret).kind;

  test('the documented vector verifies, and nothing near it', () => {
    expect(verify(vector.body, vector.signature)).toBe('genuine');
    expect(verify(Buffer.from('"my secret message" '), vector.signature)).toBe('forged');
    expect(verify(vector.body, vector.signature, 'hush!')).toBe('forged');
    for (const wrong of [undefined, '', 'AAAA', `${vector.signature}AAAA`, createHmac('sha256', 'hush').update(vector.body).digest('hex')]) expect(verify(vector.body, wrong)).toBe('forged');
  });
});

test('delivery key: shop, topic and webhook id; the action’s id beside it', () => {
  expect(shopify.label(headers('orders/paid'), {})).toEqual({
    topic: 'orders/paid', key: 'demo.myshopify.com|orders/paid|w-1', action: 'e-1', origin: 'demo.myshopify.com', triggeredAt: Date.parse('2026-03-19T10:00:00.123Z'),
  });
});

describe('orders', () => {
  test('an order in full, its ids beyond 2^53 intact', () => {
    const [placed, consent, ...rest] = eventsOf(translate('orders/create', fixture('order')));
    expect(placed).toMatchObject({
      id: 'orders/create:820982911946154508', source: 'shopify', type: 'order.placed', time: '2026-03-01T09:15:00.000Z',
      data: {
        order: {
          id: '820982911946154508', number: '#1042', channel: 'shop', currency: 'EUR', total: 89.7, tags: ['vip', 'Geschenk'],
          lines: [
            { id: '487817672276298554', productId: '788032119674292922', sku: 'TEE-01', title: 'Teekanne – blau', quantity: 1, unitPrice: 59.9 },
            { id: '141249953214522974', productId: '632910392', variantId: '39072856', title: 'Tasse', quantity: 2, unitPrice: 14.9 },
          ],
          shippingAddress: { name: 'Jörg Müller 🎉', street: 'Gartenstraße 5, Hinterhaus', postcode: '80331', city: 'München', state: 'BY', country: 'DE' },
        },
        contact: { email: 'joerg.mueller@example.com', customerId: '115310627314723954', firstName: 'Jörg', lastName: 'Müller 🎉', locale: 'de-DE', country: 'DE', state: 'BY', postcode: '80331' },
      },
    });
    expect(consent).toMatchObject({ type: 'contact.signed_up', time: '2026-02-01T07:00:00.000Z', data: { channel: 'email', optIn: 'single' } });
    expect(rest).toEqual([]);
  });

  test('the same order under another webhook id is the same event', () => {
    const ids = (webhookId: string) => eventsOf(translate('orders/create', fixture('order'), webhookId)).map((event) => event.id);
    expect(ids('w-2')).toEqual(ids('w-1'));
  });

  test('null everywhere: a guest without e-mail, locale, address', () => {
    const bare = { ...fixture('order'), email: null, customer_locale: null, shipping_address: null, customer: null, line_items: null, tags: null, total_price: null, buyer_accepts_marketing: false };
    const [placed, ...rest] = eventsOf(translate('orders/create', bare));
    expect(placed?.data).toEqual({ order: { id: '820982911946154508', number: '#1042', channel: 'shop', currency: 'EUR', statusUrl: expect.any(String) } });
    expect(rest).toEqual([]);
  });

  test('an e-mail address that is none does not cost the order', () => {
    const odd = { ...fixture('order'), email: 'jörg at example', customer: null };
    expect(dataOf(translate('orders/create', odd))['contact']).not.toHaveProperty('email');
  });

  test('an umlaut domain is written in ASCII', () => {
    const umlaut = { ...fixture('order'), email: ' Anna@Bücher.example ', customer: null };
    expect(dataOf(translate('orders/create', umlaut))['contact']).toMatchObject({ email: 'anna@xn--bcher-kva.example' });
  });

  test('cancelled and fulfilled', () => {
    const cancelled = { ...fixture('order'), cancelled_at: '2026-03-04T00:00:00Z', cancel_reason: 'customer' };
    expect(eventsOf(translate('orders/cancelled', cancelled))).toMatchObject([{ type: 'order.cancelled', time: '2026-03-04T00:00:00.000Z', data: { reason: 'customer' } }]);
    const fulfilled = { ...fixture('order'), fulfillments: [fixture('fulfillment')] };
    expect(eventsOf(translate('orders/fulfilled', fulfilled)).map(({ id, type }) => [id, type])).toEqual([
      ['orders/fulfilled:820982911946154508:255858046', 'order.fulfilled'],
      ...eventsOf(translate('fulfillments/create', fixture('fulfillment'))).map(({ id, type }) => [id, type]),
    ]);
  });

  test('a partial refund adds up what was really paid back', () => {
    expect(eventsOf(translate('refunds/create', fixture('refund')))).toMatchObject([
      { id: 'refunds/create:929361464', type: 'order.refunded', time: '2026-03-10T11:00:05.000Z', data: { order: { id: '820982911946154508' }, amount: 14.9, reason: 'Henkel gesprungen' } },
    ]);
  });

  test('returns, from request to close', () => {
    const about = { return: { id: '1447', reason: 'size_too_small', lineIds: ['141249953214522974'] }, order: { id: '820982911946154508' } };
    expect(eventsOf(translate('returns/request', fixture('return')))).toMatchObject([{ id: 'returns/request:1447', type: 'return.requested', data: about }]);
    expect(eventsOf(translate('returns/close', fixture('return')))).toMatchObject([{ type: 'return.received', data: { return: { closed: true } } }]);
  });
});

describe('parcels', () => {
  test('two tracking numbers are two parcels, handed over while no carrier says otherwise', () => {
    expect(eventsOf(translate('fulfillments/create', fixture('fulfillment')))).toMatchObject([
      { type: 'parcel.status', data: { parcel: { id: '255858046', trackingNumber: '00340434161094042557', carrier: 'DHL', trackingUrl: 'https://track.example/1' }, status: 'handed_over', order: { id: '820982911946154508' } } },
      { data: { parcel: { id: '255858046-2', trackingNumber: '00340434161094042564' } } },
    ]);
  });

  test('create and update that say the same are the same event; a new status is another', () => {
    const ids = (topic: string, body: unknown) => eventsOf(translate(topic, body)).map((event) => event.id);
    const created = ids('fulfillments/create', fixture('fulfillment'));
    expect(ids('fulfillments/update', { ...fixture('fulfillment'), updated_at: '2026-03-02T09:06:00+01:00' })).toEqual(created);
    const delivered = { ...fixture('fulfillment'), shipment_status: 'delivered', updated_at: '2026-03-03T15:00:00+01:00' };
    expect(eventsOf(translate('fulfillments/update', delivered))).toMatchObject([{ time: '2026-03-03T14:00:00.000Z', data: { status: 'delivered', rawStatus: 'delivered' } }, { data: { status: 'delivered' } }]);
    expect(ids('fulfillments/update', delivered)).not.toEqual(created);
  });

  test('a tracking number that comes later belongs to the same parcel', () => {
    const without = { ...fixture('fulfillment'), tracking_number: null, tracking_numbers: [] };
    expect(dataOf(translate('fulfillments/create', without))['parcel']).toMatchObject({ id: '255858046', lineIds: ['487817672276298554', '141249953214522974'] });
    expect(dataOf(translate('fulfillments/update', fixture('fulfillment')))['parcel']).toMatchObject({ id: '255858046' });
  });

  test('an event of the fulfillment, with the day it is expected', () => {
    expect(eventsOf(translate('fulfillment_events/create', fixture('fulfillment-event')))).toMatchObject([{
      id: 'fulfillment_event:944956895', time: '2026-03-03T06:30:00.000Z',
      data: { parcel: { id: '255858046', expectedAt: '2026-03-03T17:00:00.000Z' }, status: 'out_for_delivery', rawStatus: 'out_for_delivery', location: 'München, DE', order: { id: '820982911946154508' } },
    }]);
  });

  test.each([
    ['label_printed', 'label_created'], ['label_purchased', 'label_created'], ['confirmed', 'label_created'], ['carrier_picked_up', 'handed_over'], ['in_transit', 'in_transit'],
    ['delayed', 'delayed'], ['out_for_delivery', 'out_for_delivery'], ['attempted_delivery', 'attempt_failed'], ['ready_for_pickup', 'ready_for_pickup'],
    ['delivered', 'delivered'], ['picked_up', 'delivered'], ['failure', 'exception'], ['returning_to_sender', 'returning'], ['something_new', 'unknown'],
  ])('%s is %s', (raw, status) => expect(parcelStatusOf(raw)).toBe(status));
});

describe('customers', () => {
  const customer = (consent: object) => ({ id: 115310627314723954n.toString(), email: 'a@example.com', updated_at: '2026-03-01T00:00:00Z', tags: 'club', email_marketing_consent: consent });
  const types = (consent: object) => eventsOf(translate('customers/update', customer(consent))).map(({ type, data }) => [type, (data as Record<string, unknown>)['optIn']]);

  test('only a confirmed opt-in is one', () => {
    expect(types({ state: 'subscribed', opt_in_level: 'confirmed_opt_in', consent_updated_at: null })).toEqual([['contact.updated', undefined], ['contact.signed_up', 'confirmed']]);
    expect(types({ state: 'subscribed', opt_in_level: 'single_opt_in', consent_updated_at: null })).toEqual([['contact.updated', undefined], ['contact.signed_up', 'single']]);
    expect(types({ state: 'subscribed', opt_in_level: null, consent_updated_at: null })).toEqual([['contact.updated', undefined], ['contact.signed_up', 'single']]);
  });

  test('who unsubscribed objects; who never subscribed says nothing', () => {
    expect(types({ state: 'unsubscribed', opt_in_level: null, consent_updated_at: '2026-01-01T00:00:00Z' })).toEqual([['contact.updated', undefined], ['contact.objected', undefined]]);
    expect(types({ state: 'not_subscribed' })).toEqual([['contact.updated', undefined]]);
  });

  test('erasure', () => {
    expect(eventsOf(translate('customers/redact', fixture('privacy')))).toMatchObject([
      { type: 'contact.erased', time: '2026-03-19T10:00:00.123Z', data: { contact: { email: 'joerg.mueller@example.com', customerId: '115310627314723954' } } },
    ]);
  });

  test('a request for data becomes an event and a task with its time', () => {
    const translation = translate('customers/data_request', fixture('privacy'));
    expect(translation).toMatchObject({ events: [{ type: 'contact.data_requested' }], tasks: [{ about: 'customers/data_request:9999', priority: 'high', dueAt: Date.parse('2026-04-18T10:00:00.123Z') }] });
  });

  test('a shop that leaves becomes an urgent task', () => {
    expect(translate('shop/redact', fixture('privacy'))).toMatchObject({ events: [], tasks: [{ priority: 'urgent', title: { en: 'Delete the data of demo.myshopify.com' } }] });
  });
});

test('what is not understood says so', () => {
  expect(translate('products/update', {})).toMatchObject({ kind: 'ignored' });
  expect(translate('orders/create', { id: {}, name: 'x' })).toMatchObject({ kind: 'unreadable' });
  expect(translate('orders/create', [])).toMatchObject({ kind: 'unreadable' });
});

test('every event of every topic passes our own validation', () => {
  const bodies: [string, string][] = [
    ['orders/create', 'order'], ['orders/paid', 'order'], ['orders/cancelled', 'order'], ['orders/fulfilled', 'order'], ['fulfillments/create', 'fulfillment'],
    ['fulfillments/update', 'fulfillment'], ['fulfillment_events/create', 'fulfillment-event'], ['refunds/create', 'refund'], ['returns/request', 'return'],
    ['returns/approve', 'return'], ['returns/decline', 'return'], ['returns/cancel', 'return'], ['returns/close', 'return'], ['customers/redact', 'privacy'], ['customers/data_request', 'privacy'],
  ];
  for (const [topic, name] of bodies) {
    for (const event of eventsOf(translate(topic, fixture(name)))) expect([topic, readEvent('s1', event, NOW)]).toMatchObject([topic, { kind: 'event' }]);
  }
});
