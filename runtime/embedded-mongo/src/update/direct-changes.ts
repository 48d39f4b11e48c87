/**
 * The commonest updates, those of direct fields of a document, by copying bytes: what they do
 * not name is never taken apart.
 */

import { MalformedBson, afterCString, afterValue, byteAt, copyOf, docEnd } from '../bson/raw.ts';
import type { RawElement, RawValue } from '../bson/raw.ts';
import { BsonWriter } from '../bson/writer.ts';
import { valueChangeOf } from './operators.ts';
import type { ValueChange } from './operators.ts';
import type { UpdateAction } from './parse-update.ts';

/** One change of one field. */
export interface DirectChange {
  readonly name: Buffer;
  readonly operand: RawElement;
  readonly change: ValueChange;
}

/** What the actions do to an existing document; undefined when one goes deeper, concerns `_id` or needs more than the field it names. */
export function directChanges(actions: readonly UpdateAction[]): readonly DirectChange[] | undefined {
  const changes: DirectChange[] = [];
  for (const { operator, names, operand } of actions) {
    if (operator === '$setOnInsert') continue;
    const change = valueChangeOf(operator);
    const [name] = names;
    if (change === undefined || name === undefined || names.length > 1 || name === '_id') return undefined;
    changes.push({ name: Buffer.from(name), operand, change });
  }
  return changes;
}

/** One for all: the answer is copied out of it. */
let writer = new BsonWriter(4_096);
const KEPT_BYTES = 1 << 20;

/** The changed document; fields it did not have yet come last, in the order of the changes. */
export function changedDirectly(old: Buffer, changes: readonly DirectChange[]): Buffer {
  if (writer.bytes.length > KEPT_BYTES) writer = new BsonWriter(4_096);
  writer.length = 0;
  const start = writer.begin();
  const done = changes.map(() => false);
  const end = docEnd(old, 0);
  let copied = 4;
  let at = 4;
  while (at < end) {
    const off = afterCString(old, at + 1);
    const type = byteAt(old, at);
    const next = afterValue(old, type, off);
    const n = changeAt(changes, old, at + 1, off - 1);
    if (n >= 0 && done[n] === false) {
      done[n] = true;
      writer.copy(old, copied, at);
      copied = next;
      put(changes[n], { buf: old, type, off });
    }
    at = next;
  }
  if (at !== end) throw new MalformedBson('BSON elements run past their document');
  writer.copy(old, copied, end);
  for (let n = 0; n < changes.length; n += 1) if (done[n] === false) put(changes[n], undefined);
  writer.end(start);
  return copyOf(writer.bytes, 0, writer.length);
}

function put(change: DirectChange | undefined, found: RawValue | undefined): void {
  const value = change?.change(found, change.operand);
  if (change === undefined || value === undefined) return;
  writer.element(value.type, change.name);
  writer.value(value);
}

/** Which change names the field whose name lies there, or -1. */
function changeAt(changes: readonly DirectChange[], buf: Buffer, start: number, end: number): number {
  const length = end - start;
  for (let n = 0; n < changes.length; n += 1) {
    const name = changes[n]?.name;
    if (name === undefined || name.length !== length) continue;
    let i = 0;
    while (i < length && buf[start + i] === name[i]) i += 1;
    if (i === length) return n;
  }
  return -1;
}
