/** Whatever the file about a person can hold has a name that people understand, in both languages. */
import { expect, it } from 'vitest';
import { Type, type TSchema } from 'typebox';
import { EVENT_TYPES, INTERNAL_EVENT_TYPES, schemaOfEvent, type Advertising, type EventType, type MessageRequest } from '@nachklang/nodes/sdk';
import { Decision } from '../decisions/decision-schema.ts';
import { FAILURE_CODES, failed } from '../engine/failure.ts';
import type { ContactOrder, ContactRecord } from '../engine/model.ts';
import { DEFAULT_CAPS, DEFAULT_POLICY } from '../engine/shop-model.ts';
import { Enrollment } from '../enrollments/enrollment-schema.ts';
import { Event } from '../events/event-schema.ts';
import { Message } from '../messages/message-schema.ts';
import { Order } from '../orders/order-schema.ts';
import type { PolicyQuestion } from '../stages/policy/check.ts';
import { decide, type Verdict } from '../stages/policy/index.ts';
import { Task } from '../tasks/task-schema.ts';
import { Contact } from './contact-schema.ts';
import type { PersonFile } from './person-file.ts';
import { valueInWords } from './person-page-values.ts';
import { fieldInWords, PAGE_WORDS } from './person-page-words.ts';

const DAY = 86_400_000;
const T0 = Date.parse('2026-03-01T12:00:00Z');
const VIEW: ContactRecord['view'] = { id: 'c', email: 'anna@kunde.example', locale: 'de', timeZone: 'Europe/Berlin', tags: [], attributes: {}, orderCount: 1, totalSpent: 10 };
const LOCALES = ['de', 'en'] as const;
const DESCRIBED = { contact: Contact, orders: Order, events: Event, runs: Enrollment, messages: Message, decisions: Type.Omit(Decision, ['contact', 'then']), tasks: Task } as const;
const TYPES = [...Object.keys(EVENT_TYPES), ...Object.keys(INTERNAL_EVENT_TYPES), 'custom.sold'] as EventType[];

/** A field as the page meets it, and the values it may have where these are few. */
interface Place { within: string; name: string; values: string[] }

function placesIn(schema: TSchema, within: string): Place[] {
  if (Type.IsArray(schema)) return placesIn(schema.items, within);
  if (Type.IsUnion(schema)) return schema.anyOf.flatMap((one) => placesIn(one, within));
  if (!Type.IsObject(schema)) return [];
  // Of a sentence the page takes the one in its own language.
  return Object.entries(schema.properties).flatMap(([name, part]) => [{ within, name, values: valuesOf(part) }, ...(name === 'sentence' ? [] : placesIn(part, name))]);
}

function valuesOf(schema: TSchema): string[] {
  if (Type.IsEnum(schema)) return schema.enum.map(String);
  return Type.IsUnion(schema) ? schema.anyOf.flatMap((one) => (Type.IsLiteral(one) ? [String(one.const)] : [])) : [];
}

/** `bounces.at`, `statement.from`: every field of a part that no schema describes. */
type PathsIn<T, Within extends string> = T extends readonly (infer One)[]
  ? PathsIn<One, Within>
  : T extends object
    ? { [Name in keyof T & string]-?: `${Within}.${Name}` | PathsIn<NonNullable<T[Name]>, Name> }[keyof T & string]
    : never;
type OtherPart = Exclude<keyof PersonFile, keyof typeof DESCRIBED>;
/** The page shows the text of a mail only. */
type Undescribed = Exclude<{ [Part in OtherPart]: PathsIn<PersonFile[Part], Part> }[OtherPart], 'mails.html'>;
/** The compiler asks for every path there is. */
const UNDESCRIBED: Record<Undescribed, true> = {
  'consentProofs.channel': true, 'consentProofs.purpose': true, 'consentProofs.state': true, 'consentProofs.at': true, 'consentProofs.event': true, 'consentProofs.source': true,
  'consentProofs.wording': true, 'consentProofs.version': true, 'consentProofs.address': true, 'consentProofs.ip': true, 'consentProofs.proof': true,
  'saleNotices.order': true, 'saleNotices.orderNumber': true, 'saleNotices.version': true, 'saleNotices.text': true, 'saleNotices.address': true, 'saleNotices.at': true, 'saleNotices.shownAt': true,
  'saleNotices.saidBy': true, 'saleNotices.statement': true, 'statement.from': true, 'statement.until': true, 'statement.retractedAt': true, 'statement.statedAt': true,
  'bounces.at': true, 'bounces.event': true,
  'mails.id': true, 'mails.subject': true, 'mails.text': true, 'mails.kept': true,
  'calls.id': true, 'calls.method': true, 'calls.url': true, 'calls.body': true, 'calls.state': true, 'calls.at': true, 'calls.status': true,
  'withdrawals.at': true, 'withdrawals.name': true, 'withdrawals.contract': true, 'withdrawals.email': true, 'withdrawals.goods': true, 'withdrawals.reason': true, 'withdrawals.receiptTo': true, 'withdrawals.receipt': true,
};

const described = [...Object.entries(DESCRIBED).flatMap(([part, schema]) => placesIn(schema, part)), ...TYPES.flatMap((type) => placesIn(schemaOfEvent(type), type))];
const verdicts = verdictsOf();
const lookedAt = ['checks.rule', ...verdicts.flatMap(({ checks }) => checks.flatMap(({ inputs }) => Object.keys(inputs).map((name) => `inputs.${name}`)))];
const paths = new Set([...described.map(({ within, name }) => `${within}.${name}`), ...Object.keys(UNDESCRIBED), ...lookedAt, ...toldOfFailures()]);

