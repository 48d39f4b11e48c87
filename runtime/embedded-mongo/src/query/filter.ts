/** A compiled filter: terms that must all hold, with what the planner needs to know of them. */

import type { RawValue } from '../bson/raw.ts';
import type { Path } from './path.ts';

export type Matcher = (buf: Buffer, docOff: number) => boolean;

/** `exists` has no operand, `eq` and the comparisons one, `in` any number. */
export type ConditionOp = 'eq' | 'in' | 'gt' | 'gte' | 'lt' | 'lte' | 'exists' | 'missing' | 'type' | 'regex';

/** Something that must hold at one path; enough to bound an index scan. */
export interface Condition {
  readonly path: Path;
  readonly op: ConditionOp;
  readonly operands: readonly RawValue[];
  /** Conditions of one `$elemMatch` hold for the same array item; they share this number. */
  readonly sameItem?: number;
  /** Only narrows a scan; the term it comes from must be tested anyway. */
  readonly hintOnly?: boolean;
}

export interface Term {
  readonly matches: Matcher;
  /** Necessary for the term. When the term is nothing else, `complete` is true. */
  readonly conditions: readonly Condition[];
  readonly complete: boolean;
  /** Alternatives, for `$or`. */
  readonly branches?: readonly Filter[];
}

export interface Filter {
  readonly terms: readonly Term[];
  readonly matches: Matcher;
  /** The document it was compiled from. */
  readonly raw: RawValue;
}

export function allOf(terms: readonly Term[]): Matcher {
  const matchers = terms.map((term) => term.matches);
  const [first, second] = matchers;
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  if (matchers.length === 2) return (buf, off) => first(buf, off) && second(buf, off);
  return (buf, off) => {
    for (const matcher of matchers) if (!matcher(buf, off)) return false;
    return true;
  };
}

export const conditionsOf = (filter: Filter): readonly Condition[] =>
  filter.terms.length === 1 ? (filter.terms[0]?.conditions ?? []) : filter.terms.flatMap((term) => term.conditions);
