/** GET /api/v1/contacts: newest first, or those whose e-mail address begins with `email`. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import { PAGE_QUERY } from '../paging/page-schema.ts';
import type { App } from '../plugins/app-instance.ts';
import { listContacts as readContacts } from './contact-repository.ts';
import { ContactPage, presentContactSummary } from './contact-schema.ts';

const Query = Type.Object({ ...PAGE_QUERY, email: Type.Optional(Type.String({ minLength: 1, maxLength: 320 })) }, { additionalProperties: false });

export function listContacts(app: App, { db }: WebServices): void {
  app.get(
    '/api/v1/contacts',
    { config: { permission: 'contacts:read' }, schema: { tags: ['contacts'], summary: 'All contacts, or search by e-mail', querystring: Query, response: { 200: ContactPage } } },
    async (request) => {
      const { email, limit, cursor } = request.query;
      const { records, ...next } = await readContacts(db, request.shopId, { email, limit, cursor });
      return { items: records.map(presentContactSummary), ...next };
    },
  );
}
