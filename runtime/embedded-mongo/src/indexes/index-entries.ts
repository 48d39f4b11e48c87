/** Index entries of one document, side by side in one buffer. */

import { KeyWriter, MAX_KEY_BYTES } from '../bson/key-encoding.ts';
import type { Index } from '../catalog/index-definition.ts';
import { CommandError } from '../wire/errors.ts';

export class IndexEntries {
  readonly writer = new KeyWriter();
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  /** Position of the entry's index in the collection's list. */
  readonly ordinals: number[] = [];
  count = 0;
  private unfinished = 0;

  clear(): void {
    this.writer.length = 0;
    this.count = 0;
  }

  begin(index: Index, ordinal: number): void {
    this.unfinished = this.writer.length;
    this.ordinals[this.count] = ordinal;
    this.writer.uint32(index.id);
  }

  /**
   * A unique index is keyed by its fields alone and holds the id as its value. Other
   * indexes append the id and, last, its length, so the id is found without decoding.
   */
  finish(index: Index, idKey: Buffer): void {
    if (!index.unique) {
      this.writer.copy(idKey);
      this.writer.uint16(idKey.length);
    }
    if (this.writer.length - this.unfinished > MAX_KEY_BYTES) {
      throw new CommandError(17280, `key too large to index (limit ${MAX_KEY_BYTES} bytes), failing on index ${index.name}`);
    }
    this.starts[this.count] = this.unfinished;
    this.ends[this.count] = this.writer.length;
    this.count += 1;
  }

  dropUnfinished(): void {
    this.writer.length = this.unfinished;
  }

  /** Whether the unfinished entry equals one that began at or after entry `from`, id aside. */
  repeats(from: number): boolean {
    const { bytes, length } = this.writer;
    const size = length - this.unfinished;
    for (let n = from; n < this.count; n += 1) {
      const start = this.starts[n] ?? 0;
      if (bytes.compare(bytes, this.unfinished, length, start, start + size) === 0) return true;
    }
    return false;
  }

  /** Whether `other` has the same entry; entries of one index lie next to each other in both. */
  includes(other: IndexEntries, n: number): boolean {
    const ordinal = other.ordinals[n];
    const start = other.starts[n] ?? 0;
    const end = other.ends[n] ?? 0;
    for (let own = 0; own < this.count; own += 1) {
      if (this.ordinals[own] !== ordinal) continue;
      const ownStart = this.starts[own] ?? 0;
      const ownEnd = this.ends[own] ?? 0;
      if (ownEnd - ownStart !== end - start) continue;
      if (this.writer.bytes.compare(other.writer.bytes, start, end, ownStart, ownEnd) === 0) return true;
    }
    return false;
  }
}
