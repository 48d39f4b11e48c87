/** From a Shopify webhook to events. Pure; one small function per topic. */
import type { CloudEvent, EpochMs } from '@nachklang/nodes/sdk';
import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { explainAll } from '../../../../plugins/validation.ts';
import type { DeliveryLabel, Translation } from '../source.ts';
import { checkoutSignUp, consentEvents } from './consents.ts';
import { shopifyEvent } from './event.ts';
import { buyerOf, customerFacts, isFromCheckout, orderFacts } from './orders.ts';
import { fulfillmentEvents, fulfillmentStatusEvent } from './parcels.ts';
import { dataRequest, erasure, shopErasure } from './privacy.ts';
import {
  ShopifyCustomer, ShopifyFulfillment, ShopifyFulfillmentEvent, ShopifyOrder, ShopifyPrivacy, ShopifyRefund, ShopifyReturn,
} from './shapes.ts';
import { amount, idText, instant, present, shortText } from './values.ts';

type Reader = (body: unknown, label: DeliveryLabel, now: EpochMs) => Translation;

export function translateShopify(label: DeliveryLabel, body: unknown, now: EpochMs): Translation {
  const reader = TOPICS.get(label.topic);
  if (reader) return reader(body, label, now);
  return { kind: 'ignored', reason: `The topic ${label.topic === '' ? 'is missing' : label.topic + ' is of no use here'}.` };
}

/** Checks the shape once per topic, then hands on what it read. */
function reads<S extends TSchema>(schema: S, translate: (body: Static<S>, label: DeliveryLabel, now: EpochMs) => Translation): Reader {
  const shape = Compile(schema);
  return (body, label, now) => {
    if (shape.Check(body)) return translate(body, label, now);
    return { kind: 'unreadable', reason: explainAll(shape.Errors(body)).map((problem) => problem.detail).join(' ') };
  };
}

const events = (...list: CloudEvent[]): Translation => ({ kind: 'events', events: list });
const sentAt = (label: DeliveryLabel, now: EpochMs) => new Date(label.triggeredAt ?? now).toISOString();

const TOPICS: ReadonlyMap<string, Reader> = new Map([
  ['orders/create', reads(ShopifyOrder, (order, label, now) => {
    const time = instant(order.created_at) ?? sentAt(label, now);
    const contact = buyerOf(order);
    const placed = orderEvent(`orders/create:${order.id}`, 'order.placed', time, order);
    const told = [placed, ...consentEvents(order.customer, contact, time), ...checkoutSignUp(order, contact, time)];
    return { kind: 'events', events: told, atCheckout: isFromCheckout(order) ? [placed.id] : [] };
  })],
  ['orders/paid', reads(ShopifyOrder, (order, label, now) => events(orderEvent(`orders/paid:${order.id}`, 'order.paid', updatedAt(order, label, now), order)))],
  ['orders/cancelled', reads(ShopifyOrder, (order, label, now) => {
    const time = instant(order.cancelled_at) ?? updatedAt(order, label, now);
    return events(orderEvent(`orders/cancelled:${order.id}`, 'order.cancelled', time, order, present({ reason: shortText(order.cancel_reason) })));
  })],
  ['orders/fulfilled', reads(ShopifyOrder, (order, label, now) => {
    // An order that gets another line after it was fulfilled is fulfilled again: its last fulfillment tells the two apart.
    const last = idText(order.fulfillments?.at(-1)?.id) ?? '';
    const fulfilled = orderEvent(`orders/fulfilled:${order.id}:${last}`, 'order.fulfilled', updatedAt(order, label, now), order);
    const parcels = (order.fulfillments ?? []).flatMap((fulfillment) => fulfillmentEvents(fulfillment, String(order.id)));
    return events(fulfilled, ...parcels);
  })],
  ['fulfillments/create', reads(ShopifyFulfillment, (fulfillment) => events(...fulfillmentEvents(fulfillment, idText(fulfillment.order_id))))],
  ['fulfillments/update', reads(ShopifyFulfillment, (fulfillment) => events(...fulfillmentEvents(fulfillment, idText(fulfillment.order_id))))],
  ['fulfillment_events/create', reads(ShopifyFulfillmentEvent, (event, label, now) => events(fulfillmentStatusEvent(event, sentAt(label, now))))],
  ['refunds/create', reads(ShopifyRefund, refund)],
  ['returns/request', reads(ShopifyReturn, (body, label, now) => returned('request', 'return.requested', body, label, now))],
  ['returns/approve', reads(ShopifyReturn, (body, label, now) => returned('approve', 'return.approved', body, label, now))],
  ['returns/decline', reads(ShopifyReturn, (body, label, now) => returned('decline', 'return.rejected', body, label, now))],
  ['returns/cancel', reads(ShopifyReturn, (body, label, now) => returned('cancel', 'return.rejected', body, label, now))],
  // Closed means dealt with, by refund or exchange: nobody says which, so it is not called refunded.
  ['returns/close', reads(ShopifyReturn, (body, label, now) => returned('close', 'return.received', body, label, now))],
  ['customers/create', reads(ShopifyCustomer, (customer, label, now) => customerEvents(`customers/create:${idText(customer.id) ?? ''}`, customer, label, now))],
  ['customers/update', reads(ShopifyCustomer, (customer, label, now) => customerEvents(`customers/update:${idText(customer.id) ?? ''}:${instant(customer.updated_at) ?? label.key}`, customer, label, now))],
  ['customers/redact', reads(ShopifyPrivacy, erasure)],
  ['customers/data_request', reads(ShopifyPrivacy, dataRequest)],
  ['shop/redact', reads(ShopifyPrivacy, shopErasure)],
]);

