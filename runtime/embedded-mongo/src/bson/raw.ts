/**
 * Reading BSON in place. Documents stay the bytes that came over the wire; nothing
 * here decodes more than the value asked for.
 */

import { Double, Int32, Long, deserialize } from 'bson';

import * as T from './types.ts';

/** One value inside a buffer: where it starts and what type it has. */
export interface RawValue {
  readonly buf: Buffer;
  readonly type: number;
  readonly off: number;
}

export interface RawElement extends RawValue {
  readonly name: string;
}

export class MalformedBson extends Error {}

export const byteAt = (buf: Buffer, off: number): number => buf[off] ?? 0;

/** Offset after the zero byte that ends the C string at `off`. */
export function afterCString(buf: Buffer, off: number): number {
  const end = buf.length;
  let at = off;
  while (at < end && buf[at] !== 0) at += 1;
  if (at >= end) throw new MalformedBson('unterminated name in BSON');
  return at + 1;
}

/** Offset after a value of `type` that starts at `off`. */
export function afterValue(buf: Buffer, type: number, off: number): number {
  switch (type) {
    case T.INT32:
      return off + 4;
    case T.DOUBLE:
    case T.DATE:
    case T.INT64:
    case T.TIMESTAMP:
      return off + 8;
    case T.STRING:
    case T.CODE:
    case T.SYMBOL:
      return off + 4 + lengthAt(buf, off);
    case T.OBJECT:
    case T.ARRAY:
    case T.CODE_WITH_SCOPE:
      return off + lengthAt(buf, off);
    case T.BINARY:
      return off + 5 + lengthAt(buf, off);
    case T.OBJECT_ID:
      return off + 12;
    case T.BOOL:
      return off + 1;
    case T.MISSING:
    case T.NULL:
    case T.UNDEFINED:
    case T.MIN_KEY:
    case T.MAX_KEY:
      return off;
    case T.REGEX:
      return afterCString(buf, afterCString(buf, off));
    case T.DB_POINTER:
      return off + 16 + lengthAt(buf, off);
    case T.DECIMAL128:
      return off + 16;
    default:
      throw new MalformedBson(`unknown BSON type ${type}`);
  }
}

/** A length field. A negative one would send a walk backwards for ever. */
function lengthAt(buf: Buffer, off: number): number {
  const length = buf.readInt32LE(off);
  if (length < 0 || off + length > buf.length) throw new MalformedBson('length in BSON runs past its buffer');
  return length;
}

/** Offset of the zero byte that ends the document at `docOff`. */
export const docEnd = (buf: Buffer, docOff: number): number => docOff + lengthAt(buf, docOff) - 1;

/** Reusable answer of `find`, so that a lookup in the hot path allocates nothing. */
export class FieldSlot {
  type = 0;
  off = 0;

  /** Looks for a direct field of the document at `docOff`; false leaves type MISSING. */
  find(buf: Buffer, docOff: number, name: Buffer): boolean {
    const end = docEnd(buf, docOff);
    const wanted = name.length;
    let at = docOff + 4;
    while (at < end) {
      const type = byteAt(buf, at);
      const nameAt = at + 1;
      let i = 0;
      while (i < wanted && buf[nameAt + i] === name[i]) i += 1;
      if (i === wanted && buf[nameAt + i] === 0) {
        this.type = type;
        this.off = nameAt + wanted + 1;
        return true;
      }
      at = afterValue(buf, type, afterCString(buf, nameAt + Math.min(i, wanted)));
    }
    this.type = T.MISSING;
    this.off = 0;
    return false;
  }
}

/** Calls `visit` for each element until it answers true. */
export function someElement(
  buf: Buffer,
  docOff: number,
  visit: (type: number, off: number, nameStart: number, nameEnd: number) => boolean,
): boolean {
  const end = docEnd(buf, docOff);
  let at = docOff + 4;
  while (at < end) {
    const type = byteAt(buf, at);
    const off = afterCString(buf, at + 1);
    if (visit(type, off, at + 1, off - 1)) return true;
    at = afterValue(buf, type, off);
  }
  if (at !== end) throw new MalformedBson('BSON elements run past their document');
  return false;
}

