/** Dotted paths, walked over raw documents with MongoDB's rules for arrays on the way. */

import { FieldSlot, afterCString, afterValue, byteAt, docEnd } from '../bson/raw.ts';
import * as T from '../bson/types.ts';

export interface Path {
  readonly text: string;
  readonly names: readonly string[];
  readonly parts: readonly Buffer[];
  /** The part as an array position, or -1. */
  readonly positions: readonly number[];
  /** An array found here is tested as a whole only: it is itself an item of another array. */
  readonly asWhole?: boolean;
}

/** Path of an item wrapped as `{i: item}`. */
export const itemPath: Path = { text: 'i', names: ['i'], parts: [Buffer.from('i')], positions: [-1], asWhole: true };

/** Called with each value at the path; `type` is MISSING where the path ends early. True stops. */
export type ValueVisitor = (buf: Buffer, type: number, off: number) => boolean;

const slot = new FieldSlot();
const known = new Map<string, Path>();

/** Parses `a.b.0.c`; the answers are shared, a few thousand of them kept. */
export function pathOf(text: string): Path {
  const cached = known.get(text);
  if (cached !== undefined) return cached;
  const names = text.split('.');
  const path = {
    text,
    names,
    parts: names.map((name) => Buffer.from(name)),
    positions: names.map((name) => (/^(0|[1-9]\d{0,8})$/.test(name) ? Number(name) : -1)),
  };
  if (known.size > 5_000) known.clear();
  known.set(text, path);
  return path;
}

/** Visits the values at `path` of the document at `docOff`; true when a visit answered true. */
export function visitPath(buf: Buffer, docOff: number, path: Path, visit: ValueVisitor, depth = 0): boolean {
  const part = path.parts[depth];
  if (part === undefined) return false;
  slot.find(buf, docOff, part);
  const { type, off } = slot;
  if (depth === path.parts.length - 1) return visit(buf, type, off);
  if (type === T.OBJECT) return visitPath(buf, off, path, visit, depth + 1);
  if (type === T.ARRAY) return visitArray(buf, off, path, visit, depth + 1);
  return visit(buf, T.MISSING, 0);
}

/** The path goes on from `depth` inside each object of the array, and inside the item it names by number. */
function visitArray(buf: Buffer, arrayOff: number, path: Path, visit: ValueVisitor, depth: number): boolean {
  const position = path.positions[depth] ?? -1;
  const last = depth === path.parts.length - 1;
  const end = docEnd(buf, arrayOff);
  let at = arrayOff + 4;
  for (let index = 0; at < end; index += 1) {
    const type = byteAt(buf, at);
    const off = afterCString(buf, at + 1);
    if (index === position) {
      if (last ? visit(buf, type, off) : visitInside(buf, type, off, path, visit, depth + 1)) return true;
    }
    if (type === T.OBJECT && visitPath(buf, off, path, visit, depth)) return true;
    at = afterValue(buf, type, off);
  }
  return false;
}

function visitInside(buf: Buffer, type: number, off: number, path: Path, visit: ValueVisitor, depth: number): boolean {
  if (type === T.OBJECT) return visitPath(buf, off, path, visit, depth);
  if (type === T.ARRAY) return visitArray(buf, off, path, visit, depth);
  return visit(buf, T.MISSING, 0);
}

/** Tests a value and, when it is an array, each of its items. */
export function testWithItems(buf: Buffer, type: number, off: number, test: ValueVisitor): boolean {
  if (test(buf, type, off)) return true;
  if (type !== T.ARRAY) return false;
  const end = docEnd(buf, off);
  let at = off + 4;
  while (at < end) {
    const itemType = byteAt(buf, at);
    const itemOff = afterCString(buf, at + 1);
    if (test(buf, itemType, itemOff)) return true;
    at = afterValue(buf, itemType, itemOff);
  }
  return false;
}
