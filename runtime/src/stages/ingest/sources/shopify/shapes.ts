/** What we read of Shopify's REST resources. Anything may be null or absent, and everything else is let through unread. */
import { Type, type Static, type TSchema } from 'typebox';

const maybe = <T extends TSchema>(schema: T) => Type.Optional(Type.Union([schema, Type.Null()]));
const text = maybe(Type.String());
/** Ids beyond 2^53 were kept as text. */
const Id = Type.Union([Type.String(), Type.Number()]);
const id = maybe(Id);

export const ShopifyAddress = Type.Object({
  first_name: text, last_name: text, name: text, company: text, address1: text, address2: text, zip: text, city: text, province_code: text, country_code: text,
});
export type ShopifyAddress = Static<typeof ShopifyAddress>;

export const ShopifyConsent = Type.Object({ state: text, opt_in_level: text, consent_updated_at: text });
export type ShopifyConsent = Static<typeof ShopifyConsent>;

export const ShopifyCustomer = Type.Object({
  id, email: text, phone: text, first_name: text, last_name: text, locale: text, tags: text, created_at: text, updated_at: text,
  default_address: maybe(ShopifyAddress), email_marketing_consent: maybe(ShopifyConsent), sms_marketing_consent: maybe(ShopifyConsent),
});
export type ShopifyCustomer = Static<typeof ShopifyCustomer>;

export const ShopifyLine = Type.Object({
  id, product_id: id, variant_id: id, sku: text, title: text, name: text, quantity: maybe(Type.Number()), price: maybe(Type.Union([Type.String(), Type.Number()])),
});
export type ShopifyLine = Static<typeof ShopifyLine>;

export const ShopifyFulfillment = Type.Object({
  id: Id, order_id: id, status: text, shipment_status: text, created_at: text, updated_at: text, tracking_company: text,
  tracking_number: text, tracking_numbers: maybe(Type.Array(Type.String())), tracking_url: text, tracking_urls: maybe(Type.Array(Type.String())),
  line_items: maybe(Type.Array(ShopifyLine)),
});
export type ShopifyFulfillment = Static<typeof ShopifyFulfillment>;

export const ShopifyOrder = Type.Object({
  id: Id, name: text, email: text, contact_email: text, phone: text, customer_locale: text, currency: text,
  total_price: maybe(Type.Union([Type.String(), Type.Number()])), source_name: text, tags: text, order_status_url: text, buyer_accepts_marketing: maybe(Type.Boolean()),
  created_at: text, updated_at: text, cancelled_at: text, cancel_reason: text,
  line_items: maybe(Type.Array(ShopifyLine)), shipping_address: maybe(ShopifyAddress), billing_address: maybe(ShopifyAddress),
  customer: maybe(ShopifyCustomer), fulfillments: maybe(Type.Array(ShopifyFulfillment)),
});
export type ShopifyOrder = Static<typeof ShopifyOrder>;

export const ShopifyFulfillmentEvent = Type.Object({
  id: Id, fulfillment_id: Id, order_id: id, status: text, message: text, happened_at: text, created_at: text, city: text, country: text, estimated_delivery_at: text,
});
export type ShopifyFulfillmentEvent = Static<typeof ShopifyFulfillmentEvent>;

export const ShopifyRefund = Type.Object({
  id: Id, order_id: Id, created_at: text, processed_at: text, note: text,
  transactions: maybe(Type.Array(Type.Object({ kind: text, status: text, amount: maybe(Type.Union([Type.String(), Type.Number()])) }))),
});
export type ShopifyRefund = Static<typeof ShopifyRefund>;

export const ShopifyReturn = Type.Object({
  id: Id, order_id: id, order: maybe(Type.Object({ id: Id })),
  return_line_items: maybe(
    Type.Array(Type.Object({
      return_reason: text, return_reason_note: text, customer_note: text,
      fulfillment_line_item: maybe(Type.Object({ line_item: maybe(Type.Object({ id: Id })) })),
    })),
  ),
});
export type ShopifyReturn = Static<typeof ShopifyReturn>;

export const ShopifyPrivacy = Type.Object({
  shop_domain: text, customer: maybe(Type.Object({ id, email: text, phone: text })),
  data_request: maybe(Type.Object({ id })), orders_requested: maybe(Type.Array(Id)),
});
export type ShopifyPrivacy = Static<typeof ShopifyPrivacy>;
