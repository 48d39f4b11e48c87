/** Finds what an update or delete is about, before anything is changed. */

import { afterCString, byteAt, docEnd, ownCopy } from '../bson/raw.ts';
import type { RawValue } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import { KeyWriter } from '../bson/key-encoding.ts';
import type { Collection } from '../catalog/collection.ts';
import type { DocumentStream } from './cursors.ts';
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

/**
 * Gives each match to `change`. A scan must be over before the documents it reads change, so the
 * first ones are kept as they were found; of what follows only the ids.
 */
export function* forEachTarget(
  source: ScanSource,
  collection: Collection,
  filter: Filter,
  options: TargetOptions,
  change: (document: Buffer) => void,
): Slices {
  const scan = openScan(source, collection, planQuery(collection, filter, { sort: [], hint: options.hint }));
  const kept = firstMatches(scan);
  if (!kept.isAll) return yield* changeById(source, collection, filter, yield* allIds(scan, kept.documents), change);
  const pace = new Pace();
  for (const [n, document] of kept.documents.entries()) {
    change(document);
    if (!pace.due()) continue;
    yield;
    // Others may have written meanwhile: what is left is looked at again.
    return yield* changeById(source, collection, filter, packed(kept.documents.slice(n + 1)), change);
  }
}

const KEPT_DOCUMENTS = 1_000;
const KEPT_BYTES = 4 * 1024 * 1024;

/** Copies of the first matches, and whether there are no others. The scan holds nothing of the store afterwards. */
function firstMatches(scan: DocumentStream): { readonly documents: readonly Buffer[]; readonly isAll: boolean } {
  const documents: Buffer[] = [];
  const pace = new Pace();
  let bytes = 0;
  try {
    while (documents.length < KEPT_DOCUMENTS && bytes < KEPT_BYTES && !pace.due()) {
      if (!scan.next()) return { documents, isAll: !scan.paused };
      const document = ownCopy(scan.document);
      documents.push(document);
      bytes += document.length;
    }
    return { documents, isAll: false };
  } finally {
    scan.suspend();
  }
}

function* allIds(scan: DocumentStream, first: readonly Buffer[]): Slices<PackedIds> {
  const ids = packed(first);
  yield* drain(scan, (document) => ids.add(document));
  return ids;
}

function packed(documents: readonly Buffer[]): PackedIds {
  const ids = new PackedIds();
  for (const document of documents) ids.add(document);
  return ids;
}

/** Each that still matches. */
function* changeById(source: ScanSource, collection: Collection, filter: Filter, ids: PackedIds, change: (document: Buffer) => void): Slices {
  const pace = new Pace();
  for (let n = 0; n < ids.count; n += 1) {
    collection.refuseWhenGone();
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

