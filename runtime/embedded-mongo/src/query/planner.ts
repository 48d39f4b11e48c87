/** Chooses how to run a query: by rules over the indexes, so the choice is the same every time. */

import { KeyEncodingError } from '../bson/key-encoding.ts';
import type { RawValue } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import type { Collection } from '../catalog/collection.ts';
import type { Index, IndexField } from '../catalog/index-definition.ts';
import { allOf, conditionsOf } from './filter.ts';
import type { Condition, Filter, Term } from './filter.ts';
import { holdsAll } from './index-eligibility.ts';
import { boundsOf, intersected } from './intervals.ts';
import type { Bounds, Interval } from './intervals.ts';
import { keyRanges } from './key-ranges.ts';
import type { KeyRanges } from './key-ranges.ts';
import { pathOf } from './path.ts';
import type { Plan, ScanPlan, SortField } from './plan.ts';
import { sortOrder } from './sort-order.ts';

const idField: IndexField = { path: pathOf('_id'), descending: false, multikey: false };

interface Candidate {
  readonly plan: ScanPlan;
  readonly score: number;
}

export interface PlanOptions {
  readonly sort: readonly SortField[];
  /** Name or key pattern check is done by the caller; only this index may be used. */
  readonly hint?: Index | 'id' | 'natural' | undefined;
}

export function planQuery(collection: Collection, filter: Filter, options: PlanOptions): Plan {
  const conditions = conditionsOf(filter);
  const { hint } = options;
  const candidates: Candidate[] = [];
  if (hint === undefined || hint === 'id' || hint === 'natural') {
    candidates.push(candidate(collection, undefined, filter, hint === 'natural' ? [] : conditions, options.sort));
  }
  for (const index of collection.indexes) {
    if (index.building || (hint !== undefined && hint !== index)) continue;
    if (hint === undefined && !(beginsUsefully(index, conditions, options.sort) && holdsAll(index, conditions, filter))) continue;
    candidates.push(candidate(collection, index, filter, conditions, options.sort));
  }
  const best = candidates.reduce((a, b) => (b.score > a.score ? b : a));
  if (best.score >= 10 || hint !== undefined) return best.plan;
  return unionPlan(collection, filter) ?? best.plan;
}

/** An index neither narrowed at its first field nor in the order asked for is never better than the documents themselves. */
function beginsUsefully(index: Index, conditions: readonly Condition[], sort: readonly SortField[]): boolean {
  const first = index.fields[0]?.path.text;
  return sort[0]?.path.text === first || conditions.some((condition) => condition.path.text === first);
}

/** When nothing else helps: an `$or` each of whose branches has an index of its own. */
function unionPlan(collection: Collection, filter: Filter): Plan | undefined {
  for (const term of filter.terms) {
    if (term.branches === undefined) continue;
    const others = filter.terms.filter((other) => other !== term);
    const parts = term.branches.map((branch) => {
      const terms: Term[] = [...branch.terms, ...others];
      return planQuery(collection, { terms, matches: allOf(terms), raw: branch.raw }, { sort: [] });
    });
    if (parts.every((part) => part.kind === 'union' || part.bounded)) return { kind: 'union', parts, sorted: false };
  }
  return undefined;
}

function candidate(
  collection: Collection,
  index: Index | undefined,
  filter: Filter,
  conditions: readonly Condition[],
  sort: readonly SortField[],
): Candidate {
  const fields = index?.fields ?? [idField];
  const chosen = chooseBounds(fields, conditions);
  const found = keyRanges(index?.id ?? collection.id, fields, chosen.map((field) => field.intervals));
  const order = sortOrder(fields, found, sort, index === undefined || index.unique, !chosen.some((field) => field.mayOverlap));
  const consumed = new Set(chosen.slice(0, found.boundFields).flatMap((field) => field.exact));
  const rest = filter.terms.filter(
    (term) => !(term.complete && term.conditions.length > 0 && term.conditions.every((condition) => consumed.has(condition))),
  );
  const bounded = found.boundFields > 0;
  const plan: ScanPlan = {
    kind: 'scan',
    index,
    bounded,
    ranges: order.reverse && !order.merge ? [...found.ranges].reverse() : found.ranges,
    reverse: order.reverse,
    merge: order.merge,
    sorted: order.sorted,
    residual: rest.length === 0 ? undefined : allOf(rest),
    points: index === undefined && found.pointCounts.length === 1,
    lookups: found.pointCounts.length === fields.length,
    repeats: fields.some((field) => field.multikey) || (found.ranges.length > 1 && chosen.some((field) => field.mayOverlap)),
  };
  return { plan, score: scoreOf(plan, found, fields, index, sort) };
}

