/** The entries a plan reads: key by key, range after range, or ranges side by side. */

import { RangeScanner } from '../indexes/range-scanner.ts';
import type { LmdbTree } from '../storage/lmdb-tree.ts';
import type { KeyRange } from './key-ranges.ts';
import type { ScanPlan } from './plan.ts';

const NONE = Buffer.alloc(0);

/** Keys (and values, where the index has them) in the order of a plan. */
export interface EntryStream {
  next(): boolean;
  suspend(): void;
  readonly key: Buffer;
  readonly value: Buffer | undefined;
}

export function entriesOf(tree: LmdbTree, plan: ScanPlan): EntryStream {
  if (plan.points) return new PointEntries(tree, plan.ranges);
  const values = plan.index === undefined || plan.index.unique;
  if (!plan.merge && !plan.reverse && !plan.lookups && plan.ranges.length > 1) return new SkippingEntries(tree, plan.ranges, values);
  const scanners = plan.ranges.map((range) => new RangeScanner(tree, range, plan.reverse, values));
  return plan.merge ? new MergedEntries(scanners, plan.reverse) : new ChainedEntries(scanners);
}

/** Documents by their whole key: plain look-ups, several times cheaper than a cursor each. */
class PointEntries implements EntryStream {
  key: Buffer = NONE;
  value: Buffer | undefined;
  private readonly tree: LmdbTree;
  private readonly ranges: readonly KeyRange[];
  private at = 0;

  constructor(tree: LmdbTree, ranges: readonly KeyRange[]) {
    this.tree = tree;
    this.ranges = ranges;
  }

  next(): boolean {
    for (;;) {
      const range = this.ranges[this.at];
      if (range === undefined) return false;
      this.at += 1;
      this.value = this.tree.get(range.start, 0, range.start.length);
      if (this.value === undefined) continue;
      this.key = range.start;
      return true;
    }
  }

  suspend(): void {
    // Holds nothing.
  }
}

/** One range after the other. */
class ChainedEntries implements EntryStream {
  key: Buffer = NONE;
  value: Buffer | undefined;
  private readonly scanners: readonly RangeScanner[];
  private at = 0;

  constructor(scanners: readonly RangeScanner[]) {
    this.scanners = scanners;
  }

  next(): boolean {
    for (;;) {
      const scanner = this.scanners[this.at];
      if (scanner === undefined) return false;
      if (scanner.next()) {
        this.key = scanner.key;
        this.value = scanner.value;
        return true;
      }
      this.at += 1;
    }
  }

  suspend(): void {
    this.scanners[this.at]?.suspend();
  }
}

/**
 * Ascending ranges with one scan over all of them, which jumps where it meets a key between two.
 * Ranges that hold nothing, as most partitions do, cost nothing: the next key lies beyond them.
 */
class SkippingEntries implements EntryStream {
  key: Buffer = NONE;
  value: Buffer | undefined;
  private readonly tree: LmdbTree;
  private readonly ranges: readonly KeyRange[];
  private readonly values: boolean;
  private scanner: RangeScanner | undefined;
  private at = 0;

  constructor(tree: LmdbTree, ranges: readonly KeyRange[], values: boolean) {
    this.tree = tree;
    this.ranges = ranges;
    this.values = values;
  }

  next(): boolean {
    for (;;) {
      this.scanner ??= this.scannerFromHere();
      if (this.scanner === undefined || !this.scanner.next()) return false;
      const { key } = this.scanner;
      while (this.isBehind(key)) this.at += 1;
      const range = this.ranges[this.at];
      if (range !== undefined && range.start.compare(key) <= 0) {
        this.key = key;
        this.value = this.scanner.value;
        return true;
      }
      this.suspend();
      this.scanner = undefined;
    }
  }

  suspend(): void {
    this.scanner?.suspend();
  }

  private scannerFromHere(): RangeScanner | undefined {
    const first = this.ranges[this.at];
    const last = this.ranges.at(-1);
    if (first === undefined || last === undefined) return undefined;
    return new RangeScanner(this.tree, { start: first.start, end: last.end, fixed: 0 }, false, this.values);
  }

  private isBehind(key: Buffer): boolean {
    const range = this.ranges[this.at];
    return range !== undefined && range.end.compare(key) <= 0;
  }
}

/** All ranges side by side, ordered by what follows the fixed part of their keys. */
class MergedEntries implements EntryStream {
  key: Buffer = NONE;
  value: Buffer | undefined;
  private readonly waiting: RangeScanner[];
  private readonly sign: number;
  private started = false;

  constructor(scanners: readonly RangeScanner[], reverse: boolean) {
    this.waiting = [...scanners];
    this.sign = reverse ? -1 : 1;
  }

  next(): boolean {
    const { waiting } = this;
    if (!this.started) {
      this.started = true;
      const open = waiting.filter((scanner) => scanner.next());
      waiting.length = 0;
      for (const scanner of open) this.insert(scanner);
    } else {
      const last = waiting.shift();
      if (last !== undefined && last.next()) this.insert(last);
    }
    const [first] = waiting;
    if (first === undefined) return false;
    this.key = first.key;
    this.value = first.value;
    return true;
  }

  suspend(): void {
    for (const scanner of this.waiting) scanner.suspend();
  }

  private insert(scanner: RangeScanner): void {
    const { waiting } = this;
    let low = 0;
    let high = waiting.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.compare(waiting[middle], scanner) <= 0) low = middle + 1;
      else high = middle;
    }
    waiting.splice(low, 0, scanner);
  }

  private compare(a: RangeScanner | undefined, b: RangeScanner): number {
    if (a === undefined) return -1;
    return a.key.compare(b.key, b.range.fixed, b.key.length, a.range.fixed, a.key.length) * this.sign;
  }
}
