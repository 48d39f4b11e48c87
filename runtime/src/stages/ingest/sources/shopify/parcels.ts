/** Shopify's fulfillments and their events, as parcels. */
import type { CloudEvent, ParcelStatus } from '@nachklang/nodes/sdk';
import { shopifyEvent } from './event.ts';
import type { ShopifyFulfillment, ShopifyFulfillmentEvent } from './shapes.ts';
import { idText, instant, present, shortText } from './values.ts';

/** commerce.md §1, column Shopify. Names the documentation does not list become `unknown`; the raw one is kept. */
const STATUS = new Map<string, ParcelStatus>([
  ['label_printed', 'label_created'], ['label_purchased', 'label_created'], ['confirmed', 'label_created'], ['carrier_picked_up', 'handed_over'],
  ['in_transit', 'in_transit'], ['delayed', 'delayed'], ['out_for_delivery', 'out_for_delivery'], ['attempted_delivery', 'attempt_failed'],
  ['ready_for_pickup', 'ready_for_pickup'], ['delivered', 'delivered'], ['picked_up', 'delivered'], ['failure', 'exception'],
  ['returning_to_sender', 'returning'],
]);

export function parcelStatusOf(raw: string): ParcelStatus {
  return STATUS.get(raw.toLowerCase()) ?? 'unknown';
}

/** One event per parcel of the fulfillment. */
export function fulfillmentEvents(fulfillment: ShopifyFulfillment, orderId: string | undefined): CloudEvent[] {
  const fid = String(fulfillment.id);
  const numbers = trackingNumbers(fulfillment);
  const { status, raw, time } = stateOf(fulfillment);
  const lines = fulfillment.line_items?.map((line) => idText(line.id)).filter((id) => id !== undefined);
  return (numbers.length === 0 ? [undefined] : numbers).map((trackingNumber, index) => {
    const parcel = present({
      trackingNumber,
      trackingUrl: shortText(fulfillment.tracking_urls?.[index] ?? (index === 0 ? fulfillment.tracking_url : undefined), 2_000),
      carrier: shortText(fulfillment.tracking_company),
      // Of several parcels nobody says which holds what.
      lineIds: numbers.length < 2 ? lines : undefined,
    });
    return shopifyEvent(`fulfillment:${fid}:${index}:${raw ?? 'shipped'}:${trackingNumber ?? ''}:${raw === undefined ? '' : time}`, 'parcel.status', time, {
      parcel: { id: parcelId(fid, index), ...parcel },
      status,
      ...(raw !== undefined && { rawStatus: raw }),
      ...(orderId !== undefined && { order: { id: orderId } }),
    });
  });
}

/** Names the fulfillment, not one of its parcels: the first stands for it, the others follow by fulfillments/update. */
export function fulfillmentStatusEvent(event: ShopifyFulfillmentEvent, fallback: string): CloudEvent {
  const raw = event.status ?? 'unknown';
  const location = shortText([event.city, event.country].filter(Boolean).join(', '));
  const orderId = idText(event.order_id);
  return shopifyEvent(`fulfillment_event:${event.id}`, 'parcel.status', instant(event.happened_at, event.created_at) ?? fallback, {
    parcel: { id: parcelId(String(event.fulfillment_id), 0), ...present({ expectedAt: instant(event.estimated_delivery_at) }) },
    status: parcelStatusOf(raw),
    rawStatus: raw,
    ...present({ location, message: shortText(event.message, 1_000) }),
    ...(orderId !== undefined && { order: { id: orderId } }),
  });
}

/**
 * A fulfillment without a status of its carrier: Shopify has told the customer "on its way", so it counts as handed over.
 * (Many carriers of small shops are not tracked by Shopify: waiting for a scan would mean never to say that it was sent.)
 */
function stateOf(fulfillment: ShopifyFulfillment): { status: ParcelStatus; raw?: string; time: string } {
  const created = instant(fulfillment.created_at, fulfillment.updated_at) ?? EPOCH;
  const updated = instant(fulfillment.updated_at, fulfillment.created_at) ?? EPOCH;
  if (fulfillment.status === 'cancelled') return { status: 'cancelled', raw: 'cancelled', time: updated };
  if (fulfillment.status === 'error' || fulfillment.status === 'failure') return { status: 'exception', raw: fulfillment.status, time: updated };
  if (fulfillment.shipment_status) return { status: parcelStatusOf(fulfillment.shipment_status), raw: fulfillment.shipment_status, time: updated };
  if (fulfillment.status === 'pending' || fulfillment.status === 'open') return { status: 'label_created', raw: fulfillment.status, time: updated };
  return { status: 'handed_over', time: trackingNumbers(fulfillment).length === 0 ? created : updated };
}

const EPOCH = '1970-01-01T00:00:00.000Z';

function trackingNumbers(fulfillment: ShopifyFulfillment): string[] {
  const many = fulfillment.tracking_numbers?.filter((number) => number !== '') ?? [];
  return many.length > 0 ? [...new Set(many)] : fulfillment.tracking_number ? [fulfillment.tracking_number] : [];
}

/** A tracking number may come later, or change: the id must not. */
function parcelId(fulfillmentId: string, index: number): string {
  return index === 0 ? fulfillmentId : `${fulfillmentId}-${index + 1}`;
}
