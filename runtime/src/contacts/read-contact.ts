/** GET /api/v1/contacts/:id: what is known of a contact, with consents, suppressions and what counts against the caps. */
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { notFound } from '../plugins/problem.ts';
import { findContact } from './contact-repository.ts';
import { Contact, ContactPath, presentContact } from './contact-schema.ts';

export function readContact(app: App, { db }: WebServices): void {
  app.get(
    '/api/v1/contacts/:id',
    { config: { permission: 'contacts:read', audit: 'person.viewed' }, schema: { tags: ['contacts'], summary: 'One contact', params: ContactPath, response: { 200: Contact } } },
    async (request) => {
      const contact = await findContact(db, request.shopId, request.params.id);
      if (contact === null) throw notFound('Contact');
      return presentContact(contact);
    },
  );
}
