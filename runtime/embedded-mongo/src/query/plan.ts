/** How a query will be run. */

import type { Index } from '../catalog/index-definition.ts';
import type { Matcher } from './filter.ts';
import type { KeyRange } from './key-ranges.ts';
import type { Path } from './path.ts';

export interface SortField {
  readonly path: Path;
  readonly descending: boolean;
}

export interface ScanPlan {
  readonly kind: 'scan';
  /** undefined scans the documents themselves, by `_id`. */
  readonly index: Index | undefined;
  /** The scan of `_id` has bounds; otherwise it is a full collection scan. */
  readonly bounded: boolean;
  readonly ranges: readonly KeyRange[];
  readonly reverse: boolean;
  /** Ranges are read side by side and merged by what follows their fixed part. */
  readonly merge: boolean;
  readonly sorted: boolean;
  /** What the scan itself does not guarantee; undefined when every entry is a match. */
  readonly residual: Matcher | undefined;
  /** Each range is the key of one document: `_id` by equality or `$in`. */
  readonly points: boolean;
  /** Each range fixes every field of the index: it is looked up, and most likely there. */
  readonly lookups: boolean;
  /** A document may turn up more than once. */
  readonly repeats: boolean;
}

/** `$or` with an index for each branch. */
export interface UnionPlan {
  readonly kind: 'union';
  readonly parts: readonly Plan[];
  readonly sorted: false;
}

export type Plan = ScanPlan | UnionPlan;
