/** MongoDB's comparison order over values in place: `woCompare` without decoding. */

import { Decimal128 } from 'bson';

import { afterCString, afterValue, byteAt, docEnd } from './raw.ts';
import * as T from './types.ts';

/** Negative, zero or positive; numbers compare by value whatever their width. */
export function compareValues(aBuf: Buffer, aType: number, aOff: number, bBuf: Buffer, bType: number, bOff: number): number {
  const aClass = T.orderClass(aType);
  const bClass = T.orderClass(bType);
  if (aClass !== bClass) return aClass - bClass;
  switch (aType) {
    case T.INT32:
    case T.DOUBLE:
    case T.INT64:
    case T.DECIMAL128:
      return compareNumbers(aBuf, aType, aOff, bBuf, bType, bOff);
    case T.STRING:
    case T.SYMBOL:
    case T.CODE:
      return compareStrings(aBuf, aOff, bBuf, bOff);
    case T.OBJECT:
    case T.ARRAY:
      return compareDocuments(aBuf, aOff, bBuf, bOff, aType === T.ARRAY);
    case T.BINARY:
      return compareBinary(aBuf, aOff, bBuf, bOff);
    case T.OBJECT_ID:
      return aBuf.compare(bBuf, bOff, bOff + 12, aOff, aOff + 12);
    case T.BOOL:
      return byteAt(aBuf, aOff) - byteAt(bBuf, bOff);
    case T.DATE:
      return order(aBuf.readBigInt64LE(aOff), bBuf.readBigInt64LE(bOff));
    case T.TIMESTAMP:
      return order(aBuf.readBigUInt64LE(aOff), bBuf.readBigUInt64LE(bOff));
    case T.REGEX:
    case T.DB_POINTER:
    case T.CODE_WITH_SCOPE:
      return aBuf.compare(bBuf, bOff, afterValue(bBuf, bType, bOff), aOff, afterValue(aBuf, aType, aOff));
    default:
      return 0;
  }
}

const order = <V extends number | bigint>(a: V, b: V): number => (a < b ? -1 : a > b ? 1 : 0);

function compareNumbers(aBuf: Buffer, aType: number, aOff: number, bBuf: Buffer, bType: number, bOff: number): number {
  if (aType === T.DECIMAL128 || bType === T.DECIMAL128) {
    return compareDecimals(decimalOf(aBuf, aType, aOff), decimalOf(bBuf, bType, bOff));
  }
  if (aType === T.INT64 && bType === T.INT64) return order(aBuf.readBigInt64LE(aOff), bBuf.readBigInt64LE(bOff));
  const a = doubleOf(aBuf, aType, aOff);
  const b = doubleOf(bBuf, bType, bOff);
  if (a !== b) return compareDoubles(a, b);
  // Equal as doubles: only a long beyond 2^53 can still differ from the other side.
  if (aType === T.INT64) return order(aBuf.readBigInt64LE(aOff), BigInt(b));
  if (bType === T.INT64) return order(BigInt(a), bBuf.readBigInt64LE(bOff));
  return 0;
}

/** NaN equals itself and is less than every other number. */
function compareDoubles(a: number, b: number): number {
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : -1;
  if (Number.isNaN(b)) return 1;
  return order(a, b);
}

function doubleOf(buf: Buffer, type: number, off: number): number {
  if (type === T.INT32) return buf.readInt32LE(off);
  if (type === T.DOUBLE) return buf.readDoubleLE(off);
  return Number(buf.readBigInt64LE(off));
}

interface Decimal {
  readonly special: number;
  readonly digits: bigint;
  readonly exponent: number;
}

function compareDecimals(a: Decimal, b: Decimal): number {
  if (a.special !== 0 || b.special !== 0) return a.special - b.special;
  const exponent = Math.min(a.exponent, b.exponent);
  return order(a.digits * 10n ** BigInt(a.exponent - exponent), b.digits * 10n ** BigInt(b.exponent - exponent));
}

/** Exact value: -2 NaN, -1 and 1 the infinities, 0 a finite `digits × 10^exponent`. */
function decimalOf(buf: Buffer, type: number, off: number): Decimal {
  if (type === T.INT32) return { special: 0, digits: BigInt(buf.readInt32LE(off)), exponent: 0 };
  if (type === T.INT64) return { special: 0, digits: buf.readBigInt64LE(off), exponent: 0 };
  const text =
    type === T.DOUBLE ? exactDouble(buf.readDoubleLE(off)) : new Decimal128(buf.subarray(off, off + 16)).toString();
  if (text === 'NaN') return { special: -2, digits: 0n, exponent: 0 };
  if (text.endsWith('Infinity')) return { special: text.startsWith('-') ? -1 : 1, digits: 0n, exponent: 0 };
  const [mantissa = '0', power = '0'] = text.split(/e/i);
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return { special: 0, digits: BigInt(whole + fraction), exponent: Number(power) - fraction.length };
}

/** All binary digits of a double in decimal, so 0.1 and Decimal128 "0.1" differ as they should. */
function exactDouble(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  let shift = 0;
  let scaled = value;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    shift += 1;
  }
  return `${(BigInt(scaled) * 5n ** BigInt(shift)).toString()}e-${shift}`;
}

function compareStrings(aBuf: Buffer, aOff: number, bBuf: Buffer, bOff: number): number {
  const aEnd = aOff + 3 + aBuf.readInt32LE(aOff);
  const bEnd = bOff + 3 + bBuf.readInt32LE(bOff);
  return aBuf.compare(bBuf, bOff + 4, bEnd, aOff + 4, aEnd);
}

/** Shorter binary first, then subtype, then bytes. */
function compareBinary(aBuf: Buffer, aOff: number, bBuf: Buffer, bOff: number): number {
  const aLength = aBuf.readInt32LE(aOff);
  const bLength = bBuf.readInt32LE(bOff);
  if (aLength !== bLength) return aLength - bLength;
  return aBuf.compare(bBuf, bOff + 4, bOff + 5 + bLength, aOff + 4, aOff + 5 + aLength);
}

/** Field by field: type class, then name (not in arrays), then value; the shorter one is less. */
function compareDocuments(aBuf: Buffer, aOff: number, bBuf: Buffer, bOff: number, asArray: boolean): number {
  const aEnd = docEnd(aBuf, aOff);
  const bEnd = docEnd(bBuf, bOff);
  let a = aOff + 4;
  let b = bOff + 4;
  while (a < aEnd && b < bEnd) {
    const aType = byteAt(aBuf, a);
    const bType = byteAt(bBuf, b);
    const byClass = T.orderClass(aType) - T.orderClass(bType);
    if (byClass !== 0) return byClass;
    const aValue = afterCString(aBuf, a + 1);
    const bValue = afterCString(bBuf, b + 1);
    const byName = asArray ? 0 : aBuf.compare(bBuf, b + 1, bValue - 1, a + 1, aValue - 1);
    if (byName !== 0) return byName;
    const byValue = compareValues(aBuf, aType, aValue, bBuf, bType, bValue);
    if (byValue !== 0) return byValue;
    a = afterValue(aBuf, aType, aValue);
    b = afterValue(bBuf, bType, bValue);
  }
  return Number(a < aEnd) - Number(b < bEnd);
}
