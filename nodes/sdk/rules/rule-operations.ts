/**
 * What each operator does, as JsonLogic operations named `<type>.<operator>`.
 * An absent value, or one of another type, makes every operation false; the negated operators are its exact opposite, so true.
 * Texts compare without regard to case and surrounding space. Days are days in the shop's zone.
 */
import { Temporal } from 'temporal-polyfill';
import { DAY_MS, parseDuration } from '../time/duration.ts';
import { isScalar, type FieldType, type FieldValue, type RuleFacts, type Scalar } from './field.ts';
import { dayBounds, readNumber } from './rule-value.ts';

export type Operation = (value: FieldValue, operands: readonly FieldValue[], facts: RuleFacts) => boolean;

export function isPresent(value: FieldValue): boolean {
  return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}

/** A text as texts are compared. */
export function fold(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}

const present: Operation = (value) => isPresent(value);

const text = (test: (value: string, ...operands: string[]) => boolean): Operation => (value, operands) =>
  typeof value === 'string' && operands.every((operand) => typeof operand === 'string') && test(fold(value), ...operands.map(fold));

const number = (test: (value: number, ...operands: number[]) => boolean): Operation => (value, operands) =>
  typeof value === 'number' && operands.every((operand) => typeof operand === 'number') && test(value, ...operands);

const date = (test: (value: number, ...bounds: { from: number; to: number }[]) => boolean): Operation => (value, operands, facts) => {
  if (typeof value !== 'number') return false;
  const bounds = operands.map((operand) => boundsOf(operand, facts.shop.timeZone)).filter((found) => found !== undefined);
  return bounds.length === operands.length && test(value, ...bounds);
};

const since = (test: (value: number, now: number, duration: string, timeZone: string) => boolean): Operation => (value, [duration], facts) =>
  typeof value === 'number' && typeof duration === 'string' && test(value, facts.now, duration, facts.shop.timeZone);

const entry = (test: (entry: string, ...operands: string[]) => boolean): Operation => (value, operands) =>
  Array.isArray(value) && operands.every((operand) => typeof operand === 'string') && anyText(value, operands.map(fold), test);

/** On values whose type shows only now; of a list, any entry will do. */
const any = (test: (value: Scalar, ...operands: Scalar[]) => boolean): Operation => (value, operands) => {
  if (value === undefined || !operands.every(isScalar)) return false;
  return typeof value === 'object' ? value.some((one) => test(one, ...operands)) : test(value, ...operands);
};
const anyNumber = (test: (value: number, ...operands: number[]) => boolean): Operation =>
  any((value, ...operands) => {
    const numbers = [value, ...operands].map(readNumber).filter((found) => found !== undefined);
    const [first, ...rest] = numbers;
    return first !== undefined && rest.length === operands.length && test(first, ...rest);
  });
const anyFolded = (test: (value: string, operand: string) => boolean): Operation =>
  any((value, operand) => operand !== undefined && test(fold(String(value)), fold(String(operand))));

const order = {
  '<': (value: number, limit: number) => value < limit,
  '<=': (value: number, limit: number) => value <= limit,
  '>': (value: number, limit: number) => value > limit,
  '>=': (value: number, limit: number) => value >= limit,
  between: (value: number, low: number, high: number) => value >= low && value <= high,
};
const among = <T>(value: T, ...list: T[]): boolean => list.includes(value);
const same = <T>(value: T, operand: T): boolean => value === operand;
const contains = (value: string, part: string): boolean => value.includes(part);
const beginsWith = (value: string, part: string): boolean => value.startsWith(part);
const endsWith = (value: string, part: string): boolean => value.endsWith(part);

export const OPERATIONS: Record<FieldType, Record<string, Operation>> = {
  string: {
    notNull: present, '=': text(same), in: text(among), contains: text(contains), beginsWith: text(beginsWith), endsWith: text(endsWith),
  },
  enum: { notNull: present, '=': text(same), in: text(among) },
  number: {
    notNull: present, '=': number(same), in: number(among), '<': number(order['<']), '<=': number(order['<=']), '>': number(order['>']),
    '>=': number(order['>=']), between: number(order.between),
  },
  boolean: { notNull: present, '=': (value, [operand]) => typeof value === 'boolean' && value === operand },
  date: {
    notNull: present,
    '=': date((value, day) => day !== undefined && value >= day.from && value < day.to),
    '<': date((value, day) => day !== undefined && value < day.from),
    '<=': date((value, day) => day !== undefined && value < day.to),
    '>': date((value, day) => day !== undefined && value >= day.to),
    '>=': date((value, day) => day !== undefined && value >= day.from),
    between: date((value, first, last) => first !== undefined && last !== undefined && value >= first.from && value < last.to),
    olderThan: since((value, now, duration, zone) => value <= shifted(now, duration, zone, -1)),
    withinLast: since((value, now, duration, zone) => value <= now && value > shifted(now, duration, zone, -1)),
    withinNext: since((value, now, duration, zone) => value >= now && value < shifted(now, duration, zone, 1)),
  },
  'string-list': {
    notNull: present, contains: entry(same), in: entry(among), anyContains: entry(contains), beginsWith: entry(beginsWith), endsWith: entry(endsWith),
  },
  any: {
    notNull: present, '=': any(sameLoosely), in: any((value, ...list) => list.some((operand) => sameLoosely(value, operand))),
    '<': anyNumber(order['<']), '<=': anyNumber(order['<=']), '>': anyNumber(order['>']), '>=': anyNumber(order['>=']), between: anyNumber(order.between),
    contains: anyFolded(contains), beginsWith: anyFolded(beginsWith), endsWith: anyFolded(endsWith),
  },
};

function anyText(list: readonly Scalar[], operands: string[], test: (entry: string, ...operands: string[]) => boolean): boolean {
  return list.some((one) => typeof one === 'string' && test(fold(one), ...operands));
}

/** The rule's value was typed by hand, so `5`, `"5"` and `true`, `"true"` mean the same. */
function sameLoosely(value: Scalar, operand: Scalar | undefined): boolean {
  if (operand === undefined) return false;
  return typeof value === 'number' ? readNumber(operand) === value : fold(String(value)) === fold(String(operand));
}

/** Days of rules in the zones of shops: few, and asked for again with every order. */
const knownBounds = new Map<string, { from: number; to: number }>();
const MAX_KNOWN_BOUNDS = 10_000;

function boundsOf(operand: FieldValue, timeZone: string): { from: number; to: number } | undefined {
  if (typeof operand === 'number') return { from: operand, to: operand + 1 };
  if (typeof operand !== 'string') return undefined;
  const key = `${timeZone} ${operand}`;
  let bounds = knownBounds.get(key);
  if (!bounds) {
    bounds = dayBounds(operand, timeZone);
    if (knownBounds.size >= MAX_KNOWN_BOUNDS) knownBounds.clear();
    knownBounds.set(key, bounds);
  }
  return bounds;
}

/** Days, weeks and hours have a fixed length here (a day is 24 hours); months and years follow the shop's calendar. */
function shifted(now: number, duration: string, timeZone: string, direction: 1 | -1): number {
  const { years, months, days, timeMs } = parseDuration(duration);
  const fixed = direction * (days * DAY_MS + timeMs);
  if (years === 0 && months === 0) return now + fixed;
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  return here.add({ years: direction * years, months: direction * months }).epochMilliseconds + fixed;
}
