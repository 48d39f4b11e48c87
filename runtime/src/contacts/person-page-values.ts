/** Codes, periods and instants of the readable file about a person, in both languages. */
import { durationInWords, eventTypeLabel, EVENT_TYPE_LABELS, FIELDS, PARCEL_STATUS_LABELS, type Locale, type Localized } from '@nachklang/nodes/sdk';
import { NO_PURCHASE } from '../decisions/purchase-words.ts';

type Words = Record<string, Localized>;

const DAY_MS = 86_400_000;
/** The policy, and contacts that become one, keep instants as numbers. */
const WITH_INSTANTS = new Set(['inputs', 'contact.absorbed', 'contact.handed_over']);
const INSTANTS = new Set(['since', 'until', 'erasedAt', 'noticeAt', 'deliveredAt', 'opensAt', 'notBefore']);

/** Types that only the runtime itself makes have no name in pickers. */
const EVENT_NAMES: Words = {
  ...EVENT_TYPE_LABELS,
  'contact.absorbed': { de: 'Kontakt übernommen', en: 'Contact taken over' }, 'contact.handed_over': { de: 'Kontakt abgegeben', en: 'Contact handed over' }, 'call.completed': { de: 'Ein anderer Dienst hat geantwortet', en: 'Another service answered' },
};
const FAILED = { de: 'Gescheitert', en: 'Failed' };
const OPEN = { de: 'Offen', en: 'Open' };
const CANCELLED = { de: 'Storniert', en: 'Cancelled' };
const CONTACT = { de: 'Person', en: 'Person' };
const SHOP = { de: 'Shop', en: 'Shop' };
const ORDER = { de: 'Bestellung', en: 'Order' };
const CONSENT: Words = { granted: { de: 'Erteilt', en: 'Granted' }, pending: { de: 'Noch nicht bestätigt', en: 'Not confirmed yet' }, withdrawn: { de: 'Widerrufen', en: 'Withdrawn' } };
const MESSAGE: Words = {
  queued: { de: 'Wartet auf den Versand', en: 'Waits to be sent' }, sending: { de: 'Wird gesendet', en: 'Is being sent' }, sent: { de: 'Gesendet', en: 'Sent' }, failed: FAILED,
  unknown: { de: 'Ungewiss, ob gesendet', en: 'Uncertain whether it was sent' }, withdrawn: { de: 'Zurückgezogen', en: 'Withdrawn' }, withheld: { de: 'Zurückgehalten', en: 'Withheld' },
};
const SUPPRESSION: Words = {
  hard_bounce: { de: 'Adresse nicht erreichbar', en: 'Address cannot be reached' }, complaint: { de: 'Als Spam gemeldet', en: 'Reported as spam' }, objection: { de: 'Widerspruch gegen Werbung', en: 'Objection to advertising' },
  unsubscribe: { de: 'Abgemeldet', en: 'Unsubscribed' }, erasure: { de: 'Daten gelöscht', en: 'Data erased' }, import: { de: 'Sperrliste', en: 'Suppression list' },
};
const FREQUENCY: Words = { normal: { de: 'Wie üblich', en: 'As usual' }, half: { de: 'Nur halb so oft', en: 'Only half as often' } };
const ZONES: Words = { contact: CONTACT, address: { de: 'Adresse', en: 'Address' }, shop: SHOP };

/** What the policy decided by. */
const REASONS: Words = {
  clear: { de: 'Nichts sprach dagegen', en: 'Nothing spoke against it' }, cap: { de: 'Limit erreicht', en: 'Limit reached' }, quiet_hours: { de: 'Ruhezeit', en: 'Quiet hours' }, outranked: { de: 'Eine wichtigere Nachricht ging vor', en: 'A more important message went first' },
  settling: { de: 'Wartet auf andere Nachrichten', en: 'Waits for other messages' }, paused: { de: 'Pause gewünscht', en: 'A pause was asked for' }, expired: { de: 'Nicht rechtzeitig möglich', en: 'Not possible in time' }, voucher: { de: 'Zu früh für einen Gutschein', en: 'Too early for a voucher' },
  suppressed: { de: 'Gesperrt', en: 'Suppressed' }, no_consent: { de: 'Erlaubnis fehlt', en: 'No permission' }, no_address: { de: 'Adresse fehlt', en: 'No address' }, erased: { de: 'Daten gelöscht', en: 'Data erased' },
};
/** The rules of the law; limits and send times go by the ids that the shop gave them. */
const RULES: Words = {
  erasure: { de: 'Löschung', en: 'Erasure' }, address: { de: 'Adresse', en: 'Address' }, suppression: { de: 'Sperren', en: 'Suppressions' }, permission: { de: 'Erlaubnis für Werbung', en: 'Permission to advertise' }, voucher: { de: 'Gutschein', en: 'Voucher' },
  pause: { de: 'Gewünschte Pause', en: 'Pause asked for' }, class_guard: { de: 'Werbung in einer Servicenachricht', en: 'Advertising in a service message' }, advertising_block: { de: 'Werbeblock in einer Servicenachricht', en: 'Block of advertising in a service message' },
};

