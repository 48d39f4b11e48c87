/** Parcels and the fifteen normalised statuses (commerce: AfterShip, EasyPost, Shippo, DHL, Sendcloud, DPD, Shopify map onto them). */
import { Type, type Static } from 'typebox';

export const PARCEL_STATUSES = [
  'label_created', 'handed_over', 'in_transit', 'customs', 'delayed', 'out_for_delivery', 'attempt_failed',
  'ready_for_pickup', 'delivered', 'exception', 'returning', 'returned', 'cancelled', 'expired', 'unknown',
] as const;

// A mapped list loses its literals on the way through `Type.Union`, so the type is stated.
export const ParcelStatus = Type.Unsafe<(typeof PARCEL_STATUSES)[number]>(Type.Union(PARCEL_STATUSES.map((status) => Type.Literal(status))));
export type ParcelStatus = (typeof PARCEL_STATUSES)[number];

export const ParcelFacts = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 200, description: 'Fulfillment or shipment id, else the tracking number' }),
    trackingNumber: Type.Optional(Type.String()),
    trackingUrl: Type.Optional(Type.String()),
    carrier: Type.Optional(Type.String()),
    expectedAt: Type.Optional(Type.String({ format: 'date-time' })),
    lineIds: Type.Optional(Type.Array(Type.String())),
    returning: Type.Optional(Type.Boolean({ description: 'The parcel travels back to the shop' })),
  },
  { additionalProperties: false },
);
export type ParcelFacts = Static<typeof ParcelFacts>;
