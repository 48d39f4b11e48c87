/** What Shopify knows of a customer's consent to advertising. */
import type { CloudEvent, ContactFacts } from '@nachklang/nodes/sdk';
import { shopifyEvent } from './event.ts';
import type { ShopifyConsent, ShopifyCustomer, ShopifyOrder } from './shapes.ts';
import { idText, instant } from './values.ts';

/** The id follows from the state and its date: every later order and update of the customer repeats it, and it stays one event. */
export function consentEvents(customer: ShopifyCustomer | null | undefined, contact: ContactFacts | undefined, fallback: string): CloudEvent[] {
  if (!customer || !contact) return [];
  return [
    consentEvent('email', customer.email_marketing_consent, customer, contact, fallback),
    consentEvent('sms', customer.sms_marketing_consent, customer, contact, fallback),
  ].filter((event) => event !== undefined);
}

/** The box at the checkout, where nothing better is known. */
export function checkoutSignUp(order: ShopifyOrder, contact: ContactFacts | undefined, time: string): CloudEvent[] {
  if (order.buyer_accepts_marketing !== true || order.customer?.email_marketing_consent || contact?.email === undefined) return [];
  return [shopifyEvent(`orders/create:${order.id}:sign-up`, 'contact.signed_up', time, { contact: identityOf(contact), channel: 'email', optIn: 'single', source: 'shopify checkout' })];
}

/** `single_opt_in` proves nothing before a German court: it asks for a confirmation, as `pending` does. */
function consentEvent(channel: 'email' | 'sms', consent: ShopifyConsent | null | undefined, customer: ShopifyCustomer, contact: ContactFacts, fallback: string): CloudEvent | undefined {
  const state = consent?.state?.toLowerCase();
  if (!consent || (state !== 'subscribed' && state !== 'pending' && state !== 'unsubscribed')) return undefined;
  const time = instant(consent.consent_updated_at) ?? fallback;
  const id = `consent:${channel}:${idText(customer.id) ?? contact.email ?? ''}:${state}:${consent.opt_in_level ?? ''}:${instant(consent.consent_updated_at) ?? ''}`;
  const data = { contact: identityOf(contact), channel, source: 'shopify' };
  if (state === 'unsubscribed') return shopifyEvent(id, 'contact.objected', time, data);
  const confirmed = state === 'subscribed' && consent.opt_in_level === 'confirmed_opt_in';
  return shopifyEvent(id, 'contact.signed_up', time, { ...data, optIn: confirmed ? 'confirmed' : 'single' });
}

function identityOf({ email, phone, customerId }: ContactFacts): ContactFacts {
  return { ...(email !== undefined && { email }), ...(phone !== undefined && { phone }), ...(customerId !== undefined && { customerId }) };
}
