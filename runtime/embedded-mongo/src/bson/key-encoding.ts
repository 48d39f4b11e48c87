/**
 * Order-preserving bytes for BSON values: `memcmp` of two encodings equals MongoDB's
 * comparison of the values. Each component begins with its type class and ends itself,
 * so components can be strung together; a descending component is inverted bit by bit.
 */

import { afterCString, afterValue, byteAt, copyOf, docEnd } from './raw.ts';
import * as T from './types.ts';

/** LMDB's limit as lmdb-js sets it for 4 KB pages, less room for prefix and length. */
export const MAX_KEY_BYTES = 1900;

/** A value that cannot be a key; `code` is MongoDB's. */
export class KeyEncodingError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

const scratch = new DataView(new ArrayBuffer(8));

/** Grows as keys are appended; cleared and reused, never shared. */
export class KeyWriter {
  bytes = Buffer.allocUnsafe(16 * 1024);
  length = 0;

  reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + more));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }

  byte(value: number): void {
    this.reserve(1);
    this.bytes[this.length] = value;
    this.length += 1;
  }

  uint32(value: number): void {
    this.reserve(4);
    this.bytes.writeUInt32BE(value, this.length);
    this.length += 4;
  }

  uint16(value: number): void {
    this.reserve(2);
    this.bytes.writeUInt16BE(value, this.length);
    this.length += 2;
  }

  copy(source: Uint8Array, start = 0, end = source.length): void {
    const size = end - start;
    this.reserve(size);
    const { bytes } = this;
    let to = this.length;
    for (let from = start; from < end; from += 1) {
      bytes[to] = source[from] ?? 0;
      to += 1;
    }
    this.length = to;
  }

  /** Appends one value; `descending` inverts it. */
  value(buf: Buffer, type: number, off: number, descending = false): void {
    const start = this.length;
    this.ascending(buf, type, off);
    if (!descending) return;
    for (let at = start; at < this.length; at += 1) this.bytes[at] = ~byteAt(this.bytes, at);
  }

  /**
   * The same for a sort in memory, where nothing may follow the value. Inverted, a text that ends would come before one that
   * goes on after a zero byte; anything above what such a zero byte becomes puts it behind.
   */
  sortValue(buf: Buffer, type: number, off: number, descending: boolean): void {
    this.value(buf, type, off, descending);
    if (descending) this.byte(1);
  }

  taken(start = 0): Buffer {
    return copyOf(this.bytes, start, this.length);
  }

  private ascending(buf: Buffer, type: number, off: number): void {
    this.byte(T.orderClass(type));
    switch (type) {
      case T.INT32:
        return this.double(buf.readInt32LE(off));
      case T.DOUBLE:
        return this.double(buf.readDoubleLE(off));
      case T.INT64:
        return this.long(buf.readBigInt64LE(off));
      case T.DECIMAL128:
        throw new KeyEncodingError(238, 'Decimal128 in an index or a sort is not implemented by this store');
      case T.STRING:
      case T.SYMBOL:
      case T.CODE:
        return this.text(buf, off + 4, off + 3 + buf.readInt32LE(off));
      case T.OBJECT:
      case T.ARRAY:
        return this.document(buf, off, type === T.ARRAY);
      case T.BINARY:
        this.uint32(buf.readInt32LE(off));
        return this.copy(buf, off + 4, off + 5 + buf.readInt32LE(off));
      case T.OBJECT_ID:
        return this.copy(buf, off, off + 12);
      case T.BOOL:
        return this.byte(byteAt(buf, off));
      case T.DATE:
        return this.int64(buf.readBigInt64LE(off));
      case T.TIMESTAMP:
        this.uint32(buf.readUInt32LE(off + 4));
        return this.uint32(buf.readUInt32LE(off));
      case T.REGEX: {
        const options = afterCString(buf, off);
        this.text(buf, off, options - 1);
        return this.text(buf, options, afterCString(buf, options) - 1);
      }
      case T.DB_POINTER:
      case T.CODE_WITH_SCOPE:
        return this.text(buf, off, afterValue(buf, type, off));
      default:
        return undefined;
    }
  }

  /** Positive doubles with the sign bit set, negative ones inverted; -0 is 0; NaN first. */
  private double(value: number): void {
    this.reserve(8);
    if (Number.isNaN(value)) scratch.setFloat64(0, 0);
    else {
      scratch.setFloat64(0, value === 0 ? 0 : value);
      const high = scratch.getUint32(0);
      if (high >= 0x80000000) {
        scratch.setUint32(0, ~high);
        scratch.setUint32(4, ~scratch.getUint32(4));
      } else scratch.setUint32(0, high + 0x80000000);
    }
    this.bytes.writeUInt32BE(scratch.getUint32(0), this.length);
    this.bytes.writeUInt32BE(scratch.getUint32(4), this.length + 4);
    this.length += 8;
    if (Math.abs(value) >= 2 ** 53) this.uint16(0);
  }

  /** Beyond 2^53: the double at or below the value, and the distance to it (at most 1024). */
  private long(value: bigint): void {
    let floor = Number(value);
    if (BigInt(floor) > value) floor = doubleBelow(floor);
    this.double(floor);
    if (Math.abs(floor) >= 2 ** 53) {
      this.length -= 2;
      this.uint16(Number(value - BigInt(floor)));
    }
  }

  private int64(value: bigint): void {
    this.reserve(8);
    this.bytes.writeBigUInt64BE(BigInt.asUintN(64, value) ^ 0x8000000000000000n, this.length);
    this.length += 8;
  }

  /** Zero bytes inside are followed by 0xff; the end is a bare zero, which no class byte can follow up to. */
  private text(buf: Buffer, start: number, end: number): void {
    this.reserve((end - start) * 2 + 1);
    const { bytes } = this;
    let to = this.length;
    for (let from = start; from < end; from += 1) {
      const value = byteAt(buf, from);
      bytes[to] = value;
      to += 1;
      if (value === 0) {
        bytes[to] = 0xff;
        to += 1;
      }
    }
    bytes[to] = 0;
    this.length = to + 1;
  }

  private document(buf: Buffer, docOff: number, asArray: boolean): void {
    const end = docEnd(buf, docOff);
    let at = docOff + 4;
    while (at < end) {
      const type = byteAt(buf, at);
      const off = afterCString(buf, at + 1);
      if (!asArray) {
        this.byte(T.orderClass(type));
        this.text(buf, at + 1, off - 1);
      }
      this.ascending(buf, type, off);
      at = afterValue(buf, type, off);
    }
    this.byte(0);
  }
}

function doubleBelow(value: number): number {
  scratch.setFloat64(0, value);
  scratch.setBigInt64(0, scratch.getBigInt64(0) + (value > 0 ? -1n : 1n));
  return scratch.getFloat64(0);
}
