/** GET /api/v1/contacts/:id/export: everything that is stored about a person, as a file to process or to read (Art. 15 and 20 GDPR). */
import { Type } from 'typebox';
import { Locale } from '@nachklang/nodes/sdk';
import type { WebServices } from '../app-services.ts';
import { iso } from '../paging/instants.ts';
import type { App } from '../plugins/app-instance.ts';
import { notFound } from '../plugins/problem.ts';
import { requireShop } from '../shops/require-shop.ts';
import { findContact } from './contact-repository.ts';
import { ContactPath } from './contact-schema.ts';
import { personFile } from './person-file.ts';
import { PERSON_PAGE_POLICY, personPage } from './person-page.ts';

const Query = Type.Object(
  {
    format: Type.Enum(['json', 'html'], { default: 'json', description: 'html: a page that people can read' }),
    locale: Type.Optional(Type.With(Locale, { description: 'Of the page; the person’s own where absent' })),
    shop: Type.Optional(Type.String({ maxLength: 200, description: 'For people in several shops; the header nachklang-shop does the same' })),
  },
  { additionalProperties: false },
);

export function exportContact(app: App, { db, clock, config: { baseUrl } }: WebServices): void {
  app.get(
    '/api/v1/contacts/:id/export',
    { config: { permission: 'contacts:export', compress: false, audit: 'person.exported' }, schema: { tags: ['contacts'], summary: 'Everything about a person, as a file', params: ContactPath, querystring: Query } },
    async (request, reply) => {
      const { shopId, query } = request;
      const [contact, shop] = await Promise.all([findContact(db, shopId, request.params.id), requireShop(db, shopId)]);
      if (contact === null) throw notFound('Contact');
      const file = await personFile(db, contact, baseUrl);
      const now = clock.now();
      const name = `nachklang-person-${contact._id.replaceAll(/[^\w-]/g, '')}.${query.format}`;
      void reply.headers({ 'cache-control': 'no-store', 'content-disposition': `attachment; filename="${name}"` });
      if (query.format === 'json') return reply.type('application/json; charset=utf-8').send(JSON.stringify({ exportedAt: iso(now), shopId, ...file }, null, 2));
      const page = personPage(file, { locale: query.locale ?? contact.view.locale, shop: shop.view.name, timeZone: shop.view.timeZone, now });
      return reply.header('content-security-policy', PERSON_PAGE_POLICY).type('text/html; charset=utf-8').send(page);
    },
  );
}
