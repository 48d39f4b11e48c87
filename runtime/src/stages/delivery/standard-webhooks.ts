/** Signatures after the Standard Webhooks specification, so that receivers can tell our calls from others'. */
import { createHash, createHmac } from 'node:crypto';

/** Each shop's own secret, from the key derived for webhooks. */
export function webhookSecret(key: Buffer, shopId: string): Buffer {
  return createHmac('sha256', key).update(shopId).digest();
}

/** As a merchant copies it into the receiving program. */
export function printWebhookSecret(secret: Buffer): string {
  return `whsec_${secret.toString('base64')}`;
}

/** `webhook-id` is the same for every attempt: receivers tell a repeat by it. `atSeconds` is the time of this attempt. */
export function webhookHeaders(secret: Buffer, key: string, atSeconds: number, body: string): Record<string, string> {
  const id = `msg_${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;
  const signature = createHmac('sha256', secret).update(`${id}.${atSeconds}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(atSeconds), 'webhook-signature': `v1,${signature}` };
}