function scoreOf(
  plan: ScanPlan,
  found: KeyRanges,
  fields: readonly IndexField[],
  index: Index | undefined,
  sort: readonly SortField[],
): number {
  const unique = index === undefined || index.unique;
  if (plan.ranges.length === 0) return 10_000;
  const points = found.pointCounts.length;
  let score = points * 20 + (found.boundFields - points) * 10;
  if (unique && points === fields.length) score += 1_000;
  if (sort.length > 0 && plan.sorted) score += plan.merge ? 6 : 8;
  // Fewer fields left over: the narrower index is the smaller one to read.
  if (found.boundFields > 0) score -= (fields.length - found.boundFields) * 0.1;
  return score;
}

interface ChosenBounds {
  readonly intervals: readonly Interval[];
  /** The conditions these intervals express completely. */
  readonly exact: readonly Condition[];
  readonly mayOverlap: boolean;
}

/**
 * Intervals per field. On a path with arrays only one condition may be used, because
 * another may be met by another item; and of two fields inside one array only one, unless
 * an `$elemMatch` ties them to the same item.
 */
function chooseBounds(fields: readonly IndexField[], conditions: readonly Condition[]): ChosenBounds[] {
  const arrays = new Map<string, number | undefined>();
  const chosen: ChosenBounds[] = [];
  for (const field of fields) {
    const bounds = chooseForField(field, conditions, arrays);
    // A range of keys ends at the first field that is open.
    if (bounds === undefined) break;
    chosen.push(bounds);
  }
  return chosen;
}

/** `arrays`: by top-level field with arrays, the item its chosen condition is tied to. */
function chooseForField(field: IndexField, conditions: readonly Condition[], arrays: Map<string, number | undefined>): ChosenBounds | undefined {
  const top = field.path.names[0] ?? '';
  const own = conditions.filter((condition) => condition.path.text === field.path.text);
  const mayOverlap = field.descending && own.some((condition) => condition.operands.some(mayContainText));
  const usable = own.flatMap((condition) => {
    const bounds = encodable(condition);
    return bounds === undefined ? [] : [{ condition, bounds: mayOverlap ? widened(bounds) : bounds }];
  });
  if (usable.length === 0) return undefined;
  if (!field.multikey) {
    return {
      intervals: usable.map((use) => use.bounds.intervals).reduce(intersected),
      exact: usable.filter((use) => use.bounds.exact && use.condition.hintOnly !== true).map((use) => use.condition),
      mayOverlap,
    };
  }
  const tied = arrays.get(top);
  const allowed = arrays.has(top) ? usable.filter((use) => tied !== undefined && use.condition.sameItem === tied) : usable;
  const best = allowed.find((use) => use.condition.op === 'eq') ?? allowed.find((use) => use.condition.op === 'in') ?? allowed[0];
  if (best === undefined) return undefined;
  arrays.set(top, best.condition.sameItem);
  return { intervals: best.bounds.intervals, exact: [], mayOverlap };
}

const mayContainText = ({ type }: RawValue): boolean =>
  type === T.STRING || type === T.SYMBOL || type === T.CODE || type === T.OBJECT || type === T.ARRAY || type === T.REGEX;

/**
 * In a descending key, what a text with a zero byte goes on with sorts before all that may follow the
 * text that ends there: "a\0b" lies inside the range of "a". So neither end can be told from the other.
 */
const widened = (bounds: Bounds): Bounds => ({
  intervals: bounds.intervals.map((interval) => ({ ...interval, lowOpen: interval.lowOpen && interval.low.length === 1 })),
  exact: false,
});

/** Every index with the condition's path asks for them again. */
const known = new WeakMap<Condition, { readonly bounds: Bounds | undefined }>();

/** A value that cannot be a key cannot bound a scan. */
function encodable(condition: Condition): Bounds | undefined {
  const answered = known.get(condition);
  if (answered !== undefined) return answered.bounds;
  const bounds = boundsIfEncodable(condition);
  known.set(condition, { bounds });
  return bounds;
}

function boundsIfEncodable(condition: Condition): Bounds | undefined {
  try {
    return boundsOf(condition);
  } catch (error) {
    if (error instanceof KeyEncodingError) return undefined;
    throw error;
  }
}
