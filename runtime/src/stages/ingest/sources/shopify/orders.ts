/** Shopify's order, customer and address, as facts of ours. */
import type { Address, ContactFacts, Line, OrderFacts } from '@nachklang/nodes/sdk';
import type { ShopifyAddress, ShopifyCustomer, ShopifyLine, ShopifyOrder } from './shapes.ts';
import { amount, countryCode, email, idText, present, shortText, tagList } from './values.ts';

type Facts = Record<string, unknown> & { id: string };

export function orderFacts(order: ShopifyOrder): Facts {
  const facts: Partial<OrderFacts> = present({
    number: shortText(order.name),
    channel: channelOf(order.source_name),
    currency: order.currency && /^[A-Z]{3}$/.test(order.currency) ? order.currency : undefined,
    total: amount(order.total_price),
    lines: order.line_items?.slice(0, 1_000).map(lineFacts).filter((line) => line !== undefined),
    shippingAddress: order.shipping_address ? addressFacts(order.shipping_address) : undefined,
    tags: tagList(order.tags),
    statusUrl: shortText(order.order_status_url, 2_000),
  });
  return { id: String(order.id), ...facts };
}

/** Guests have no customer; either may lack an address, and an order over the counter names nobody at all. */
export function buyerOf(order: ShopifyOrder): ContactFacts | undefined {
  const { customer, shipping_address: shipping, billing_address: billing } = order;
  const place = shipping ?? billing ?? customer?.default_address;
  const facts = present({
    email: email(order.email, order.contact_email, customer?.email),
    phone: shortText(order.phone ?? customer?.phone, 40),
    customerId: idText(customer?.id),
    firstName: shortText(customer?.first_name ?? billing?.first_name ?? shipping?.first_name),
    lastName: shortText(customer?.last_name ?? billing?.last_name ?? shipping?.last_name),
    locale: shortText(order.customer_locale ?? customer?.locale, 35),
    ...placeFacts(place),
  });
  return Object.keys(facts).length === 0 ? undefined : facts;
}

export function customerFacts(customer: ShopifyCustomer): ContactFacts {
  return present({
    email: email(customer.email),
    phone: shortText(customer.phone, 40),
    customerId: idText(customer.id),
    firstName: shortText(customer.first_name),
    lastName: shortText(customer.last_name),
    locale: shortText(customer.locale, 35),
    tags: tagList(customer.tags),
    ...placeFacts(customer.default_address),
  });
}

function placeFacts(address: ShopifyAddress | null | undefined): Pick<ContactFacts, 'country' | 'state' | 'postcode'> {
  const country = countryCode(address?.country_code);
  if (country === undefined) return {};
  return present({ country, state: shortText(address?.province_code, 10), postcode: shortText(address?.zip, 20) });
}

function addressFacts(address: ShopifyAddress): Address {
  return present({
    name: shortText(address.name) ?? shortText(`${address.first_name ?? ''} ${address.last_name ?? ''}`),
    company: shortText(address.company),
    street: shortText([address.address1, address.address2].filter(Boolean).join(', '), 400),
    postcode: shortText(address.zip),
    city: shortText(address.city),
    state: shortText(address.province_code),
    country: countryCode(address.country_code),
  });
}

function lineFacts(line: ShopifyLine): Line | undefined {
  const id = idText(line.id);
  if (id === undefined) return undefined;
  const optional = present({ productId: idText(line.product_id), variantId: idText(line.variant_id), sku: shortText(line.sku), unitPrice: amount(line.price) });
  const quantity = Math.max(0, Math.trunc(line.quantity ?? 1));
  return { id, title: shortText(line.name, 1_000) ?? shortText(line.title, 1_000) ?? '', quantity, ...optional };
}

/** Drafts, imports, other apps and the counter have their own ways; only of the web shop's checkout is it known what the buyer saw. */
export function isFromCheckout({ source_name }: ShopifyOrder): boolean {
  return source_name === 'web';
}

/** The web shop, drafts and imports are the shop itself; a register is `pos`; else the marketplace's own name. */
function channelOf(sourceName: string | null | undefined): string | undefined {
  const name = shortText(sourceName);
  if (name === undefined || name === 'web' || name === 'shopify_draft_order' || /^\d+$/.test(name)) return 'shop';
  return name;
}
