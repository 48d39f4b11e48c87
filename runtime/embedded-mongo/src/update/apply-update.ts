/** Makes the new document of an update; writes nothing. */

import { compareValues } from '../bson/compare.ts';
import { afterCString, afterValue, byteAt, copyOf, docEnd, elementsOf, fieldOf, rawDocument } from '../bson/raw.ts';
import type { RawElement, RawValue } from '../bson/raw.ts';
import { BsonWriter } from '../bson/writer.ts';
import { encodeDocument, plainDocument } from '../aggregation/expressions.ts';
import type { Filter } from '../query/filter.ts';
import { firstMatchingItem } from '../query/positional.ts';
import { CommandError } from '../wire/errors.ts';
import { changedDirectly } from './direct-changes.ts';
import { applyAction } from './operators.ts';
import type { Update } from './parse-update.ts';
import { encodeTree, openObject } from './tree.ts';

/** `old` is a document of its own; the answer is another one, with the same `_id` as first field. */
export function updated(old: Buffer, update: Update, filter: Filter, inserting = false): Buffer {
  switch (update.kind) {
    case 'replacement':
      return replaced(old, update.document);
    case 'pipeline':
      return keepId(old, throughPipeline(old, update));
    case 'operators': {
      if (update.direct !== undefined && !inserting && isIdName(old, 5)) return changedDirectly(old, update.direct);
      const root = openObject(rawDocument(old));
      const context = {
        inserting,
        arrayFilters: update.arrayFilters,
        matchedItem: (path: string) => firstMatchingItem(old, filter, path),
      };
      for (const action of update.actions) applyAction(root, action, context);
      return keepId(old, encodeTree(root));
    }
  }
}

/** The `_id` element of the old document, then the new fields in their order. */
function replaced(old: Buffer, document: RawValue): Buffer {
  const oldId = firstElement(old);
  const newId = fieldOf(document, '_id');
  if (oldId === undefined) return withIdFirst(document);
  if (newId !== undefined) {
    if (!sameValue(oldId, newId)) throw immutableId();
    if (isFirst(document)) return copyOf(document.buf, document.off, docEnd(document.buf, document.off) + 1);
  }
  const writer = new BsonWriter(document.buf.readInt32LE(document.off) + 32);
  const start = writer.begin();
  writer.field('_id', newId ?? oldId);
  copyOthers(document, writer);
  writer.end(start);
  return writer.taken();
}

const immutableId = (): CommandError =>
  new CommandError(66, "Performing an update on the path '_id' would modify the immutable field '_id'");

function copyOthers(document: RawValue, writer: BsonWriter): void {
  const { buf } = document;
  const end = docEnd(buf, document.off);
  let at = document.off + 4;
  while (at < end) {
    const off = afterCString(buf, at + 1);
    const next = afterValue(buf, byteAt(buf, at), off);
    if (!isIdName(buf, at + 1)) writer.copy(buf, at, next);
    at = next;
  }
}

const isIdName = (buf: Buffer, at: number): boolean =>
  buf[at] === 0x5f && buf[at + 1] === 0x69 && buf[at + 2] === 0x64 && buf[at + 3] === 0;

const isFirst = (document: RawValue): boolean => isIdName(document.buf, document.off + 5);

function firstElement(document: Buffer): RawElement | undefined {
  if (!isIdName(document, 5)) return undefined;
  return { name: '_id', buf: document, type: byteAt(document, 4), off: 9 };
}

const sameValue = (a: RawValue, b: RawValue): boolean =>
  compareValues(a.buf, a.type, a.off, b.buf, b.type, b.off) === 0;

function keepId(old: Buffer, document: Buffer): Buffer {
  const oldId = firstElement(old);
  const newId = fieldOf(rawDocument(document), '_id');
  if (oldId === undefined) return withIdFirst(rawDocument(document));
  if (newId === undefined || !sameValue(oldId, newId)) throw immutableId();
  return withIdFirst(rawDocument(document));
}

/** The document with `_id`, when it has one, moved to the front. */
export function withIdFirst(document: RawValue): Buffer {
  const id = fieldOf(document, '_id');
  if (id === undefined || isFirst(document)) return copyOf(document.buf, document.off, docEnd(document.buf, document.off) + 1);
  const writer = new BsonWriter(document.buf.readInt32LE(document.off));
  const start = writer.begin();
  writer.field('_id', id);
  copyOthers(document, writer);
  writer.end(start);
  return Buffer.from(writer.taken());
}

/** Fields the pipeline left as they were keep their old bytes, and with them their exact types. */
function throughPipeline(old: Buffer, update: Extract<Update, { kind: 'pipeline' }>): Buffer {
  const [result] = update.run([plainDocument(rawDocument(old))]);
  const document = encodeDocument(result ?? {});
  const writer = new BsonWriter(document.length);
  const start = writer.begin();
  for (const element of elementsOf(rawDocument(document))) {
    const before = fieldOf(rawDocument(old), element.name);
    writer.field(element.name, before !== undefined && sameValue(before, element) ? before : element);
  }
  writer.end(start);
  return Buffer.from(writer.taken());
}

export const sameBytes = (a: Buffer, b: Buffer): boolean => a.length === b.length && a.equals(b);

