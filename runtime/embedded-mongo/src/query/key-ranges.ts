/** From intervals per field to ranges of whole index keys. */

import type { IndexField } from '../catalog/index-definition.ts';
import { isPoint } from './intervals.ts';
import type { Interval } from './intervals.ts';

/** Keys from `start` up to but not including `end`. */
export interface KeyRange {
  readonly start: Buffer;
  readonly end: Buffer;
  /** Bytes all keys of the range share because their leading fields are fixed. */
  readonly fixed: number;
}

/** More fixed combinations than this are scanned as one range and filtered. */
const MOST_POINTS = 4_000;

export interface KeyRanges {
  readonly ranges: readonly KeyRange[];
  /** For each leading field fixed to single values: to how many. */
  readonly pointCounts: readonly number[];
  /** How many leading fields took part at all; conditions on later ones must be tested. */
  readonly boundFields: number;
}

/** `bounds[n]` are the intervals of field n, undefined where the filter leaves it open. */
export function keyRanges(
  space: number,
  fields: readonly IndexField[],
  bounds: readonly (readonly Interval[] | undefined)[],
): KeyRanges {
  const root = Buffer.alloc(4);
  root.writeUInt32BE(space);
  let prefixes: Buffer[] = [root];
  const pointCounts: number[] = [];
  for (const [n, field] of fields.entries()) {
    const intervals = bounds[n];
    if (intervals === undefined) return whole(prefixes, pointCounts);
    if (!intervals.every(isPoint) || prefixes.length * intervals.length > MOST_POINTS) {
      const ranges = prefixes.flatMap((prefix) => ordered(intervals, field).map((part) => within(prefix, part, field)));
      return { ranges, pointCounts, boundFields: n + 1 };
    }
    const points = ordered(intervals, field).map((part) => (field.descending ? inverted(part.low) : part.low));
    pointCounts.push(points.length);
    prefixes = prefixes.flatMap((prefix) => points.map((bytes) => joined(prefix, bytes)));
  }
  return whole(prefixes, pointCounts);
}

const whole = (prefixes: readonly Buffer[], pointCounts: readonly number[]): KeyRanges => ({
  ranges: prefixes.map((prefix) => ({ start: prefix, end: joined(prefix, TOP), fixed: prefix.length })),
  pointCounts,
  boundFields: pointCounts.length,
});

/** Buffer.concat would do, but takes several times as long for a few bytes. */
function joined(left: Buffer, right: Buffer): Buffer {
  const both = Buffer.allocUnsafe(left.length + right.length);
  left.copy(both, 0);
  right.copy(both, left.length);
  return both;
}

/** Greater than any byte a component may begin with. */
const TOP = Buffer.from([0xff]);
const NONE = Buffer.alloc(0);

const ordered = (intervals: readonly Interval[], field: IndexField): readonly Interval[] =>
  field.descending ? [...intervals].reverse() : intervals;

function within(prefix: Buffer, interval: Interval, field: IndexField): KeyRange {
  const { low, lowOpen, high, highOpen } = interval;
  const [from, fromOpen, to, toOpen] = field.descending
    ? [inverted(high), highOpen, inverted(low), lowOpen]
    : [low, lowOpen, high, highOpen];
  return {
    start: Buffer.concat([prefix, from, fromOpen ? TOP : NONE]),
    end: Buffer.concat([prefix, to, toOpen ? NONE : TOP]),
    fixed: prefix.length,
  };
}

const inverted = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => ~byte));
