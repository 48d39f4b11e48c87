/** GET /api/v1/emails/language: what an editor of e-mails completes and explains. The same for every shop. */
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { MAIL_LANGUAGE, MailLanguage } from './language/mail-language.ts';

export function showLanguage(app: App, _services: WebServices): void {
  app.get(
    '/api/v1/emails/language',
    { config: { permission: 'journeys:read' }, schema: { tags: ['emails'], summary: 'MJML and Liquid, for editors', response: { 200: MailLanguage } } },
    async (_request, reply) => reply.header('cache-control', 'private, max-age=3600').send(MAIL_LANGUAGE),
  );
}
