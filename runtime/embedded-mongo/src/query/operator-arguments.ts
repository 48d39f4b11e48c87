/** Arguments of query operators that need parsing of their own. */

import { asNumber, asString, byteAt, elementsOf } from '../bson/raw.ts';
import type { RawValue } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import { badValue } from '../wire/errors.ts';

const typesByName = new Map([...T.typeNames].filter(([type]) => type !== T.MISSING).map(([type, name]) => [name, type]));

/** The argument of `$type`: a number, a name, "number", or a list of them. */
export function parseTypes(argument: RawValue): ReadonlySet<number> {
  const items = argument.type === T.ARRAY ? elementsOf(argument) : [argument];
  if (items.length === 0) throw badValue('$type must match at least one type');
  const types = new Set<number>();
  for (const item of items) {
    const name = asString(item);
    if (name === 'number') for (const type of [T.DOUBLE, T.INT32, T.INT64, T.DECIMAL128]) types.add(type);
    else {
      const type = name === undefined ? asNumber(item) : typesByName.get(name);
      if (type === undefined) throw badValue(`Unknown type name alias: ${name ?? '?'}`);
      if (type !== -1 && !T.typeNames.has(type)) throw badValue(`Invalid numerical type code: ${type}`);
      types.add(type === -1 ? T.MIN_KEY : type);
    }
  }
  return types;
}

/** The argument of a bit test: positions, a mask, or a binary mask. */
export function parseBitPositions(argument: RawValue): readonly number[] {
  if (argument.type === T.ARRAY) {
    return elementsOf(argument).map((item) => {
      const position = asNumber(item);
      if (position === undefined || position < 0 || !Number.isInteger(position)) {
        throw badValue('bit positions must be integers >= 0');
      }
      return position;
    });
  }
  if (argument.type === T.BINARY) {
    const length = argument.buf.readInt32LE(argument.off);
    const positions: number[] = [];
    for (let at = 0; at < length * 8; at += 1) {
      if ((byteAt(argument.buf, argument.off + 5 + (at >> 3)) >> (at & 7)) & 1) positions.push(at);
    }
    return positions;
  }
  const mask = argument.type === T.INT64 ? argument.buf.readBigInt64LE(argument.off) : asNumber(argument);
  if (mask === undefined || mask < 0 || (typeof mask === 'number' && !Number.isInteger(mask))) {
    throw badValue('a bit mask must be a non-negative integer, a binary or an array of positions');
  }
  const bits = BigInt(mask).toString(2);
  return Array.from({ length: bits.length }, (_unused, position) => position).filter((position) => bits[bits.length - 1 - position] === '1');
}
