/** Writes BSON into one growing buffer; raw values are copied byte for byte. */

import { afterValue } from './raw.ts';
import type { RawValue } from './raw.ts';
import * as T from './types.ts';

const arrayNames: Buffer[] = [];

export class BsonWriter {
  bytes: Buffer;
  length = 0;

  constructor(size = 1024) {
    this.bytes = Buffer.allocUnsafe(size);
  }

  reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + more));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }

  taken(): Buffer {
    return this.bytes.subarray(0, this.length);
  }

  int32(value: number): void {
    this.reserve(4);
    this.bytes.writeInt32LE(value, this.length);
    this.length += 4;
  }

  copy(source: Buffer, start = 0, end = source.length): void {
    this.reserve(end - start);
    source.copy(this.bytes, this.length, start, end);
    this.length += end - start;
  }

  /** Type byte and name of the next element. */
  header(type: number, name: string): void {
    this.reserve(name.length * 3 + 2);
    this.bytes[this.length] = type;
    this.length += 1 + this.bytes.write(name, this.length + 1);
    this.bytes[this.length] = 0;
    this.length += 1;
  }

  /** The same for a name that is bytes already. */
  element(type: number, name: Buffer): void {
    this.reserve(name.length + 2);
    this.bytes[this.length] = type;
    name.copy(this.bytes, this.length + 1);
    this.length += name.length + 2;
    this.bytes[this.length - 1] = 0;
  }

  /** Type byte and position of the next array item. */
  item(type: number, index: number): void {
    const name = arrayName(index);
    this.reserve(name.length + 1);
    this.bytes[this.length] = type;
    name.copy(this.bytes, this.length + 1);
    this.length += name.length + 1;
  }

  /** Begins a document; hand the answer to `end`. */
  begin(): number {
    const start = this.length;
    this.int32(0);
    return start;
  }

  end(start: number): void {
    this.reserve(1);
    this.bytes[this.length] = 0;
    this.length += 1;
    this.bytes.writeInt32LE(this.length - start, start);
  }

  value(value: RawValue): void {
    this.copy(value.buf, value.off, afterValue(value.buf, value.type, value.off));
  }

  field(name: string, value: RawValue): void {
    this.header(value.type, name);
    this.value(value);
  }

  string(name: string, value: string): void {
    this.header(T.STRING, name);
    const size = Buffer.byteLength(value);
    this.int32(size + 1);
    this.reserve(size + 1);
    this.bytes.write(value, this.length);
    this.bytes[this.length + size] = 0;
    this.length += size + 1;
  }

  double(name: string, value: number): void {
    this.header(T.DOUBLE, name);
    this.reserve(8);
    this.bytes.writeDoubleLE(value, this.length);
    this.length += 8;
  }

  long(name: string, value: bigint): void {
    this.header(T.INT64, name);
    this.reserve(8);
    this.bytes.writeBigInt64LE(value, this.length);
    this.length += 8;
  }

  number(name: string, value: number): void {
    this.header(T.INT32, name);
    this.int32(value);
  }
}

/** "0\0", "1\0" … made once. */
function arrayName(index: number): Buffer {
  const known = arrayNames[index];
  if (known !== undefined) return known;
  const name = Buffer.from(`${index}\0`);
  if (index < 100_000) arrayNames[index] = name;
  return name;
}
