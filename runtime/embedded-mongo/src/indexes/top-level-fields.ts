/** Finds a fixed set of direct fields in one walk over a document. */

import { MalformedBson, afterValue, byteAt, docEnd } from '../bson/raw.ts';
import * as T from '../bson/types.ts';

export class TopLevelFields {
  /** Type and offset of each field after `scan`; MISSING where the document has none. */
  readonly types: Uint8Array;
  readonly offsets: Uint32Array;
  private readonly names: readonly Buffer[];

  constructor(names: readonly string[]) {
    this.names = names.map((name) => Buffer.from(name));
    this.types = new Uint8Array(names.length);
    this.offsets = new Uint32Array(names.length);
  }

  /** Whether field `n` is byte for byte what it is in the document `other` has scanned. */
  isSame(n: number, buf: Buffer, other: TopLevelFields, otherBuf: Buffer): boolean {
    const type = this.types[n] ?? T.MISSING;
    if (type !== other.types[n]) return false;
    if (type === T.MISSING) return true;
    const start = this.offsets[n] ?? 0;
    const otherStart = other.offsets[n] ?? 0;
    const size = afterValue(buf, type, start) - start;
    for (let at = 0; at < size; at += 1) if (buf[start + at] !== otherBuf[otherStart + at]) return false;
    return true;
  }

  /** Also proves that the top level is well formed: throws MalformedBson otherwise. */
  scan(buf: Buffer, docOff: number): void {
    const { names, types, offsets } = this;
    types.fill(T.MISSING);
    const end = docEnd(buf, docOff);
    let at = docOff + 4;
    while (at < end) {
      const nameAt = at + 1;
      let off = nameAt;
      while (off < end && buf[off] !== 0) off += 1;
      const length = off - nameAt;
      const type = byteAt(buf, at);
      off += 1;
      for (let n = 0; n < names.length; n += 1) {
        const name = names[n];
        if (name === undefined || name.length !== length || types[n] !== T.MISSING) continue;
        let i = 0;
        while (i < length && buf[nameAt + i] === name[i]) i += 1;
        if (i === length) {
          types[n] = type;
          offsets[n] = off;
          break;
        }
      }
      at = afterValue(buf, type, off);
    }
    if (at !== end) throw new MalformedBson('BSON elements run past their document');
  }
}
