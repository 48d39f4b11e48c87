/** GET /api/v1/messages/:id/mail and /mail/html: the mail of a message, as data and as a page in a sandbox. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import type { MessageRecord } from '../engine/outbox-model.ts';
import { MAIL_SANDBOX } from '../mailbox/mail-sandbox.ts';
import type { App } from '../plugins/app-instance.ts';
import { notFound } from '../plugins/problem.ts';
import { mailOfMessage } from './mail-of-message.ts';
import { MessagePath } from './message-schema.ts';

const MessageMail = Type.Object(
  {
    kind: Type.Enum(['kept', 'made-again', 'gone'], { description: 'made-again: by the version it came from, with what is known today' }),
    subject: Type.Optional(Type.String()),
    text: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

export function readMessageMail(app: App, { db, config: { baseUrl } }: WebServices): void {
  const config = { permission: 'mailbox:read', compress: false } as const;
  async function mailOf(shopId: string, id: string) {
    const message = await db.collection<MessageRecord>('messages').findOne({ _id: id, shopId });
    if (message === null) throw notFound('Message');
    return mailOfMessage(db, message, baseUrl);
  }
  app.get(
    '/api/v1/messages/:id/mail',
    { config, schema: { tags: ['messages'], summary: 'The mail of a message', params: MessagePath, response: { 200: MessageMail } } },
    async (request, reply) => {
      const mail = await mailOf(request.shopId, request.params.id);
      return reply.header('cache-control', 'private, no-store').send(mail.kind === 'gone' ? { kind: mail.kind } : { kind: mail.kind, subject: mail.subject, text: mail.text });
    },
  );
  app.get(
    '/api/v1/messages/:id/mail/html',
    { config, schema: { tags: ['messages'], summary: 'The mail of a message as a page, in a sandbox', params: MessagePath, produces: ['text/html'] } },
    async (request, reply) => {
      const mail = await mailOf(request.shopId, request.params.id);
      if (mail.kind === 'gone') throw notFound('Mail');
      return reply
        .headers({ 'content-security-policy': MAIL_SANDBOX, 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' })
        .type('text/html; charset=utf-8')
        .send(mail.html);
    },
  );
}
