/** The second step of a double opt-in: only the press of a button confirms, with the time, the address and the words as proof (Art. 7(1) GDPR). */
import type { Locale } from '@nachklang/nodes/sdk';
import type { Consent } from '../../engine/model.ts';
import { escapeHtml } from './page-shell.ts';
import { told, whoIs, type Drawn, type PersonPageDefinition, type Visit } from './person-page.ts';

const WORDS = {
  de: {
    title: 'Anmeldung bestätigen', ask: 'Möchten Sie E-Mails von {shop} bekommen? Sie können das jederzeit widerrufen.', said: 'Dem haben Sie bei der Anmeldung zugestimmt:', button: 'Ja, bestätigen',
    doneTitle: 'Vielen Dank', done: 'Ihre Anmeldung bei {shop} ist bestätigt.', nothingTitle: 'Hier ist nichts zu bestätigen', nothing: 'Entweder haben Sie sich inzwischen abgemeldet, oder die Anmeldung ist schon bestätigt.',
  },
  en: {
    title: 'Confirm your sign-up', ask: 'Would you like to get e-mails from {shop}? You can withdraw this at any time.', said: 'This is what you agreed to when you signed up:', button: 'Yes, confirm',
    doneTitle: 'Thank you', done: 'Your sign-up with {shop} is confirmed.', nothingTitle: 'There is nothing to confirm', nothing: 'Either you have unsubscribed meanwhile, or the sign-up is confirmed already.',
  },
} as const satisfies Record<Locale, Record<string, string>>;

export const confirmPage: PersonPageDefinition = {
  path: 'confirm',
  purpose: 'd',
  show: (visit) => (pending(visit).length === 0 ? nothing(visit) : ask(visit)),
  submit(visit) {
    const consents = pending(visit);
    if (consents.length === 0) return { events: [], page: nothing(visit) };
    const events = consents.map(({ purpose, wording, version }) =>
      told(visit, 'contact.consent_confirmed', purpose, {
        contact: whoIs(visit), channel: 'email', purpose, source: 'double-opt-in', ip: visit.ip, proof: visit.token.m,
        ...(wording !== undefined && { wording }), ...(version !== undefined && { wordingVersion: version }),
      }),
    );
    const words = WORDS[visit.locale];
    return { events, page: said(words.doneTitle, words.done, visit) };
  },
};

/** Signed up with the address that the mail went to, and not confirmed yet. */
function pending({ contact }: Visit): Consent[] {
  return contact.consents.filter(({ channel, state, address }) => channel === 'email' && state === 'pending' && (address === undefined || address === contact.view.email));
}

function ask(visit: Visit): Drawn {
  const words = WORDS[visit.locale];
  const wordings = pending(visit).flatMap(({ wording }) => (wording === undefined ? [] : [`<blockquote>${escapeHtml(wording)}</blockquote>`]));
  return {
    title: words.title,
    body: `<h1>${words.title}</h1>
<p>${escapeHtml(words.ask.replace('{shop}', () => visit.shop.view.name))}</p>
${wordings.length === 0 ? '' : `<p>${words.said}</p>${wordings.join('')}`}
<form method="post"><button type="submit">${words.button}</button></form>`,
  };
}

function nothing(visit: Visit): Drawn {
  const words = WORDS[visit.locale];
  return said(words.nothingTitle, words.nothing, visit);
}

function said(title: string, text: string, { shop }: Visit): Drawn {
  return { title, body: `<h1>${title}</h1>\n<p>${escapeHtml(text.replace('{shop}', () => shop.view.name))}</p>` };
}
