/** POST /api/v1/emails/preview: an e-mail as a chosen customer would get it, with everything found in it. Nothing is stored or sent. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import { requirePersonalData } from '../auth/require-personal-data.ts';
import type { App } from '../plugins/app-instance.ts';
import { notFound } from '../plugins/problem.ts';
import { findShop } from '../shops/shop-repository.ts';
import { EmailDraft, EmailFinding, RenderedDraft } from './email-schema.ts';
import { examineEmail } from './examine-email.ts';
import { sampleFacts } from './samples/sample-facts.ts';

const Preview = Type.Object({ findings: Type.Array(EmailFinding), rendered: Type.Optional(RenderedDraft) }, { additionalProperties: false });

export function previewEmail(app: App, { db, clock, config }: WebServices): void {
  app.post(
    '/api/v1/emails/preview',
    { config: { permission: 'journeys:read', compress: false }, schema: { tags: ['emails'], summary: 'Render and check an e-mail that need not be saved', body: EmailDraft, response: { 200: Preview } } },
    async (request) => {
      const { shopId, body } = request;
      if (body.orderId !== undefined) requirePersonalData(request);
      const shop = await findShop(db, shopId);
      if (shop === null) throw notFound('Shop');
      const sample = await sampleFacts(db, shop, body, clock.now());
      return examineEmail(body, sample, shop, config.baseUrl);
    },
  );
}
