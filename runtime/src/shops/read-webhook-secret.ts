/** GET /api/v1/shop/webhook-secret: with what a receiver verifies our calls (Standard Webhooks). Owners only. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import { deriveKey } from '../config/derive-key.ts';
import type { App } from '../plugins/app-instance.ts';
import { printWebhookSecret, webhookSecret } from '../stages/delivery/index.ts';

const Secret = Type.Object({ secret: Type.String({ description: 'whsec_ and base64, as the libraries of standardwebhooks.com take it' }) }, { additionalProperties: false });

export function readWebhookSecret(app: App, { config }: WebServices): void {
  const key = deriveKey(config.secret, 'webhooks');
  app.get(
    '/api/v1/shop/webhook-secret',
    { config: { permission: 'api-keys:write', compress: false, audit: 'secret.viewed' }, schema: { tags: ['shop'], summary: 'The secret that signs our calls', response: { 200: Secret } } },
    async (request, reply) => reply.header('cache-control', 'no-store').send({ secret: printWebhookSecret(webhookSecret(key, request.shopId)) }),
  );
}
