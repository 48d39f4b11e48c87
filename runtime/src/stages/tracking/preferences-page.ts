/** The preference centre: how much advertising a person wants, about what, or none. Messages about orders are not asked about. */
import type { Locale } from '@nachklang/nodes/sdk';
import type { InternalEvent } from '../../ports/internal-events.ts';
import { escapeHtml } from './page-shell.ts';
import { told, whoIs, type Drawn, type PersonPageDefinition, type Visit } from './person-page.ts';

const CHOICES = ['normal', 'half', 'pause30', 'pause90', 'none'] as const;
type Choice = (typeof CHOICES)[number];
const PAUSE_DAYS = { pause30: 30, pause90: 90 } as const;
const DAY_MS = 24 * 3_600_000;
/** Purposes of which the general choice speaks already. */
const GENERAL = new Set(['*', 'marketing']);
/** Raised whenever the words by which somebody comes back change. */
const WORDING_VERSION = 'preferences-1';

const WORDS = {
  de: {
    title: 'Was möchten Sie von uns hören?', about: 'Diese Einstellung gilt für Werbung an {address}. Nachrichten zu Ihren Bestellungen bekommen Sie immer.', how: 'Wie viel?',
    normal: 'Wie bisher', half: 'Nur halb so oft', pause30: '30 Tage Pause', pause90: '90 Tage Pause', none: 'Keine Werbung mehr', paused: 'Zurzeit Pause bis {date}.',
    topics: 'Worüber?', series: 'Mails wie diese', submit: 'Speichern', saved: 'Gespeichert. Das gilt ab sofort.', missing: 'Bitte wählen Sie aus, wie viel Sie hören möchten.',
    again: 'Ich möchte wieder Werbung von {shop} per E-Mail bekommen und kann das jederzeit widerrufen.',
  },
  en: {
    title: 'What would you like to hear from us?', about: 'This is about advertising to {address}. You always get messages about your orders.', how: 'How much?',
    normal: 'As before', half: 'Half as often', pause30: 'Pause for 30 days', pause90: 'Pause for 90 days', none: 'No advertising any more', paused: 'Paused until {date} now.',
    topics: 'About what?', series: 'Mails like this one', submit: 'Save', saved: 'Saved. It holds from now on.', missing: 'Please choose how much you would like to hear.',
    again: 'I would like to get advertising from {shop} by e-mail again, and can withdraw this at any time.',
  },
} as const satisfies Record<Locale, Record<string, string>>;

export const preferencesPage: PersonPageDefinition = {
  path: 'preferences',
  purpose: 'p',
  show: (visit) => draw(visit, { choice: choiceOf(visit), topics: topicsOf(visit) }),
  submit(visit, form) {
    const choice = CHOICES.find((one) => one === form.get('choice'));
    const words = WORDS[visit.locale];
    if (choice === undefined) return { events: [], page: draw(visit, { choice: choiceOf(visit), topics: topicsOf(visit), note: words.missing }) };
    const kept = new Set(form.getAll('topic'));
    const topics = topicsOf(visit).map((topic) => ({ ...topic, changed: topic.wanted !== kept.has(topic.purpose), wanted: kept.has(topic.purpose) }));
    return { events: changes(visit, choice, topics), page: draw(visit, { choice, topics, note: words.saved }) };
  },
};

interface Topic {
  purpose: string;
  wanted: boolean;
  /** By the form. */
  changed?: boolean;
}

interface State {
  choice: Choice | undefined;
  topics: Topic[];
  note?: string;
}