/** The elements with their names; for commands, filters and specifications, not for hot loops. */
export function elementsOf(doc: RawValue): RawElement[] {
  const elements: RawElement[] = [];
  const { buf } = doc;
  someElement(buf, doc.off, (type, off, nameStart, nameEnd) => {
    elements.push({ name: buf.toString('utf8', nameStart, nameEnd), buf, type, off });
    return false;
  });
  return elements;
}

export const rawDocument = (buf: Buffer, off = 0): RawValue => ({ buf, type: T.OBJECT, off });

const names = new Map<string, Buffer>();

/** The bytes of a field's name; most names come from this program's own code and are asked for again and again. */
function nameBytes(name: string): Buffer {
  const known = names.get(name);
  if (known !== undefined) return known;
  const bytes = Buffer.from(name);
  if (names.size > 1_000) names.clear();
  names.set(name, bytes);
  return bytes;
}

const slot = new FieldSlot();

/** A field by name, or undefined. */
export function fieldOf(doc: RawValue, name: string): RawValue | undefined {
  if (!slot.find(doc.buf, doc.off, nameBytes(name))) return undefined;
  return { buf: doc.buf, type: slot.type, off: slot.off };
}

/** Bytes of its own. Buffer.from would do, but copies small buffers item by item. */
export function copyOf(source: Buffer, start: number, end: number): Buffer {
  const copy = Buffer.allocUnsafe(end - start);
  source.copy(copy, 0, start, end);
  return copy;
}

/** A document that no longer shares memory with the store. */
export const ownCopy = (document: Buffer): Buffer => copyOf(document, 0, document.readInt32LE(0));

export const bytesOf = (value: RawValue): Buffer =>
  value.buf.subarray(value.off, afterValue(value.buf, value.type, value.off));

/** A value that no longer shares memory with the message it came in. */
export function detached(value: RawValue): RawValue {
  return { buf: Buffer.from(bytesOf(value)), type: value.type, off: 0 };
}

export const stringAt = (buf: Buffer, off: number): string => buf.toString('utf8', off + 4, off + 3 + buf.readInt32LE(off));

/** Text of a string value; undefined for another type. */
export function asString(value: RawValue | undefined): string | undefined {
  return value?.type === T.STRING ? stringAt(value.buf, value.off) : undefined;
}

/** Nearest double of a numeric value; undefined for another type. */
export function asNumber(value: RawValue | undefined): number | undefined {
  switch (value?.type) {
    case T.INT32:
      return value.buf.readInt32LE(value.off);
    case T.DOUBLE:
      return value.buf.readDoubleLE(value.off);
    case T.INT64:
      return Number(value.buf.readBigInt64LE(value.off));
    default:
      return undefined;
  }
}

/** MongoDB's truth of an option: false, 0, null and missing are false. */
export function asBoolean(value: RawValue | undefined): boolean {
  if (value === undefined || value.type === T.NULL || value.type === T.UNDEFINED) return false;
  if (value.type === T.BOOL) return byteAt(value.buf, value.off) === 1;
  const number = asNumber(value);
  return number === undefined ? true : number !== 0;
}

/** Plain JavaScript object: numbers promoted, Long only beyond 2^53. */
export function decodeDocument(doc: RawValue): Record<string, unknown> {
  return deserialize(bytesOf(doc), { promoteBuffers: false, promoteValues: true, promoteLongs: true });
}

/** JavaScript value of one element, wrapped number types kept apart only when `exact`. */
export function decodeValue(value: RawValue, exact = false): unknown {
  if (value.type === T.MISSING) return undefined;
  if (exact && value.type === T.INT32) return new Int32(value.buf.readInt32LE(value.off));
  if (exact && value.type === T.DOUBLE) return new Double(value.buf.readDoubleLE(value.off));
  if (exact && value.type === T.INT64) return Long.fromBigInt(value.buf.readBigInt64LE(value.off));
  const bytes = bytesOf(value);
  const wrapped = Buffer.alloc(bytes.length + 8);
  wrapped.writeInt32LE(wrapped.length, 0);
  wrapped.writeUInt8(value.type, 4);
  wrapped.write('v', 5);
  bytes.copy(wrapped, 7);
  return deserialize(wrapped, { promoteBuffers: false, promoteValues: !exact, promoteLongs: !exact })['v'];
}
