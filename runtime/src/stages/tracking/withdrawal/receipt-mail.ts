/** The receipt as a mail: what was declared and when, and nothing else. Never advertising. */
import type { ShopRecord } from '../../../engine/shop-model.ts';
import type { OutgoingMail } from '../../../ports/mailer.ts';
import { messageIdOf } from '../../delivery/index.ts';
import { escapeHtml } from '../page-shell.ts';
import { rowsOf, textOf } from './declaration.ts';
import type { ReceiptRecord } from './receipts.ts';
import { filled, instantIn, WORDS } from './words.ts';

/** The same for every attempt, with the same Message-ID. */
export function receiptMail({ _id: id, shopId, contactId, to, locale, declaration, declaredAt }: ReceiptRecord, shop: ShopRecord): OutgoingMail {
  const words = WORDS[locale];
  const { name, timeZone, supportEmail, imprint } = shop.view;
  const done = filled(words.done, { shop: name, when: instantIn(timeZone, locale, declaredAt) });
  const declare = filled(words.declare, { shop: name });
  const subject = filled(words.subject, { shop: name }).replaceAll(/\p{Cc}+/gu, ' ');
  const foot = [name, ...(imprint === undefined ? [] : [imprint])].join('\n');
  const rows = rowsOf(declaration, locale).map(({ label, value }) => `<tr><th scope="row" style="text-align:left;vertical-align:top;padding:4px 16px 4px 0">${label}</th><td style="padding:4px 0">${breaks(value)}</td></tr>`);
  return {
    id, shopId, contactId, to, subject,
    from: shop.mailFrom,
    ...(supportEmail !== undefined && { replyTo: supportEmail }),
    text: `${words.greeting}\n\n${words.doneTitle}.\n${done}\n\n${words.content}\n${declare}\n\n${textOf(declaration, locale)}\n\n${words.keep} ${words.notYou}\n\n-- \n${foot}\n`,
    html: `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escapeHtml(subject)}</title></head>
<body style="font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;max-width:36rem;margin:0 auto;padding:24px">
<h1 style="font-size:22px">${words.doneTitle}</h1>
<p>${words.greeting}</p>
<p><strong>${escapeHtml(done)}</strong></p>
<p>${words.content}<br>${escapeHtml(declare)}</p>
<table style="border-collapse:collapse">${rows.join('')}</table>
<p>${words.keep} ${words.notYou}</p>
<p style="font-size:14px">${breaks(foot)}</p>
</body></html>
`,
    messageId: messageIdOf(id, shop.mailFrom),
    headers: { 'Auto-Submitted': 'auto-replied', 'Content-Language': locale },
    meta: { journeyId: '', nodeId: '', class: 'transactional', locale, createdAt: declaredAt },
  };
}

function breaks(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}
