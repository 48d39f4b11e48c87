/** Whether a scan of an index yields the wanted order, and how it must be read for that. */

import type { IndexField } from '../catalog/index-definition.ts';
import type { KeyRanges } from './key-ranges.ts';
import type { SortField } from './plan.ts';

export interface ScanOrder {
  readonly sorted: boolean;
  readonly reverse: boolean;
  readonly merge: boolean;
}

/** Each merged range keeps a cursor of its own open. */
const MOST_MERGED = 256;

/** `unique`: no two entries have equal fields; otherwise such entries are in order of `_id`. `apart`: no entry lies in two ranges. */
export function sortOrder(fields: readonly IndexField[], found: KeyRanges, sort: readonly SortField[], unique: boolean, apart: boolean): ScanOrder {
  if (sort.length === 0) return { sorted: true, reverse: false, merge: false };
  const inTurn = matchSort(fields, found, sort, unique, false);
  if (inTurn !== undefined) return { sorted: true, reverse: inTurn, merge: false };
  const merged = found.ranges.length > MOST_MERGED || !apart ? undefined : matchSort(fields, found, sort, unique, true);
  if (merged !== undefined) return { sorted: true, reverse: merged, merge: true };
  return { sorted: false, reverse: false, merge: false };
}

/**
 * Direction (true: backwards) when the scan's order begins with the sort. A field fixed to
 * one value does not matter; one fixed to several does not either when the ranges are merged.
 */
function matchSort(
  fields: readonly IndexField[],
  found: KeyRanges,
  sort: readonly SortField[],
  unique: boolean,
  merge: boolean,
): boolean | undefined {
  const fixed = new Set<string>();
  let reverse: boolean | undefined;
  let wanted = 0;
  const skipFixed = (): void => {
    while (wanted < sort.length && fixed.has(sort[wanted]?.path.text ?? '')) wanted += 1;
  };
  const takes = (path: string, descending: boolean): boolean => {
    const next = sort[wanted];
    if (next === undefined || next.path.text !== path) return false;
    const backwards = next.descending !== descending;
    if (reverse !== undefined && reverse !== backwards) return false;
    reverse = backwards;
    wanted += 1;
    return true;
  };
  for (const [n, field] of fields.entries()) {
    const path = field.path.text;
    const points = found.pointCounts[n];
    // An array sorts by its least or greatest item, not by the one that matched.
    if (field.multikey && sort.some((other) => other.path.text === path)) return undefined;
    if (points === 1) fixed.add(path);
    skipFixed();
    if (wanted === sort.length) return reverse ?? false;
    if (points === 1) continue;
    if (points !== undefined && merge) {
      if (sort.some((other) => other.path.text === path)) return undefined;
      continue;
    }
    // Nothing follows it in the key, so a text that ends comes before one that goes on after a zero byte: not their order downwards.
    if (unique && field.descending && n === fields.length - 1) return undefined;
    if (!takes(path, field.descending)) return undefined;
  }
  skipFixed();
  if (wanted === sort.length || unique) return reverse ?? false;
  return takes('_id', false) ? (reverse ?? false) : undefined;
}
