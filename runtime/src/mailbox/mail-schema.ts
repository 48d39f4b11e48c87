/** Mails of the built-in mailbox as the API shows them. */
import { Type, type Static } from 'typebox';
import { Locale } from '@nachklang/nodes/sdk';
import { Instant, iso } from '../paging/instants.ts';
import { pageOf } from '../paging/page-schema.ts';
import type { MailSummary as StoredSummary, StoredMailView } from '../stages/delivery/index.ts';

const closed = { additionalProperties: false } as const;

const summaryFields = {
  id: Type.String(),
  contactId: Type.String(),
  journeyId: Type.String(),
  nodeId: Type.String(),
  from: Type.String(),
  to: Type.String(),
  replyTo: Type.Optional(Type.String()),
  subject: Type.String(),
  messageId: Type.String(),
  class: Type.Enum(['transactional', 'marketing']),
  locale: Locale,
  createdAt: Instant,
  test: Type.Optional(Type.Boolean({ description: 'A test mail from the e-mail editor: no message stands behind it' })),
};
export const MailSummary = Type.Object(summaryFields, closed);
export type MailSummary = Static<typeof MailSummary>;
export const MailPage = pageOf(MailSummary);
export const Mail = Type.Object({ ...summaryFields, headers: Type.Record(Type.String(), Type.String()), html: Type.String(), text: Type.String() }, closed);
export type Mail = Static<typeof Mail>;
export const MailPath = Type.Object({ id: Type.String() }, closed);

export function presentMailSummary(mail: StoredSummary): MailSummary {
  const { _id: id, contactId, journeyId, nodeId, from, to, replyTo, subject, messageId, locale, createdAt, test } = mail;
  return { id, contactId, journeyId, nodeId, from, to, subject, messageId, class: mail.class, locale, createdAt: iso(createdAt), ...(replyTo !== undefined && { replyTo }), ...(test && { test }) };
}

export function presentMail(mail: StoredMailView): Mail {
  const { headers, html, text } = mail;
  return { ...presentMailSummary(mail), headers, html, text };
}
