/** The small public pages that only say something: each in the reader's language, with the other one below. */
import type { Locale } from '@nachklang/nodes/sdk';
import { escapeHtml, shell } from './page-shell.ts';

interface Text { title: string; body: string; button?: string }
type Texts = Record<Locale, Text>;

export type PageName = 'ask' | 'done' | 'forged' | 'expired' | 'failed';

const PAGES: Record<PageName, Texts> = {
  ask: {
    de: { title: 'Vom Newsletter abmelden', body: 'Möchten Sie keine Werbung mehr von {shop} per E-Mail bekommen? Nachrichten zu Ihren Bestellungen erhalten Sie weiterhin.', button: 'Abmelden' },
    en: { title: 'Unsubscribe', body: 'Would you like to stop receiving marketing e-mails from {shop}? You will still get messages about your orders.', button: 'Unsubscribe' },
  },
  done: {
    de: { title: 'Sie sind abgemeldet', body: '{shop} schickt Ihnen keine Werbung mehr per E-Mail. Nachrichten zu Ihren Bestellungen erhalten Sie weiterhin.' },
    en: { title: 'You are unsubscribed', body: '{shop} will not send you marketing e-mails any more. You will still get messages about your orders.' },
  },
  forged: {
    de: { title: 'Dieser Link ist nicht gültig', body: 'Vielleicht wurde er beim Kopieren gekürzt. Öffnen Sie ihn bitte direkt aus der E-Mail, oder antworten Sie auf die E-Mail: Der Shop hilft Ihnen weiter.' },
    en: { title: 'This link is not valid', body: 'It may have been cut off when it was copied. Please open it straight from the e-mail, or reply to the e-mail: the shop will help you.' },
  },
  expired: {
    de: { title: 'Dieser Link ist abgelaufen', body: 'Er stammt aus einer alten E-Mail. Nehmen Sie bitte den Link aus einer neueren, oder antworten Sie auf die E-Mail: Der Shop hilft Ihnen weiter.' },
    en: { title: 'This link has expired', body: 'It comes from an old e-mail. Please use the link in a newer one, or reply to the e-mail: the shop will help you.' },
  },
  failed: {
    de: { title: 'Das hat gerade nicht geklappt', body: 'Bitte versuchen Sie es in ein paar Minuten noch einmal.' },
    en: { title: 'That did not work just now', body: 'Please try again in a few minutes.' },
  },
};

/** `shop` is the shop's name, where the page names it. */
export function page(name: PageName, locale: Locale, shop = ''): string {
  const other: Locale = locale === 'de' ? 'en' : 'de';
  const texts = PAGES[name];
  return shell({
    locale,
    title: texts[locale].title,
    ...(shop !== '' && { shop: { name: shop } }),
    body: `${section(texts[locale], shop, 'h1')}\n<hr>\n<div lang="${other}">\n${section(texts[other], shop, 'h2')}\n</div>`,
  });
}

function section({ title, body, button }: Text, shop: string, heading: 'h1' | 'h2'): string {
  // Posted to the page's own address: the token stays where it is.
  const form = button === undefined ? '' : `\n<form method="post"><button type="submit">${escapeHtml(button)}</button></form>`;
  return `<${heading}>${escapeHtml(title)}</${heading}>\n<p>${escapeHtml(body.replaceAll('{shop}', () => shop))}</p>${form}`;
}
