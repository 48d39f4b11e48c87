/** The page about a person says in words what the API says in names and codes. */
import { expect, it } from 'vitest';
import type { EventType } from '@nachklang/nodes/sdk';
import type { PersonFile } from './person-file.ts';
import { personPage } from './person-page.ts';

const NOON = '2026-03-01T12:00:00Z';
const EMPTY: PersonFile = {
  contact: { id: 'c', locale: 'de', tags: [], orderCount: 0, totalSpent: 0, createdAt: NOON, timeZone: 'Europe/Berlin', attributes: {}, consents: [], suppressions: [], window: [] },
  consentProofs: [], saleNotices: [], bounces: [], orders: [], events: [], runs: [], messages: [], mails: [], decisions: [], tasks: [], calls: [], withdrawals: [],
};
const page = (file: Partial<PersonFile>, locale: 'de' | 'en' = 'de') => personPage({ ...EMPTY, ...file }, { locale, shop: 'Laden', timeZone: 'Europe/Berlin', now: Date.parse(NOON) });
const event = (type: EventType, data: Record<string, unknown>): PersonFile['events'][number] => ({ id: 'e', source: 's', type, time: NOON, receivedAt: NOON, state: 'done', data });
const row = (label: string, value: string) => `<dt>${label}</dt><dd>${value}</dd>`;

it('a carrier’s scan and a survey’s answer', () => {
  const events = [event('parcel.status', { parcel: { id: 'p', carrier: 'DHL' }, status: 'attempt_failed', location: 'Halle', message: 'Niemand da' }), event('feedback.given', { score: 9, scale: 'nps', comment: 'Gern wieder' })];
  const german = page({ events });
  expect(german).toContain(row('Art', 'Paketstatus geändert'));
  expect(german).toContain(row('Status', 'Zustellversuch erfolglos'));
  expect(german).toContain(row('Ort der Meldung', 'Halle'));
  expect(german).toContain(row('Meldungstext', 'Niemand da'));
  expect(german).toContain(row('Bewertungsskala', 'Weiterempfehlung (NPS, 0–10)'));
  expect(german).toContain(row('Kommentar', 'Gern wieder'));
  const english = page({ events }, 'en');
  expect(english).toContain(row('Status', 'Delivery attempt failed'));
  expect(english).toContain(row('Place of the report', 'Halle'));
  expect(english).toContain(row('Comment', 'Gern wieder'));
  for (const text of [german, english]) expect([...text.matchAll(/<dt>([a-z]\w*)<\/dt>/g)]).toEqual([]);
});

it('what a decision looked at: periods and instants too', () => {
  const checks = [{ rule: 'shop-1-in-7d', passed: false, inputs: { used: 1, max: 1, windowMs: 7 * 86_400_000, halved: true } }, { rule: 'permission', passed: true, inputs: { basis: 'consent', since: Date.parse(NOON), countryFrom: 'shop' } }];
  const decisions: PersonFile['decisions'] = [{ id: 'd', message: 'm', contactId: 'c', journeyId: 'j', nodeId: 'n', at: NOON, outcome: 'defer', reason: 'cap', checks, sentence: { de: 'Aufgeschoben: genug.', en: 'Put off: enough.' } }];
  const german = page({ decisions });
  expect(german).toContain(row('Zeitraum', '7 Tage'));
  expect(german).toContain(row('Auf Wunsch halb so oft', 'ja'));
  expect(german).toContain(row('Grundlage', 'Einwilligung'));
  expect(german).toContain(row('Seit', '1. März 2026 um 13:00'));
  expect(german).toContain(row('Ergebnis', 'Aufgeschoben'));
  expect(page({ decisions }, 'en')).toContain(row('Period', '7 days'));
});

it('the same name means what it stands in', () => {
  const frequency = { amount: 'half' } as const;
  expect(page({ contact: { ...EMPTY.contact, state: 'BY', frequency } })).toContain(row('Bundesland', 'BY'));
  expect(page({ contact: { ...EMPTY.contact, frequency } })).toContain(row('Werbung', 'Nur halb so oft'));
  expect(page({ events: [event('order.refunded', { amount: 20 })] })).toContain(row('Erstatteter Betrag', '20'));
  expect(page({ events: [event('contact.merged', { from: 'c1', into: 'c2' })] })).toContain(row('Aufgegangener Kontakt', 'c1'));
});

it('what the shop named itself keeps its name and its words', () => {
  const attributes = { state: 'delivered', since: 2019, status: 'delivered', size: 42 };
  const text = page({ contact: { ...EMPTY.contact, attributes }, events: [event('custom.sold', { properties: { status: 'delivered', since: 1e20 } })] });
  for (const [name, value] of Object.entries(attributes)) expect(text).toContain(row(name, String(value)));
});

it('what only looks like an instant stays as somebody wrote it', () => {
  expect(page({ events: [event('complaint.opened', { complaint: { id: '1', text: '2026-13-41T99:00:00Z' } })] })).toContain(row('Text der Reklamation', '2026-13-41T99:00:00Z'));
  expect(page({ events: [event('order.placed', { order: { id: '1', promisedAt: '2026-03-01T13:00:00+01:00' } })] })).toContain(row('Zugesagt für', '1. März 2026 um 13:00'));
});