type OrderType = 'order.placed' | 'order.paid' | 'order.cancelled' | 'order.fulfilled';

function orderEvent(id: string, type: OrderType, time: string, order: ShopifyOrder, more: object = {}): CloudEvent {
  const contact = buyerOf(order);
  return shopifyEvent(id, type, time, { order: orderFacts(order), ...(contact && { contact }), ...more });
}

/** Shopify does not say when an order was paid or fulfilled; the change that made it so is the nearest it says. */
function updatedAt(order: ShopifyOrder, label: DeliveryLabel, now: EpochMs): string {
  return instant(order.updated_at) ?? sentAt(label, now);
}

function refund(body: ShopifyRefund, label: DeliveryLabel, now: EpochMs): Translation {
  const paidBack = (body.transactions ?? []).filter(({ kind, status }) => kind === 'refund' && (status === 'success' || status === 'pending'));
  const cents = paidBack.reduce((sum, transaction) => sum + Math.round((amount(transaction.amount) ?? 0) * 100), 0);
  return events(shopifyEvent(`refunds/create:${body.id}`, 'order.refunded', instant(body.processed_at, body.created_at) ?? sentAt(label, now), {
    order: { id: String(body.order_id) },
    amount: cents / 100,
    ...present({ reason: shortText(body.note, 1_000) }),
  }));
}

type ReturnType = 'return.requested' | 'return.approved' | 'return.rejected' | 'return.received';

function returned(action: string, type: ReturnType, body: ShopifyReturn, label: DeliveryLabel, now: EpochMs): Translation {
  const orderId = idText(body.order?.id ?? body.order_id);
  const items = body.return_line_items ?? [];
  const reasons = [...new Set(items.map((item) => shortText(item.return_reason_note) ?? shortText(item.customer_note) ?? shortText(item.return_reason)))].filter((reason) => reason !== undefined);
  const lineIds = items.map((item) => idText(item.fulfillment_line_item?.line_item?.id)).filter((id) => id !== undefined);
  const closed = action === 'close' ? true : undefined;
  const facts = present({ reason: reasons.length > 0 ? reasons.join('; ') : undefined, lineIds: lineIds.length > 0 ? lineIds : undefined, closed });
  if (orderId === undefined) return { kind: 'unreadable', reason: 'The return names no order.' };
  return events(shopifyEvent(`returns/${action}:${body.id}`, type, sentAt(label, now), { return: { id: String(body.id), ...facts }, order: { id: orderId } }));
}

function customerEvents(id: string, customer: ShopifyCustomer, label: DeliveryLabel, now: EpochMs): Translation {
  const contact = customerFacts(customer);
  const time = instant(customer.updated_at, customer.created_at) ?? sentAt(label, now);
  return events(shopifyEvent(id, 'contact.updated', time, { contact }), ...consentEvents(customer, contact, time));
}
