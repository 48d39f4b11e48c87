/** What an `order.*` event says about an order. Absent fields say nothing: they never erase what is known. */
import { Type, type Static } from 'typebox';
import { CountryCode, CurrencyCode } from '../values.ts';

export const Address = Type.Object(
  {
    name: Type.Optional(Type.String()),
    company: Type.Optional(Type.String()),
    street: Type.Optional(Type.String()),
    postcode: Type.Optional(Type.String()),
    city: Type.Optional(Type.String()),
    state: Type.Optional(Type.String({ description: 'ISO 3166-2 subdivision without the country, for example BY' })),
    country: Type.Optional(CountryCode),
  },
  { additionalProperties: false },
);
export type Address = Static<typeof Address>;

export const Line = Type.Object(
  {
    id: Type.String({ minLength: 1 }),
    productId: Type.Optional(Type.String()),
    variantId: Type.Optional(Type.String()),
    sku: Type.Optional(Type.String()),
    title: Type.String(),
    quantity: Type.Integer({ minimum: 0 }),
    unitPrice: Type.Optional(Type.Number({ description: 'In major units of the order currency, for example 49.9' })),
    categories: Type.Optional(Type.Array(Type.String())),
    imageUrl: Type.Optional(Type.String()),
    url: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);
export type Line = Static<typeof Line>;

/** What was said at the sale about advertising and the right to object to it (§ 7 Abs. 3 Nr. 4 UWG); absent: nothing was. */
export const AdvertisingNotice = Type.Object(
  {
    version: Type.String({ minLength: 1, maxLength: 200, description: 'Which wording was shown' }),
    text: Type.Optional(Type.String({ maxLength: 10_000, description: 'The wording itself' })),
    shownAt: Type.Optional(Type.String({ format: 'date-time', description: 'The time of the event where absent' })),
    statement: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'Written by the runtime: not the order says so, but the shop’s statement of this id about its checkout' })),
  },
  { additionalProperties: false },
);
export type AdvertisingNotice = Static<typeof AdvertisingNotice>;

export const OrderFacts = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 200, description: 'The shop system’s own id, as text (ids exceed 2^53)' }),
    number: Type.Optional(Type.String({ description: 'What the customer sees, for example #1042' })),
    channel: Type.Optional(Type.String({ description: 'shop, marketplace name, pos' })),
    currency: Type.Optional(CurrencyCode),
    total: Type.Optional(Type.Number({ description: 'Gross total in major units' })),
    itemCount: Type.Optional(Type.Integer({ minimum: 0 })),
    lines: Type.Optional(Type.Array(Line, { maxItems: 1000 })),
    shippingAddress: Type.Optional(Address),
    promisedAt: Type.Optional(Type.String({ format: 'date-time', description: 'Promised delivery' })),
    tags: Type.Optional(Type.Array(Type.String())),
    statusUrl: Type.Optional(Type.String()),
    advertisingNotice: Type.Optional(AdvertisingNotice),
  },
  { additionalProperties: false },
);
export type OrderFacts = Static<typeof OrderFacts>;
