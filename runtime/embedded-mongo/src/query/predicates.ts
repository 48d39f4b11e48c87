/** Tests of one value against an operand, over raw bytes. */

import { compareValues } from '../bson/compare.ts';
import { KeyWriter } from '../bson/key-encoding.ts';
import { asNumber, byteAt } from '../bson/raw.ts';
import type { RawValue } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import type { ValueVisitor } from './path.ts';

const isNullish = (type: number): boolean => type === T.MISSING || type === T.NULL || type === T.UNDEFINED;

export function equalTo(operand: RawValue): ValueVisitor {
  const { buf: wanted, type: wantedType, off: wantedOff } = operand;
  if (wantedType === T.NULL) return (_buf, type) => isNullish(type);
  if (wantedType === T.STRING) {
    const bytes = wanted.subarray(wantedOff, wantedOff + 4 + wanted.readInt32LE(wantedOff));
    return (buf, type, off) => {
      if (type !== T.STRING) return false;
      // Length first: most unequal strings differ there.
      for (let i = 0; i < bytes.length; i += 1) if (buf[off + i] !== bytes[i]) return false;
      return true;
    };
  }
  if (wantedType === T.INT32) {
    const number = wanted.readInt32LE(wantedOff);
    return (buf, type, off) => {
      if (type === T.INT32) return buf.readInt32LE(off) === number;
      return T.isNumberType(type) && compareValues(buf, type, off, wanted, wantedType, wantedOff) === 0;
    };
  }
  return (buf, type, off) => type !== T.MISSING && compareValues(buf, type, off, wanted, wantedType, wantedOff) === 0;
}

const writer = new KeyWriter();

function keyText(buf: Buffer, type: number, off: number): string {
  writer.length = 0;
  writer.value(buf, type, off);
  return writer.bytes.toString('latin1', 0, writer.length);
}

/** Membership; many operands are looked up by their key bytes instead of compared one by one. */
export function anyOf(operands: readonly RawValue[], patterns: readonly ValueVisitor[]): ValueVisitor {
  const matchesNull = operands.some((operand) => operand.type === T.NULL);
  if (operands.length <= 4 || operands.some((operand) => operand.type === T.DECIMAL128)) {
    const tests = [...operands.map(equalTo), ...patterns];
    return (buf, type, off) => tests.some((test) => test(buf, type, off));
  }
  // Not before the first test: where an index has all operands as its bounds, nothing is ever tested.
  let members: ReadonlySet<string> | undefined;
  return (buf, type, off) => {
    if (isNullish(type)) return matchesNull;
    if (type === T.DECIMAL128) return operands.some((operand) => equalTo(operand)(buf, type, off));
    members ??= new Set(operands.map((operand) => keyText(operand.buf, operand.type, operand.off)));
    return members.has(keyText(buf, type, off)) || patterns.some((test) => test(buf, type, off));
  };
}

export type Comparison = 'gt' | 'gte' | 'lt' | 'lte';

/** Values of another type class never match, except against MinKey and MaxKey. */
export function compares(op: Comparison, operand: RawValue): ValueVisitor {
  const { buf: wanted, type: wantedType, off: wantedOff } = operand;
  const orEqual = op === 'gte' || op === 'lte';
  if (wantedType === T.NULL) return (_buf, type) => orEqual && isNullish(type);
  if (isNaNValue(operand)) return (buf, type, off) => orEqual && isNaNValue({ buf, type, off });
  const anyClass = wantedType === T.MIN_KEY || wantedType === T.MAX_KEY;
  const wantedClass = T.orderClass(wantedType);
  const sign = op === 'gt' || op === 'gte' ? 1 : -1;
  return (buf, type, off) => {
    if (T.orderClass(type) !== wantedClass && !anyClass) return false;
    if (type === T.DOUBLE && Number.isNaN(buf.readDoubleLE(off))) return false;
    const order = compareValues(buf, type, off, wanted, wantedType, wantedOff) * sign;
    return order > 0 || (orEqual && order === 0);
  };
}

const isNaNValue = (value: RawValue): boolean => value.type === T.DOUBLE && Number.isNaN(value.buf.readDoubleLE(value.off));

export function matchesPattern(pattern: RegExp, raw: RawValue | undefined): ValueVisitor {
  const equalsPattern = raw?.type === T.REGEX ? equalTo(raw) : () => false;
  return (buf, type, off) => {
    if (type === T.STRING || type === T.SYMBOL) {
      return pattern.test(buf.toString('utf8', off + 4, off + 3 + buf.readInt32LE(off)));
    }
    return type === T.REGEX && equalsPattern(buf, type, off);
  };
}

export const isOfType = (types: ReadonlySet<number>): ValueVisitor => (_buf, type) => types.has(type);

/** `$mod`: truncates both sides towards zero, as MongoDB does. */
export function leavesRemainder(divisor: number, remainder: number): ValueVisitor {
  return (buf, type, off) => {
    const number = asNumber({ buf, type, off });
    if (number === undefined || !Number.isFinite(number)) return false;
    return Math.trunc(number) % divisor === remainder || (Math.trunc(number) % divisor) + remainder === 0 && remainder === 0;
  };
}

export type BitTest = 'allSet' | 'allClear' | 'anySet' | 'anyClear';

/** Bit tests over integers (two's complement) and binaries (little-endian). */
export function testsBits(test: BitTest, positions: readonly number[]): ValueVisitor {
  const wantSet = test === 'allSet' || test === 'anySet';
  return (buf, type, off) => {
    const bit = bitReader(buf, type, off);
    if (bit === undefined) return false;
    const holds = (position: number): boolean => bit(position) === wantSet;
    return test.startsWith('all') ? positions.every(holds) : positions.some(holds);
  };
}

function bitReader(buf: Buffer, type: number, off: number): ((position: number) => boolean) | undefined {
  if (type === T.BINARY) {
    const length = buf.readInt32LE(off);
    return (position) => position < length * 8 && ((byteAt(buf, off + 5 + (position >> 3)) >> (position & 7)) & 1) === 1;
  }
  const number = type === T.INT64 ? buf.readBigInt64LE(off) : asNumber({ buf, type, off });
  if (number === undefined || (typeof number === 'number' && !Number.isInteger(number))) return undefined;
  const bits = BigInt(number);
  return (position) => ((bits >> BigInt(position)) & 1n) === 1n;
}

