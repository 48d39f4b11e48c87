/** Shopify: webhooks of the REST resources, and the privacy topics every app must take. */
import { defineSource, headerOf, type DeliveryLabel, type HookHeaders } from '../source.ts';
import { translateShopify } from './translate.ts';
import { verifyShopify } from './verify.ts';

export const shopify = defineSource({ id: 'shopify', verify: verifyShopify, label: labelOf, toEvents: translateShopify });

/** Shopify dedupes by webhook id; the event id, shared by all deliveries of one merchant action, is kept beside it. */
function labelOf(headers: HookHeaders): DeliveryLabel {
  const topic = headerOf(headers, 'x-shopify-topic') ?? '';
  const origin = headerOf(headers, 'x-shopify-shop-domain')?.toLowerCase();
  const action = headerOf(headers, 'x-shopify-event-id');
  const triggeredAt = Date.parse(headerOf(headers, 'x-shopify-triggered-at') ?? '');
  return {
    topic,
    key: `${origin ?? ''}|${topic}|${headerOf(headers, 'x-shopify-webhook-id') ?? ''}`,
    ...(action !== undefined && { action }),
    ...(origin !== undefined && { origin }),
    ...(!Number.isNaN(triggeredAt) && { triggeredAt }),
  };
}
