/** GET /api/v1/mailbox: mails that were kept here instead of being sent, newest first. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import { PAGE_QUERY } from '../paging/page-schema.ts';
import type { App } from '../plugins/app-instance.ts';
import { MailboxMailer } from '../stages/delivery/index.ts';
import { MailPage, presentMailSummary } from './mail-schema.ts';

const Query = Type.Object(
  {
    ...PAGE_QUERY,
    to: Type.Optional(Type.String({ minLength: 1, maxLength: 320, description: 'Addresses that begin with this' })),
    contact: Type.Optional(Type.String({ maxLength: 200 })),
    journey: Type.Optional(Type.String({ maxLength: 200 })),
    class: Type.Optional(Type.Enum(['transactional', 'marketing'])),
  },
  { additionalProperties: false },
);

export function listMails(app: App, { db }: WebServices): void {
  const mailbox = new MailboxMailer(db);
  app.get(
    '/api/v1/mailbox',
    { config: { permission: 'mailbox:read' }, schema: { tags: ['mailbox'], summary: 'Mails in the built-in mailbox', querystring: Query, response: { 200: MailPage } } },
    async (request) => {
      const { limit, cursor, to, contact, journey, class: messageClass } = request.query;
      const filter = {
        ...(to !== undefined && { to: to.trim().toLowerCase() }),
        ...(contact !== undefined && { contactId: contact }),
        ...(journey !== undefined && { journeyId: journey }),
        ...(messageClass !== undefined && { class: messageClass }),
      };
      const page = await mailbox.listMails(request.shopId, { limit, filter, ...(cursor !== undefined && { cursor }) });
      return { items: page.mails.map(presentMailSummary), ...(page.cursor !== undefined && { nextCursor: page.cursor }) };
    },
  );
}
