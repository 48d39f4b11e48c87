/** Array items without their names. */

import { afterCString, afterValue, byteAt, docEnd } from './raw.ts';
import type { RawValue } from './raw.ts';
import * as T from './types.ts';

export function itemsOf(array: RawValue): RawValue[] {
  if (array.type !== T.ARRAY && array.type !== T.OBJECT) return [];
  const { buf } = array;
  const items: RawValue[] = [];
  const end = docEnd(buf, array.off);
  let at = array.off + 4;
  while (at < end) {
    const type = byteAt(buf, at);
    const off = afterCString(buf, at + 1);
    items.push({ buf, type, off });
    at = afterValue(buf, type, off);
  }
  return items;
}
