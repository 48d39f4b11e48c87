/** GET /api/v1/mailbox/:id and /api/v1/mailbox/:id/html: one mail as data, and as the page its reader sees. */
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { notFound } from '../plugins/problem.ts';
import { MailboxMailer, type StoredMailView } from '../stages/delivery/index.ts';
import { MAIL_SANDBOX } from './mail-sandbox.ts';
import { Mail, MailPath, presentMail } from './mail-schema.ts';

export function readMail(app: App, { db }: WebServices): void {
  const mailbox = new MailboxMailer(db);
  const config = { permission: 'mailbox:read', compress: false } as const;
  app.get(
    '/api/v1/mailbox/:id',
    { config, schema: { tags: ['mailbox'], summary: 'One mail', params: MailPath, response: { 200: Mail } } },
    async (request) => presentMail(found(await mailbox.readMail(request.shopId, request.params.id))),
  );
  app.get(
    '/api/v1/mailbox/:id/html',
    { config, schema: { tags: ['mailbox'], summary: 'The mail as a page, in a sandbox', params: MailPath, produces: ['text/html'] } },
    async (request, reply) => {
      const { html } = found(await mailbox.readMail(request.shopId, request.params.id));
      return reply
        .headers({ 'content-security-policy': MAIL_SANDBOX, 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' })
        .type('text/html; charset=utf-8')
        .send(html);
    },
  );
}

function found(mail: StoredMailView | undefined): StoredMailView {
  if (mail === undefined) throw notFound('Mail');
  return mail;
}