/** An objection counts at once and first; who comes back says so in words that are kept as proof. */
function changes(visit: Visit, choice: Choice, topics: readonly Topic[]): InternalEvent[] {
  const contact = whoIs(visit);
  if (choice === 'none') return [told(visit, 'message.unsubscribed', 'all', { messageId: visit.token.m })];
  const pauseUntil = choice === 'pause30' || choice === 'pause90' ? { pauseUntil: new Date(visit.now + PAUSE_DAYS[choice] * DAY_MS).toISOString() } : {};
  const wording = WORDS[visit.locale].again.replace('{shop}', () => visit.shop.view.name);
  const agreement = { contact, channel: 'email', source: 'preferences', wording, wordingVersion: WORDING_VERSION, ip: visit.ip, proof: visit.token.m };
  const about = topics.filter(({ changed }) => changed).map(({ purpose, wanted }) =>
    wanted
      ? told(visit, 'contact.consent_confirmed', purpose, { ...agreement, purpose })
      : told(visit, 'contact.objected', purpose, { contact, channel: 'email', purpose, source: 'preferences' }),
  );
  const back = hasLeft(visit) ? [told(visit, 'contact.consent_confirmed', 'back', agreement)] : [];
  return [...about, ...back, told(visit, 'contact.frequency_chosen', choice, { contact, amount: choice === 'half' ? 'half' : 'normal', ...pauseUntil })];
}

function hasLeft({ contact }: Visit): boolean {
  return contact.suppressions.some(({ channel, reason }) => channel !== 'sms' && (reason === 'objection' || reason === 'unsubscribe'));
}

/** Nothing is ticked for somebody whose pause has no such length: they choose anew. */
function choiceOf(visit: Visit): Choice | undefined {
  if (hasLeft(visit)) return 'none';
  const { frequency } = visit.contact;
  if (isPaused(visit)) return undefined;
  return frequency?.amount ?? 'normal';
}

function isPaused({ contact: { frequency }, now }: Visit): boolean {
  return frequency?.pauseUntil !== undefined && frequency.pauseUntil > now;
}

function topicsOf({ contact, token }: Visit): Topic[] {
  const series = token.j === undefined ? [] : [`journey:${token.j}`];
  const named = contact.consents.filter(({ channel, purpose, state }) => channel === 'email' && state !== 'withdrawn' && !GENERAL.has(purpose) && !purpose.startsWith('journey:'));
  return [...named.map(({ purpose }) => purpose), ...series].map((purpose) => ({
    purpose,
    wanted: !contact.consents.some((consent) => consent.channel === 'email' && consent.purpose === purpose && consent.state === 'withdrawn'),
  }));
}

function draw(visit: Visit, { choice, topics, note }: State): Drawn {
  const words = WORDS[visit.locale];
  const { view } = visit.contact;
  const until = visit.contact.frequency?.pauseUntil;
  const paused = isPaused(visit) && note === undefined && until !== undefined ? `<p>${words.paused.replace('{date}', () => day(until, visit))}</p>` : '';
  const options = CHOICES.map((one) => `<label class="choice"><input type="radio" name="choice" value="${one}" required${one === choice ? ' checked' : ''}><span>${words[one]}</span></label>`);
  const subjects = topics.map(({ purpose, wanted }) => {
    const label = purpose.startsWith('journey:') ? words.series : purpose;
    return `<label class="choice"><input type="checkbox" name="topic" value="${escapeHtml(purpose)}"${wanted ? ' checked' : ''}><span>${escapeHtml(label)}</span></label>`;
  });
  return {
    title: words.title,
    body: `<h1>${words.title}</h1>
<p>${escapeHtml(words.about.replace('{address}', () => masked(view.email ?? '')))}</p>
${note === undefined ? '' : `<p class="note" role="status">${note}</p>`}
<form method="post">
<fieldset><legend>${words.how}</legend>${paused}${options.join('')}</fieldset>
${subjects.length === 0 ? '' : `<fieldset><legend>${words.topics}</legend>${subjects.join('')}</fieldset>`}
<button type="submit">${words.submit}</button>
</form>`,
  };
}

/** A mail that was passed on must not tell the whole address to the next reader. */
function masked(address: string): string {
  const [name = '', domain = ''] = address.split('@');
  return `${name.slice(0, 1)}…@${domain}`;
}

function day(at: number, { locale, shop }: Visit): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: shop.view.timeZone }).format(at);
}
