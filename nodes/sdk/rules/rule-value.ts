/** Reads the right side of a rule: numbers may be text, lists may be comma-separated, as react-querybuilder's inputs leave them. */
import { Temporal } from 'temporal-polyfill';
import { DAY_MS, readDuration } from '../time/duration.ts';
import type { Localized } from '../values.ts';
import { isScalar, type Field, type FieldType, type Scalar } from './field.ts';
import type { Operator } from './operators.ts';

export type Operands = { kind: 'operands'; values: Scalar[] } | { kind: 'wrong'; expected: Localized };

const MAX_TEXT = 1000;
const MAX_DURATION_DAYS = 100 * 366;

/** The operands of a rule, or what was expected instead, as the end of the sentence "expected …". */
export function readOperands(field: Pick<Field, 'type' | 'values'>, operator: Operator, raw: unknown): Operands {
  if (operator.operand === 'none') return { kind: 'operands', values: [] };
  if (operator.operand === 'duration') return isPositiveDuration(raw) ? { kind: 'operands', values: [String(raw)] } : { kind: 'wrong', expected: DURATION };
  if (operator.operand === 'one') return readAll(field, [raw], EXPECTED[field.type](field));
  const list = asList(raw);
  const each = EXPECTED[field.type](field);
  if (operator.operand === 'many') {
    const expected = { de: `mindestens ein Wert, jeder davon ${each.de}`, en: `at least one value, each ${each.en}` };
    return list.length > 0 ? readAll(field, list, expected) : { kind: 'wrong', expected };
  }
  const expected = { de: `zwei Werte, der kleinere zuerst, jeder davon ${each.de}`, en: `two values, the smaller first, each ${each.en}` };
  const two = list.length === 2 ? readAll(field, list, expected) : { kind: 'wrong' as const, expected };
  return two.kind === 'operands' && !inOrder(field.type, two.values) ? { kind: 'wrong', expected } : two;
}

function readAll(field: Pick<Field, 'type' | 'values'>, list: readonly unknown[], expected: Localized): Operands {
  const values = list.map((raw) => READ[field.type](raw, field)).filter((value) => value !== undefined);
  return values.length === list.length ? { kind: 'operands', values } : { kind: 'wrong', expected };
}

function asList(raw: unknown): unknown[] {
  if (Array.isArray(raw)) return raw;
  if (typeof raw === 'string') return raw.split(',').map((part) => part.trim()).filter((part) => part !== '');
  return isScalar(raw) ? [raw] : [];
}

type Read = (raw: unknown, field: Pick<Field, 'values'>) => Scalar | undefined;

const readText: Read = (raw) => {
  const text = typeof raw === 'number' ? String(raw) : raw;
  return typeof text === 'string' && text.trim() !== '' && text.length <= MAX_TEXT ? text : undefined;
};

const READ: Record<FieldType, Read> = {
  string: readText,
  'string-list': readText,
  number: readNumber,
  boolean: (raw) => (raw === true || raw === 'true' ? true : raw === false || raw === 'false' ? false : undefined),
  date: (raw) => (typeof raw === 'string' && isDate(raw) ? raw : undefined),
  enum: (raw, field) => (typeof raw === 'string' && field.values?.some(({ value }) => value === raw) ? raw : undefined),
  any: (raw) => (typeof raw === 'boolean' ? raw : typeof raw === 'number' && Number.isFinite(raw) ? raw : readText(raw, {})),
};

/** A finite number, also written as text with a decimal point. */
export function readNumber(raw: unknown): number | undefined {
  const value = typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

const TEXT: Localized = { de: `ein Text mit 1 bis ${MAX_TEXT} Zeichen`, en: `a text of 1 to ${MAX_TEXT} characters` };
const DURATION: Localized = { de: 'eine Dauer nach ISO 8601 größer als null, zum Beispiel P14D für 14 Tage', en: 'an ISO 8601 duration above zero, for example P14D for 14 days' };

const EXPECTED: Record<FieldType, (field: Pick<Field, 'values'>) => Localized> = {
  string: () => TEXT,
  'string-list': () => TEXT,
  number: () => ({ de: 'eine Zahl, zum Beispiel 49.9', en: 'a number, for example 49.9' }),
  boolean: () => ({ de: 'wahr oder falsch (true, false)', en: 'true or false' }),
  date: () => ({ de: 'ein Datum wie 2027-03-31 oder ein Zeitpunkt wie 2027-03-31T12:00:00+02:00', en: 'a date such as 2027-03-31 or an instant such as 2027-03-31T12:00:00+02:00' }),
  enum: ({ values = [] }) => ({
    de: `einer der Werte ${values.map(({ value, label }) => `${value} (${label.de})`).join(', ')}`,
    en: `one of ${values.map(({ value, label }) => `${value} (${label.en})`).join(', ')}`,
  }),
  any: () => ({ de: 'ein Text, eine Zahl oder wahr/falsch', en: 'a text, a number or true/false' }),
};

function inOrder(type: FieldType, [low, high]: readonly Scalar[]): boolean {
  if (low === undefined || high === undefined) return false;
  if (type === 'date') return dayBounds(String(low), 'UTC').from < dayBounds(String(high), 'UTC').to;
  const [from, to] = [readNumber(low), readNumber(high)];
  return from !== undefined && to !== undefined && from <= to;
}

/** Bounded, so that shifting an instant by it stays a date. */
function isPositiveDuration(raw: unknown): boolean {
  const parts = typeof raw === 'string' ? readDuration(raw) : undefined;
  if (!parts) return false;
  const roughDays = parts.years * 365 + parts.months * 30 + parts.days + parts.timeMs / DAY_MS;
  return roughDays > 0 && roughDays <= MAX_DURATION_DAYS;
}

function isDate(text: string): boolean {
  try {
    dayBounds(text, 'UTC');
    return true;
  } catch {
    return false;
  }
}

/** From when until when (exclusive) a date holds: a calendar day in that zone, or the one millisecond of an instant. Throws on other text. */
export function dayBounds(text: string, timeZone: string): { from: number; to: number } {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) {
    const day = Temporal.PlainDate.from(text);
    return { from: day.toZonedDateTime(timeZone).epochMilliseconds, to: day.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds };
  }
  const hasZone = /(?:[zZ]|[+-]\d\d:?\d\d)$/.test(text);
  const instant = hasZone ? Temporal.Instant.from(text) : Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone);
  return { from: instant.epochMilliseconds, to: instant.epochMilliseconds + 1 };
}
