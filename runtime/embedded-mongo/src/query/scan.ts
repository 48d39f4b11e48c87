/**
 * Runs a plan: matching documents one after another, as bytes in the store. Nothing is
 * held between batches but the place in the index.
 */

import { afterCString, afterValue, byteAt } from '../bson/raw.ts';
import type { Collection } from '../catalog/collection.ts';
import type { Documents } from '../catalog/documents.ts';
import type { LmdbTree } from '../storage/lmdb-tree.ts';
import { entriesOf } from './entry-streams.ts';
import type { EntryStream } from './entry-streams.ts';
import type { DocumentStream } from './cursors.ts';
import type { Plan, ScanPlan } from './plan.ts';
import { Pace } from './slices.ts';
import type { Slices } from './slices.ts';

export interface ScanSource {
  readonly tree: LmdbTree;
  readonly documents: Documents;
}

export interface Scan extends DocumentStream {
  readonly keysExamined: number;
  readonly documentsExamined: number;
}

const NONE = Buffer.alloc(0);
/** So many documents that do not match, and the scan pauses. */
const EXAMINED_BEFORE_PAUSE = 1_000;

export function openScan(source: ScanSource, collection: Collection, plan: Plan): Scan {
  if (plan.kind === 'union') return new UnionScan(plan.parts.map((part) => openScan(source, collection, part)));
  return new PlannedScan(source, collection, plan);
}

/** Number of matches; reads no document when the index alone decides. */
export function* countMatches(source: ScanSource, collection: Collection, plan: Plan, most = Infinity): Slices<number> {
  const scan = openScan(source, collection, plan);
  const byIndex = scan instanceof PlannedScan && plan.kind === 'scan' && plan.residual === undefined ? scan : undefined;
  const pace = new Pace();
  let count = 0;
  try {
    while (count < most) {
      if (byIndex === undefined ? scan.next() : byIndex.nextEntry()) {
        count += 1;
        if (!pace.due()) continue;
      } else if (!scan.paused) break;
      else if (!pace.isOver()) continue;
      scan.suspend();
      yield;
      pace.restart();
    }
  } finally {
    scan.suspend();
  }
  return count;
}

class PlannedScan implements Scan {
  document: Buffer = NONE;
  paused = false;
  keysExamined = 0;
  documentsExamined = 0;
  private readonly source: ScanSource;
  private readonly collection: Collection;
  private readonly plan: ScanPlan;
  private readonly seen: Set<string> | undefined;
  private readonly entries: EntryStream;

  constructor(source: ScanSource, collection: Collection, plan: ScanPlan) {
    this.source = source;
    this.collection = collection;
    this.plan = plan;
    this.seen = plan.repeats ? new Set() : undefined;
    this.entries = entriesOf(source.tree, plan);
  }

  next(): boolean {
    const { residual } = this.plan;
    this.paused = false;
    for (let examined = 0; examined < EXAMINED_BEFORE_PAUSE; examined += 1) {
      if (!this.nextEntry()) return false;
      const document = this.fetch();
      if (document === undefined) continue;
      this.documentsExamined += 1;
      if (residual !== undefined && !residual(document, 0)) continue;
      this.document = document;
      return true;
    }
    this.paused = true;
    return false;
  }

  /** Moves to the next index entry of a document not met before. */
  nextEntry(): boolean {
    this.collection.refuseWhenGone();
    while (this.entries.next()) {
      this.keysExamined += 1;
      if (this.seen === undefined) return true;
      const id = this.idKey().toString('latin1');
      if (this.seen.has(id)) continue;
      this.seen.add(id);
      return true;
    }
    return false;
  }

  suspend(): void {
    this.entries.suspend();
  }

  private idKey(): Buffer {
    const { key, value } = this.entries;
    const { index } = this.plan;
    if (index === undefined) return key.subarray(4);
    if (index.unique) return value ?? NONE;
    const size = key.readUInt16BE(key.length - 2);
    return key.subarray(key.length - 2 - size, key.length - 2);
  }

  private fetch(): Buffer | undefined {
    if (this.plan.index === undefined) return this.entries.value;
    return this.source.documents.get(this.collection, this.idKey());
  }
}

/** The branches of an `$or` one after the other, each document once. */
class UnionScan implements Scan {
  document: Buffer = NONE;
  paused = false;
  private readonly parts: readonly Scan[];
  private readonly seen = new Set<string>();
  private at = 0;

  constructor(parts: readonly Scan[]) {
    this.parts = parts;
  }

  get keysExamined(): number {
    return this.parts.reduce((sum, part) => sum + part.keysExamined, 0);
  }

  get documentsExamined(): number {
    return this.parts.reduce((sum, part) => sum + part.documentsExamined, 0);
  }

  next(): boolean {
    for (;;) {
      const part = this.parts[this.at];
      if (part === undefined) return false;
      if (!part.next()) {
        this.paused = part.paused;
        if (this.paused) return false;
        this.at += 1;
        continue;
      }
      const id = idBytes(part.document);
      if (this.seen.has(id)) continue;
      this.seen.add(id);
      this.document = part.document;
      return true;
    }
  }

  suspend(): void {
    this.parts[this.at]?.suspend();
  }
}

/** The `_id` element of a stored document is its first one. */
function idBytes(document: Buffer): string {
  return document.toString('latin1', 4, afterElement(document, 4));
}

const afterElement = (buf: Buffer, at: number): number => afterValue(buf, byteAt(buf, at), afterCString(buf, at + 1));
