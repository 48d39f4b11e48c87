/** Reads one range of keys, can be put down between batches and taken up where it stood. */

import type { KeyRange } from '../query/key-ranges.ts';
import type { LmdbTree, TreeEntry } from '../storage/lmdb-tree.ts';

export class RangeScanner {
  readonly range: KeyRange;
  key: Buffer = Buffer.alloc(0);
  value: Buffer | undefined;
  private readonly tree: LmdbTree;
  private readonly reverse: boolean;
  private readonly values: boolean;
  private keys: Iterator<Buffer> | undefined;
  private entries: Iterator<TreeEntry> | undefined;
  private started = false;
  private done = false;

  constructor(tree: LmdbTree, range: KeyRange, reverse: boolean, values: boolean) {
    this.tree = tree;
    this.range = range;
    this.reverse = reverse;
    this.values = values;
  }

  /** Moves on; false at the end. */
  next(): boolean {
    if (this.done) return false;
    if (this.keys === undefined && this.entries === undefined) this.resume();
    if (this.values) {
      const item = this.entries?.next();
      if (item === undefined || item.done === true) return this.finish();
      this.key = item.value.key;
      this.value = item.value.value;
      return true;
    }
    const item = this.keys?.next();
    if (item === undefined || item.done === true) return this.finish();
    this.key = item.value;
    return true;
  }

  /** Lets go of the tree; the next `next` continues after the last key. */
  suspend(): void {
    this.keys?.return?.();
    this.entries?.return?.();
    this.keys = undefined;
    this.entries = undefined;
  }

  private resume(): void {
    const { start, end } = this.range;
    const [from, to] = this.reverse ? [end, start] : [start, end];
    const range = { start: this.started ? this.key : from, end: to, reverse: this.reverse, exclusiveStart: this.started };
    this.started = true;
    if (this.values) this.entries = this.tree.entries(range);
    else this.keys = this.tree.keys(range);
  }

  private finish(): false {
    this.done = true;
    this.keys = undefined;
    this.entries = undefined;
    return false;
  }
}
