/** Arithmetic of updates with MongoDB's number types: the wider operand decides, int widens to long. */

import { asNumber } from '../bson/raw.ts';
import type { RawValue } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import { badValue, notImplemented } from '../wire/errors.ts';

export type Arithmetic = 'add' | 'multiply';

export function combine(op: Arithmetic, a: RawValue, b: RawValue): RawValue {
  if (a.type === T.DECIMAL128 || b.type === T.DECIMAL128) throw notImplemented('Arithmetic on Decimal128');
  if (a.type === T.DOUBLE || b.type === T.DOUBLE) {
    const x = asNumber(a) ?? 0;
    const y = asNumber(b) ?? 0;
    return double(op === 'add' ? x + y : x * y);
  }
  const result = op === 'add' ? integer(a) + integer(b) : integer(a) * integer(b);
  if (a.type === T.INT32 && b.type === T.INT32 && BigInt.asIntN(32, result) === result) return int32(Number(result));
  if (BigInt.asIntN(64, result) !== result) throw badValue('Failed to apply $inc/$mul: the result does not fit in 64 bits');
  return int64(result);
}

export type BitOperation = 'and' | 'or' | 'xor';

export function combineBits(op: BitOperation, a: RawValue, b: RawValue): RawValue {
  const x = integer(a);
  const y = integer(b);
  const result = op === 'and' ? x & y : op === 'or' ? x | y : x ^ y;
  return a.type === T.INT64 || b.type === T.INT64 ? int64(BigInt.asIntN(64, result)) : int32(Number(BigInt.asIntN(32, result)));
}

export const isInteger = (value: RawValue): boolean => value.type === T.INT32 || value.type === T.INT64;

const integer = (value: RawValue): bigint =>
  value.type === T.INT64 ? value.buf.readBigInt64LE(value.off) : BigInt(value.buf.readInt32LE(value.off));

export function int32(value: number): RawValue {
  const buf = Buffer.alloc(4);
  buf.writeInt32LE(value);
  return { buf, type: T.INT32, off: 0 };
}

export function int64(value: bigint): RawValue {
  const buf = Buffer.alloc(8);
  buf.writeBigInt64LE(value);
  return { buf, type: T.INT64, off: 0 };
}

export function double(value: number): RawValue {
  const buf = Buffer.alloc(8);
  buf.writeDoubleLE(value);
  return { buf, type: T.DOUBLE, off: 0 };
}

export function date(milliseconds: number): RawValue {
  const buf = Buffer.alloc(8);
  buf.writeBigInt64LE(BigInt(milliseconds));
  return { buf, type: T.DATE, off: 0 };
}