/** By name, or by the name of what it stands in and its own. What is not here is shown as it is: ids, words of the shop, texts. */
const VALUES: Record<string, Words> = {
  'events.type': EVENT_NAMES, 'trigger.type': EVENT_NAMES, 'runs.waitsFor': EVENT_NAMES,
  status: PARCEL_STATUS_LABELS, retractedStatus: PARCEL_STATUS_LABELS, ...fieldValues('event.scale', 'event.optIn', 'contact.locale'),
  'orders.state': { open: OPEN, cancelled: CANCELLED, refunded: { de: 'Erstattet', en: 'Refunded' } },
  'events.state': { pending: { de: 'Noch nicht verarbeitet', en: 'Not worked through yet' }, done: { de: 'Verarbeitet', en: 'Worked through' }, parked: { de: 'Wartet auf etwas', en: 'Waits for something' }, failed: FAILED },
  'runs.state': { active: { de: 'Läuft', en: 'Under way' }, completed: { de: 'Beendet', en: 'Completed' }, exited: { de: 'Vorzeitig beendet', en: 'Ended early' }, failed: FAILED },
  'messages.state': MESSAGE, 'withdrawals.receipt': MESSAGE,
  'tasks.state': { open: OPEN, done: { de: 'Erledigt', en: 'Done' } },
  'calls.state': { queued: { de: 'Noch nicht übermittelt', en: 'Not passed on yet' }, done: { de: 'Übermittelt', en: 'Passed on' }, failed: FAILED },
  'consents.state': CONSENT, 'consentProofs.state': CONSENT, 'inputs.consent': { ...CONSENT, none: { de: 'Keine', en: 'None' }, other_address: { de: 'Gilt für eine andere Adresse', en: 'Given for another address' } },
  'inputs.existingCustomer': capitalised(NO_PURCHASE),
  'runs.subject': { order: ORDER, parcel: { de: 'Paket', en: 'Parcel' }, line: { de: 'Position', en: 'Line' }, contact: CONTACT },
  channel: { email: { de: 'E-Mail', en: 'E-mail' }, sms: { de: 'SMS', en: 'Text message' }, any: { de: 'Alle Wege', en: 'Every channel' } },
  class: { transactional: { de: 'Servicenachricht', en: 'Service message' }, marketing: { de: 'Werbung', en: 'Advertising' } }, treatedAs: { marketing: { de: 'Werbung', en: 'Advertising' } },
  purpose: { marketing: { de: 'Werbung', en: 'Advertising' }, newsletter: { de: 'Newsletter', en: 'Newsletter' }, '*': { de: 'Jede Werbung', en: 'All advertising' } },
  'suppressions.reason': SUPPRESSION, 'inputs.reason': SUPPRESSION,
  'frequency.amount': FREQUENCY, 'contact.frequency_chosen.amount': FREQUENCY,
  'tasks.priority': { low: { de: 'Niedrig', en: 'Low' }, normal: { de: 'Normal', en: 'Normal' }, high: { de: 'Hoch', en: 'High' }, urgent: { de: 'Dringend', en: 'Urgent' } },
  'decisions.reason': REASONS, 'inputs.why': REASONS, 'trail.note': REASONS, 'checks.rule': RULES,
  outcome: { send: { de: 'Gesendet', en: 'Sent' }, defer: { de: 'Aufgeschoben', en: 'Put off' }, skip: { de: 'Nicht gesendet', en: 'Not sent' } },
  saidBy: { order: ORDER, shop: SHOP }, countryFrom: ZONES, zoneFrom: ZONES, noticeFrom: { order: ORDER, shop_statement: SHOP }, returnDaysFrom: { law: { de: 'Gesetz', en: 'Law' }, shop: SHOP },
  basis: { consent: { de: 'Einwilligung', en: 'Consent' }, existing_customer: { de: 'Kauf', en: 'Purchase' } },
  'inputs.waitsFor': { delivery: { de: 'Zustellung', en: 'Delivery' }, return: { de: 'Offene Retoure', en: 'Open return' }, return_period: { de: 'Ende der Rückgabefrist', en: 'End of the return period' }, called_off: { de: 'Nichts mehr: Bestellung storniert oder erstattet', en: 'Nothing any more: order cancelled or refunded' } },
};

/** Undefined for what is shown as it is. `date`: an instant in the reader's language and zone. */
export function valueInWords(within: string, name: string, value: unknown, locale: Locale, date: (at: number) => string): string | undefined {
  if (typeof value === 'number') return !WITH_INSTANTS.has(within) ? undefined : name === 'windowMs' ? period(value, locale) : INSTANTS.has(name) ? date(value) : undefined;
  if (typeof value !== 'string') return undefined;
  const words = [`${within}.${name}`, name].find((key) => Object.hasOwn(VALUES, key));
  const known = words === undefined ? undefined : VALUES[words];
  if (known === undefined) return undefined;
  if (Object.hasOwn(known, value)) return known[value]?.[locale];
  return known === EVENT_NAMES && value.startsWith('custom.') ? eventTypeLabel(value)[locale] : undefined;
}

/** 24 hours stay hours, because a window of the limits knows no midnight. */
function period(ms: number, locale: Locale): string {
  return durationInWords(ms > DAY_MS && ms % DAY_MS === 0 ? `P${ms / DAY_MS}D` : `PT${Math.round(ms / 1000)}S`, locale);
}

/** Parts of sentences, standing alone. */
function capitalised(words: Words): Words {
  const begun = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return Object.fromEntries(Object.entries(words).map(([code, { de, en }]) => [code, { de: begun(de), en: begun(en) }]));
}

/** By the last part of their names. */
function fieldValues(...names: string[]): Record<string, Words> {
  return Object.fromEntries(
    FIELDS.filter(({ name }) => names.includes(name)).map(({ name, values = [] }) => [name.slice(name.lastIndexOf('.') + 1), Object.fromEntries(values.map(({ value, label }) => [value, label]))]),
  );
}
