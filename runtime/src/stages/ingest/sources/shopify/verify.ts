/** Whether a body comes from Shopify: base64 HMAC-SHA256 over the raw body with the app's client secret. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { headerOf, type HookHeaders, type Verified } from '../source.ts';

export function verifyShopify(rawBody: Buffer, headers: HookHeaders, secret: string): Verified {
  const signature = headerOf(headers, 'x-shopify-hmac-sha256');
  if (signature === undefined) return { kind: 'forged', reason: 'The header X-Shopify-Hmac-Sha256 is missing.' };
  // Compared as text: a decoder would forgive characters behind the padding.
  const expected = Buffer.from(createHmac('sha256', secret).update(rawBody).digest('base64'));
  const given = Buffer.from(signature);
  const genuine = given.length === expected.length && timingSafeEqual(given, expected);
  return genuine ? { kind: 'genuine' } : { kind: 'forged', reason: 'The signature does not fit the body: check the client secret of this connection.' };
}
