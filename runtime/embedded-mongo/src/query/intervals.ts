/** Intervals over encoded key components, and how conditions turn into them. */

import { KeyWriter } from '../bson/key-encoding.ts';
import { asString, elementsOf } from '../bson/raw.ts';
import type { RawValue } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import type { Condition } from './filter.ts';
import { literalPrefix, patternOf } from './regular-expressions.ts';

export interface Interval {
  readonly low: Buffer;
  readonly lowOpen: boolean;
  readonly high: Buffer;
  readonly highOpen: boolean;
}

export interface Bounds {
  readonly intervals: readonly Interval[];
  /** The intervals say exactly what the condition says (as long as the path holds no arrays). */
  readonly exact: boolean;
}

const writer = new KeyWriter();

function encoded(buf: Buffer, type: number, off: number): Buffer {
  writer.length = 0;
  writer.value(buf, type, off);
  return writer.taken();
}

const encodedValue = (value: RawValue): Buffer => encoded(value.buf, value.type, value.off);

export const isPoint = (interval: Interval): boolean =>
  !interval.lowOpen && !interval.highOpen && interval.low.equals(interval.high);

const point = (bytes: Buffer): Interval => ({ low: bytes, lowOpen: false, high: bytes, highOpen: false });

/** All values of a type class. Open at the neighbouring classes, so it can be inverted for descending keys. */
const wholeClass = (kind: number): Interval => ({
  low: Buffer.from([kind - 1]),
  lowOpen: true,
  high: Buffer.from([kind + 1]),
  highOpen: true,
});

/** undefined when the condition says nothing an index could use. */
export function boundsOf(condition: Condition): Bounds | undefined {
  const [operand] = condition.operands;
  switch (condition.op) {
    case 'eq':
      return operand === undefined ? undefined : equality(operand);
    case 'in': {
      const parts = condition.operands.map(equality);
      return { intervals: united(parts.flatMap((part) => part.intervals)), exact: parts.every((part) => part.exact) };
    }
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return operand === undefined ? undefined : comparison(condition.op, operand);
    case 'missing':
      return { intervals: [point(encoded(Buffer.alloc(0), T.NULL, 0))], exact: false };
    case 'regex':
      return operand === undefined ? undefined : pattern(operand);
    default:
      return undefined;
  }
}

function equality(operand: RawValue): Bounds {
  if (operand.type !== T.ARRAY) {
    return { intervals: [point(encodedValue(operand))], exact: operand.type !== T.UNDEFINED };
  }
  // An array is equal as a whole or as one of the items; the index holds items, `undefined` for an empty one.
  const [first] = elementsOf(operand);
  const item = first === undefined ? encoded(Buffer.alloc(0), T.UNDEFINED, 0) : encodedValue(first);
  return { intervals: united([point(item), point(encodedValue(operand))]), exact: false };
}

function comparison(op: 'gt' | 'gte' | 'lt' | 'lte', operand: RawValue): Bounds | undefined {
  const { type } = operand;
  if (type === T.NULL) return op === 'gte' || op === 'lte' ? equality(operand) : { intervals: [], exact: true };
  if (type === T.MIN_KEY || type === T.MAX_KEY || type === T.ARRAY || type === T.OBJECT) return undefined;
  if (type === T.DOUBLE && Number.isNaN(operand.buf.readDoubleLE(operand.off))) return undefined;
  const range = wholeClass(T.orderClass(type));
  const bytes = encodedValue(operand);
  if (op === 'gt' || op === 'gte') {
    return { intervals: [{ ...range, low: bytes, lowOpen: op === 'gt' }], exact: true };
  }
  // NaN sorts below all numbers but is less than none.
  const bottom = T.isNumberType(type) ? { low: nan, lowOpen: true } : { low: range.low, lowOpen: true };
  return { intervals: [{ ...bottom, high: bytes, highOpen: op === 'lt' }], exact: true };
}

const nan = Buffer.from([0x20, 0, 0, 0, 0, 0, 0, 0, 0]);

function pattern(operand: RawValue): Bounds {
  const prefix = literalPrefix(patternOf(operand, undefined));
  const regexes = wholeClass(T.orderClass(T.REGEX));
  if (prefix === '' || asString(operand) === undefined && operand.type !== T.REGEX) {
    return { intervals: [wholeClass(T.orderClass(T.STRING)), regexes], exact: false };
  }
  const next = prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);
  return {
    intervals: [{ low: encodedText(prefix), lowOpen: false, high: encodedText(next), highOpen: true }, regexes],
    exact: false,
  };
}

function encodedText(text: string): Buffer {
  const bytes = Buffer.from(text);
  const value = Buffer.alloc(bytes.length + 5);
  value.writeInt32LE(bytes.length + 1);
  bytes.copy(value, 4);
  return encoded(value, T.STRING, 0);
}

/** Points and disjoint ranges in order, without repeats. */
function united(intervals: readonly Interval[]): Interval[] {
  const sorted = [...intervals].sort((a, b) => Buffer.compare(a.low, b.low));
  return sorted.filter((interval, n) => n === 0 || !interval.low.equals(sorted[n - 1]?.low ?? interval.high));
}

/** What lies in both lists. */
export function intersected(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  return a.flatMap((left) =>
    b.flatMap((right) => {
      const low = laterLow(left, right);
      const high = earlierHigh(left, right);
      const order = Buffer.compare(low.low, high.high);
      if (order > 0 || (order === 0 && (low.lowOpen || high.highOpen))) return [];
      return [{ low: low.low, lowOpen: low.lowOpen, high: high.high, highOpen: high.highOpen }];
    }),
  );
}

function laterLow(a: Interval, b: Interval): Interval {
  const order = Buffer.compare(a.low, b.low);
  if (order === 0) return a.lowOpen ? a : b;
  return order > 0 ? a : b;
}

function earlierHigh(a: Interval, b: Interval): Interval {
  const order = Buffer.compare(a.high, b.high);
  if (order === 0) return a.highOpen ? a : b;
  return order < 0 ? a : b;
}