const split = (path: string): [string, string] => [path.slice(0, path.lastIndexOf('.')), path.slice(path.lastIndexOf('.') + 1)];

it.each(LOCALES)('every field has a name in words (%s)', (locale) => {
  expect([...paths].filter((path) => fieldInWords(...split(path), locale) === undefined)).toEqual([]);
});

it.each(LOCALES)('no name is left over (%s)', (locale) => {
  const asked = new Set([...paths].flatMap((path) => [path, split(path)[1]]));
  expect(Object.keys(PAGE_WORDS[locale].fields).filter((name) => !asked.has(name))).toEqual([]);
});

it('both languages name the same, also where a name means something else inside of something', () => {
  expect(Object.keys(PAGE_WORDS.en.fields).toSorted()).toEqual(Object.keys(PAGE_WORDS.de.fields).toSorted());
});

it.each(LOCALES)('every rule of the law and every reason has a name in words (%s)', (locale) => {
  const own = new Set([...DEFAULT_CAPS, ...DEFAULT_POLICY.sendTimes].map(({ id }) => id));
  const told = verdicts.flatMap(({ reason, checks }) => [{ within: 'decisions', name: 'reason', code: reason }, ...checks.map(({ rule }) => ({ within: 'checks', name: 'rule', code: rule }))]);
  expect(told.filter(({ within, name, code }) => !own.has(code) && valueInWords(within, name, code, locale, String) === undefined)).toEqual([]);
});

it.each(LOCALES)('whatever has few values says them in words (%s)', (locale) => {
  const types = TYPES.map((type) => ({ within: 'events', name: 'type', values: [type] }));
  const told = [...described, ...types].flatMap(({ within, name, values }) => values.map((value) => ({ place: `${within}.${name}`, value, words: valueInWords(within, name, value, locale, String) })));
  expect(told.filter(({ place, words }) => words === undefined && place !== 'failure.code')).toEqual([]);
  expect(valueInWords('inputs', 'existingCustomer', 'no_notice', locale, String)).toBe({ de: 'Beim Kauf fehlte der Hinweis auf das Widerspruchsrecht', en: 'No notice of the right to object was shown at the purchase' }[locale]);
  expect(valueInWords('inputs', 'windowMs', 7 * DAY, locale, String)).toBe({ de: '7 Tage', en: '7 days' }[locale]);
  expect(valueInWords('inputs', 'windowMs', DAY, locale, String)).toBe({ de: '24 Stunden', en: '24 hours' }[locale]);
});

/** What the policy writes down, asked in every way that leads to another check. */
function verdictsOf(): Verdict[] {
  const marketing: MessageRequest = { channel: 'email', class: 'marketing', email: 'mail', whenBlocked: 'skip', trackClicks: false };
  const service: MessageRequest = { ...marketing, class: 'transactional' };
  const voucher: Advertising = { part: 'mjml', what: 'voucher', droppable: false, voucher: true };
  const agreed: Partial<ContactRecord> = { consents: [{ channel: 'email', purpose: 'marketing', state: 'granted', at: T0, by: 'e', version: '3' }] };
  const order: ContactOrder = { id: 'o1', placedAt: T0, total: 40, active: true, notice: { version: '1', at: T0, by: 'e', statement: 's' }, progress: { deliveredAt: T0, openReturns: 0 } };
  const holidays = { ...DEFAULT_POLICY, sendTimes: DEFAULT_POLICY.sendTimes.map((rule) => ({ ...rule, restOnHolidays: true })) };
  const night = { now: Date.parse('2026-03-02T23:00:00Z'), policy: holidays };
  return [
    ask({ erasedAt: T0 }),
    ask({ view: { ...VIEW, email: '' } }),
    ask({ suppressions: [{ channel: 'email', reason: 'complaint', at: T0, by: 'e' }] }),
    ask({}, { request: marketing }),
    ask({ orders: [order] }, { request: marketing, orderId: 'o1' }),
    ask({ ...agreed, orders: [order] }, { request: { ...marketing, voucherAnyTime: true }, advertising: voucher }),
    ask({ ...agreed, orders: [order] }, { request: marketing, advertising: voucher, orderId: 'o1' }),
    ask(agreed, { request: { ...service, category: 'review' } }),
    ask({}, { request: service, advertising: { ...voucher, droppable: true } }),
    ask({ ...agreed, frequency: { amount: 'half', pauseUntil: T0 + 9 * DAY, at: T0, by: 'e' } }, { request: marketing, ...night, caps: DEFAULT_CAPS }),
  ];
}

function ask(contact: Partial<ContactRecord>, question: Partial<PolicyQuestion> = {}): Verdict {
  const person: ContactRecord = { _id: 'c', shopId: 's', partition: 0, revision: 1, stamps: {}, orders: [], consents: [], suppressions: [], window: [], entries: [], createdAt: T0, view: VIEW, ...contact };
  const request: MessageRequest = { channel: 'email', class: 'transactional', email: 'mail', whenBlocked: 'skip', trackClicks: false };
  return decide({ key: 'm', request, contact: person, shop: { id: 's', name: 'Laden', timeZone: 'Europe/Berlin', country: 'DE', locale: 'de', returnDays: 14 }, caps: [], now: T0 + DAY, expiresAt: T0 + 30 * DAY, ...question });
}

/** What failures tell: their sentences ask for it. A node that gives up says why in both languages. */
function toldOfFailures(): string[] {
  const names = new Set(['de', 'en']);
  const asked = new Proxy({}, { get: (_none, name) => void names.add(String(name)) });
  for (const code of FAILURE_CODES) failed(code, asked);
  return [...names].map((name) => `data.${name}`);
}
