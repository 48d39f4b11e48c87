/** Finds what an update or delete is about, before anything is changed. */

import { afterCString, byteAt, docEnd, ownCopy } from '../bson/raw.ts';
import type { RawValue } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import { KeyWriter } from '../bson/key-encoding.ts';
import type { Collection } from '../catalog/collection.ts';
import type { Filter } from './filter.ts';
import { findStream } from './find.ts';
import type { SortField } from './plan.ts';
import { planQuery } from './planner.ts';
import type { PlanOptions } from './planner.ts';
import { openScan } from './scan.ts';
import type { ScanSource } from './scan.ts';
import { Pace, drain } from './slices.ts';
import type { Slices } from './slices.ts';

export interface TargetOptions {
  readonly sort?: readonly SortField[];
  readonly hint?: PlanOptions['hint'];
}

/** The first match as a document of its own, when the filter names its `_id`; no scan is needed then. */
export function targetById(source: ScanSource, collection: Collection, filter: Filter, id: RawValue): Buffer | undefined {
  const found = source.documents.get(collection, source.documents.idKey(id));
  if (found === undefined || (filter.terms.length > 1 && !filter.matches(found, 0))) return undefined;
  return ownCopy(found);
}

/** The first match as a document of its own, as it is now. */
export function* firstTarget(source: ScanSource, collection: Collection, filter: Filter, options: TargetOptions): Slices<Buffer | undefined> {
  const id = singleId(filter.raw);
  if (id !== undefined) return targetById(source, collection, filter, id);
  const stream = findStream(source, collection, {
    filter,
    sort: options.sort ?? [],
    skip: 0,
    limit: 1,
    projection: undefined,
    hint: options.hint,
  });
  let found: Buffer | undefined;
  yield* drain(stream, (document) => {
    found = ownCopy(document);
    return false;
  });
  return found;
}

/** Ids of all matches, packed: a scan must be over before the documents it reads change. */
function* allTargets(source: ScanSource, collection: Collection, filter: Filter, options: TargetOptions): Slices<PackedIds> {
  const scan = openScan(source, collection, planQuery(collection, filter, { sort: [], hint: options.hint }));
  const ids = new PackedIds();
  yield* drain(scan, (document) => ids.add(document));
  return ids;
}

/** Gives each target that still matches to `change`; others may have written between the slices. */
export function* forEachTarget(
  source: ScanSource,
  collection: Collection,
  filter: Filter,
  options: TargetOptions,
  change: (document: Buffer) => void,
): Slices {
  const ids = yield* allTargets(source, collection, filter, options);
  const pace = new Pace();
  for (let n = 0; n < ids.count; n += 1) {
    const found = source.documents.get(collection, ids.at(n));
    if (found !== undefined && filter.matches(found, 0)) change(ownCopy(found));
    if (!pace.due()) continue;
    yield;
    pace.restart();
  }
}

export class PackedIds {
  readonly ends: number[] = [];
  private readonly writer = new KeyWriter();

  get count(): number {
    return this.ends.length;
  }

  add(document: Buffer): void {
    const off = afterCString(document, 5);
    this.writer.value(document, byteAt(document, 4), off);
    this.ends.push(this.writer.length);
  }

  at(n: number): Buffer {
    return this.writer.bytes.subarray(this.ends[n - 1] ?? 0, this.ends[n] ?? 0);
  }
}

/** The `_id` when the filter begins with a plain equality on it: the commonest write by far. */
export function singleId(filter: RawValue): RawValue | undefined {
  const { buf, off } = filter;
  const end = docEnd(buf, off);
  if (off + 9 > end || buf[off + 5] !== 0x5f || buf[off + 6] !== 0x69 || buf[off + 7] !== 0x64 || buf[off + 8] !== 0) return undefined;
  const type = byteAt(buf, off + 4);
  if (type === T.OBJECT || type === T.ARRAY || type === T.REGEX || type === T.NULL || type === T.UNDEFINED || type === T.DECIMAL128) return undefined;
  return { buf, type, off: off + 9 };
}

