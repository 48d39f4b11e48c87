/** Orders as the API shows them. */
import { Type, type Static } from 'typebox';
import { Address, Line, PARCEL_STATUSES, type ParcelView } from '@nachklang/nodes/sdk';
import type { OrderRecord } from '../engine/model.ts';
import { OptionalInstant, Instant, iso, isoFields } from '../paging/instants.ts';
import { pageOf } from '../paging/page-schema.ts';

const closed = { additionalProperties: false } as const;
const text = Type.Optional(Type.String());
const ORDER_INSTANTS = ['placedAt', 'paidAt', 'fulfilledAt', 'cancelledAt', 'refundedAt', 'promisedAt', 'lastDeliveryAt'] as const;

const Parcel = Type.Object(
  {
    id: Type.String(),
    trackingNumber: text,
    trackingUrl: text,
    carrier: text,
    status: Type.Enum(PARCEL_STATUSES),
    rawStatus: text,
    statusAt: Instant,
    expectedAt: OptionalInstant,
    handedOverAt: OptionalInstant,
    deliveredAt: OptionalInstant,
    returning: Type.Boolean(),
    lineIds: Type.Array(Type.String()),
  },
  closed,
);

const summaryFields = {
  id: Type.String({ description: 'The shop system’s own id' }),
  number: Type.String(),
  contactId: Type.String(),
  channel: Type.String(),
  state: Type.Enum(['open', 'cancelled', 'refunded']),
  currency: Type.String(),
  total: Type.Number(),
  itemCount: Type.Integer(),
  parcelCount: Type.Integer(),
  tags: Type.Array(Type.String()),
  placedAt: OptionalInstant,
  paidAt: OptionalInstant,
  fulfilledAt: OptionalInstant,
  cancelledAt: OptionalInstant,
  refundedAt: OptionalInstant,
  promisedAt: OptionalInstant,
  lastDeliveryAt: OptionalInstant,
  openReturns: Type.Integer(),
  openComplaints: Type.Integer(),
};
export const OrderSummary = Type.Object(summaryFields, closed);
export type OrderSummary = Static<typeof OrderSummary>;
export const OrderPage = pageOf(OrderSummary);
export const Order = Type.Object(
  { ...summaryFields, lines: Type.Array(Line), categories: Type.Array(Type.String()), shippingAddress: Type.Optional(Address), parcels: Type.Array(Parcel), statusUrl: text },
  closed,
);
export type Order = Static<typeof Order>;
export const OrderPath = Type.Object({ id: Type.String() }, closed);

export function presentOrderSummary({ contactId, view }: OrderRecord): OrderSummary {
  const { id, number, channel, state, currency, total, itemCount, parcels, tags, openReturns, openComplaints } = view;
  return { id, number, contactId, channel, state, currency, total, itemCount, parcelCount: parcels.length, tags, openReturns, openComplaints, ...isoFields(view, ORDER_INSTANTS) };
}

export function presentOrder(record: OrderRecord): Order {
  const { lines, categories, shippingAddress, parcels, statusUrl } = record.view;
  return {
    ...presentOrderSummary(record),
    lines,
    categories,
    parcels: parcels.map(presentParcel),
    ...(shippingAddress !== undefined && { shippingAddress }),
    ...(statusUrl !== undefined && { statusUrl }),
  };
}

function presentParcel(parcel: ParcelView): Static<typeof Parcel> {
  const { id, trackingNumber, trackingUrl, carrier, status, rawStatus, statusAt, returning, lineIds } = parcel;
  return {
    id, status, returning, lineIds,
    statusAt: iso(statusAt),
    ...isoFields(parcel, ['expectedAt', 'handedOverAt', 'deliveredAt']),
    ...(trackingNumber !== undefined && { trackingNumber }),
    ...(trackingUrl !== undefined && { trackingUrl }),
    ...(carrier !== undefined && { carrier }),
    ...(rawStatus !== undefined && { rawStatus }),
  };
}
