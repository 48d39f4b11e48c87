/** A message and its facts made into a mail: rendered, addressed, with the headers receivers expect. */
import { hash } from 'node:crypto';
import type { Facts } from '@nachklang/nodes/sdk';
import type { MessageRecord } from '../../engine/outbox-model.ts';
import type { ShopRecord } from '../../engine/shop-model.ts';
import type { OutgoingMail } from '../../ports/mailer.ts';
import { renderShort, templateVariables, wholeHtml, wholeText, type CompiledEmail } from '../rendering/index.ts';
import type { PublicLinks } from '../tracking/index.ts';

/** What delivery needs for one message. */
export interface Delivery {
  message: MessageRecord;
  facts: Facts;
  email: CompiledEmail;
  shop: ShopRecord;
}

/** Throws when the template cannot be rendered. */
export function composeMail({ message, facts, email, shop }: Delivery, links: PublicLinks): OutgoingMail {
  const { _id: id, shopId, contactId, journeyId, nodeId, locale, createdAt } = message;
  let unsubscribeUrl: string | undefined;
  const unsubscribe = () => (unsubscribeUrl ??= links.unsubscribeUrl(message));
  const variables = templateVariables(facts, { locale, formalAddress: shop.formalAddress, unsubscribeUrl: unsubscribe, personUrl: (page) => links.personUrl(page, message), mayAdvertise: message.class === 'marketing' || message.advertising !== 'dropped' });
  const { subject, ...short } = renderShort(email, variables, message.trackClicks ? links.linkFor(message) : undefined);
  return {
    id, shopId, contactId, subject, short,
    // Whoever keeps the short form never asks for the whole.
    get html() {
      return wholeHtml(short);
    },
    get text() {
      return wholeText(short);
    },
    from: shop.mailFrom,
    to: message.to,
    ...(shop.view.supportEmail !== undefined && { replyTo: shop.view.supportEmail }),
    messageId: messageIdOf(id, shop.mailFrom),
    headers: headersOf(message, unsubscribe),
    meta: { journeyId, nodeId, class: message.class, locale, createdAt },
  };
}

/** The same for every attempt, so that a receiver can tell a repeat (design §4, invariant 10). */
export function messageIdOf(key: string, mailFrom: string): string {
  const domain = /@([^\s<>@]+)>?$/.exec(mailFrom)?.[1] ?? 'localhost';
  return `<${hash('sha256', key).slice(0, 40)}@${domain}>`;
}

function headersOf(message: MessageRecord, unsubscribeUrl: () => string): Record<string, string> {
  return {
    'Auto-Submitted': 'auto-generated',
    'Content-Language': message.locale,
    'Feedback-ID': feedbackId(message),
    ...(message.class === 'marketing' && {
      'List-Unsubscribe': `<${unsubscribeUrl()}>`,
      // RFC 8058 §3.1: one click by POST, without a page in between.
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  };
}

/** Gmail's postmaster tools group complaints by these; nothing in them names a person. */
function feedbackId({ journeyId, nodeId, class: kind, shopId }: MessageRecord): string {
  return [journeyId, nodeId, kind, shopId].map((part) => part.replace(/[^\w.-]/g, '-')).join(':');
}
