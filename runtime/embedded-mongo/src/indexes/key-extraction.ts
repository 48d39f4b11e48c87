/** The entries a document has in an index, as MongoDB derives them: one, or one per array item. */

import { multikeyBits } from '../catalog/index-definition.ts';
import type { Index } from '../catalog/index-definition.ts';
import { FieldSlot, elementsOf } from '../bson/raw.ts';
import type { RawValue } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import { visitPath } from '../query/path.ts';
import type { Path } from '../query/path.ts';
import { CommandError } from '../wire/errors.ts';
import type { IndexEntries } from './index-entries.ts';
import type { IndexLayout } from './index-layout.ts';

const EMPTY = Buffer.alloc(0);
const missing: RawValue = { buf: EMPTY, type: T.MISSING, off: 0 };
const nothing: RawValue = { buf: EMPTY, type: T.UNDEFINED, off: 0 };

/**
 * Appends the entries of the document; `layout.fields` was scanned on it. With `wanted`, only for
 * the indexes it names by position. true when an index met its first array at some path.
 */
export function collectEntries(layout: IndexLayout, buf: Buffer, docOff: number, idKey: Buffer, out: IndexEntries, wanted?: readonly boolean[]): boolean {
  const { indexes } = layout;
  let marked = false;
  for (let n = 0; n < indexes.length; n += 1) {
    const index = indexes[n];
    if (index === undefined || wanted?.[n] === false) continue;
    if (index.partial !== undefined && !index.partial.matches(buf, docOff)) continue;
    if (index.sparse && !hasAnyField(index, buf, docOff)) continue;
    if (collectPlain(layout, index, n, buf, idKey, out)) continue;
    const marks = multikeyBits(index);
    collectExpanded(index, n, { buf, type: T.OBJECT, off: docOff }, idKey, out);
    marked ||= marks !== multikeyBits(index);
  }
  return marked;
}

const slot = new FieldSlot();

/** The one entry of a document whose indexed paths meet no array; false, and nothing appended, when one does. */
function collectPlain(layout: IndexLayout, index: Index, ordinal: number, buf: Buffer, idKey: Buffer, out: IndexEntries): boolean {
  const { fields } = layout;
  out.begin(index, ordinal);
  for (let n = 0; n < index.fields.length; n += 1) {
    const field = index.fields[n];
    if (field === undefined) continue;
    const at = layout.position(ordinal, n);
    slot.type = fields.types[at] ?? T.MISSING;
    slot.off = fields.offsets[at] ?? 0;
    follow(field.path, buf);
    if (slot.type === T.ARRAY) {
      out.dropUnfinished();
      return false;
    }
    out.writer.value(buf, slot.type, slot.off, field.descending);
  }
  out.finish(index, idKey);
  return true;
}

/** From the value of the path's first part, in the slot, to that of its last; stops at an array. */
function follow({ parts }: Path, buf: Buffer): void {
  for (let depth = 1; depth < parts.length && slot.type !== T.ARRAY; depth += 1) {
    const part = parts[depth];
    // A path that goes on through anything but an object finds nothing, which counts as null.
    if (slot.type !== T.OBJECT || part === undefined) slot.type = T.MISSING;
    else slot.find(buf, slot.off, part);
  }
}

const hasAnyField = (index: Index, buf: Buffer, docOff: number): boolean =>
  index.fields.some(({ path }) => visitPath(buf, docOff, path, (_buf, type) => type !== T.MISSING));

/** Where one field of the index has got to: a value and the rest of the path. */
interface Reached {
  readonly value: RawValue;
  readonly depth: number;
}

function collectExpanded(index: Index, ordinal: number, doc: RawValue, idKey: Buffer, out: IndexEntries): void {
  const start = out.count;
  expand(index, index.fields.map(() => ({ value: doc, depth: 0 })), (values) => {
    out.begin(index, ordinal);
    for (const [n, field] of index.fields.entries()) {
      const value = values[n] ?? missing;
      out.writer.value(value.buf, value.type, value.off, field.descending);
    }
    if (!out.repeats(start)) out.finish(index, idKey);
    else out.dropUnfinished();
  });
}

/** Goes down every path; at an array, all paths through it go on together, item by item. */
function expand(index: Index, from: readonly Stop[], emit: (values: readonly RawValue[]) => void): void {
  const reached = from.map((start, n) => descend(index, n, start));
  const arrays = reached.filter((at) => at.value.type === T.ARRAY && !at.whole);
  const first = arrays[0]?.value;
  if (first === undefined) {
    emit(reached.map((at, n) => (isFinished(index, n, at) ? at.value : missing)));
    return;
  }
  if (arrays.some((at) => at.value.off !== first.off)) {
    throw new CommandError(171, 'cannot index parallel arrays');
  }
  const stuck = reached.map((at) => at.value.type === T.ARRAY && !at.whole);
  for (const [n, field] of index.fields.entries()) if (stuck[n] === true) field.multikey = true;
  const items = elementsOf(first);
  if (items.length === 0) {
    expand(index, reached.map((at, n) => (stuck[n] === true ? ending(index, n, at) : at)), emit);
    return;
  }
  for (const item of items) {
    expand(index, reached.map((at, n) => (stuck[n] === true ? inside(index, n, at, item) : at)), emit);
  }
}

interface Stop extends Reached {
  /** An array that is itself the value: an item of another array is not expanded again. */
  readonly whole?: boolean;
}

const depthOf = (index: Index, n: number): number => index.fields[n]?.path.parts.length ?? 0;
const isFinished = (index: Index, n: number, at: Reached): boolean => at.depth >= depthOf(index, n);

/** An empty array counts as `undefined` where it is the value, as null where the path goes on. */
const ending = (index: Index, n: number, at: Reached): Stop => ({
  value: isFinished(index, n, at) ? nothing : missing,
  depth: depthOf(index, n),
  whole: true,
});

function inside(index: Index, n: number, at: Reached, item: RawValue): Stop {
  if (isFinished(index, n, at)) return { value: item, depth: at.depth, whole: true };
  if (item.type === T.OBJECT) return { value: item, depth: at.depth };
  return { value: missing, depth: depthOf(index, n), whole: true };
}

function descend(index: Index, n: number, start: Stop): Stop {
  const path = index.fields[n]?.path;
  let { value, depth } = start;
  if (start.whole === true || path === undefined) return start;
  for (;;) {
    const part = path.parts[depth];
    if (part === undefined) return { value, depth };
    const numbered = value.type === T.ARRAY && (path.positions[depth] ?? -1) >= 0;
    if (value.type === T.ARRAY && !numbered) return { value, depth };
    if (value.type !== T.OBJECT && !numbered) return { value: missing, depth: path.parts.length, whole: true };
    if (!slot.find(value.buf, value.off, part)) {
      // A number may also be a field name of the array's items; then the items are expanded.
      return numbered ? { value, depth } : { value: missing, depth: path.parts.length, whole: true };
    }
    value = { buf: value.buf, type: slot.type, off: slot.off };
    depth += 1;
  }
}
