/**
 * Reading and changing documents together with their index entries. Each change is worked
 * out and checked first and written last, so a refused one leaves nothing behind.
 */

import { KeyEncodingError, KeyWriter, MAX_KEY_BYTES } from '../bson/key-encoding.ts';
import type { RawValue } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import { collectEntries } from '../indexes/key-extraction.ts';
import { IndexEntries } from '../indexes/index-entries.ts';
import type { Store } from '../storage/store.ts';
import { CommandError } from '../wire/errors.ts';
import type { Catalog } from './catalog.ts';
import type { Collection } from './collection.ts';
import type { Index } from './index-definition.ts';
import { duplicateKey } from './duplicate-key.ts';

export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;
const MARK = Buffer.from([1]);
const NO_INDEXES: readonly boolean[] = [];

export class Documents {
  private readonly store: Store;
  private readonly catalog: Catalog;
  private readonly key = new KeyWriter();
  private readonly entries = new IndexEntries();
  private readonly before = new IndexEntries();

  constructor(store: Store, catalog: Catalog) {
    this.store = store;
    this.catalog = catalog;
  }

  /** Key bytes of an `_id` inside its collection. */
  idKey(id: RawValue): Buffer {
    const { key } = this;
    key.length = 0;
    try {
      key.value(id.buf, id.type, id.off);
    } catch (error) {
      throw asCommandError(error);
    }
    return key.taken();
  }

  /** The stored bytes; valid only until the next access to the store. */
  get(collection: Collection, idKey: Uint8Array): Buffer | undefined {
    this.documentKey(collection, idKey);
    return this.store.tree.getKey(this.key);
  }

  /** Inserts a document whose `_id` is its first field. Throws CommandError 11000 and others. */
  insert(collection: Collection, doc: Buffer): void {
    this.begin(collection);
    const idKey = this.prepared(collection, doc, this.entries);
    this.checkNew(collection, doc, idKey);
    this.documentKey(collection, idKey);
    if (!this.store.putNew(this.key.bytes, 0, this.key.length, doc)) throw duplicateKey(collection, undefined, doc);
    for (let n = 0; n < this.entries.count; n += 1) this.putEntry(collection, this.entries, n, idKey);
    collection.documents += 1;
    collection.bytes += doc.length;
    this.catalog.touch(collection);
  }

  /** Puts `doc` in the place of `old` (same `_id`); `old` must not be a view into the store. */
  replace(collection: Collection, old: Buffer, doc: Buffer): void {
    this.begin(collection);
    checkSize(doc);
    const { layout } = collection;
    // Most updates leave most indexes alone: state and times change, names and owners do not.
    const touched = layout.compare(old, doc) ? layout.touched : NO_INDEXES;
    const idKey = this.entriesOf(collection, doc, this.entries, touched);
    this.checkUnique(collection, doc, idKey, this.entries);
    if (touched === NO_INDEXES) this.before.clear();
    else {
      layout.fields.scan(old, 0);
      this.entriesOf(collection, old, this.before, touched);
    }
    this.documentKey(collection, idKey);
    this.putDocument(doc);
    for (let n = 0; n < this.before.count; n += 1) {
      if (!this.entries.includes(this.before, n)) this.removeEntry(this.before, n);
    }
    for (let n = 0; n < this.entries.count; n += 1) {
      if (!this.before.includes(this.entries, n)) this.putEntry(collection, this.entries, n, idKey);
    }
    if (old.length !== doc.length) {
      collection.bytes += doc.length - old.length;
      this.catalog.touch(collection);
    }
  }

  /** Removes a document; `old` must not be a view into the store. */
  remove(collection: Collection, old: Buffer): void {
    this.begin(collection);
    const idKey = this.prepared(collection, old, this.before);
    for (let n = 0; n < this.before.count; n += 1) this.removeEntry(this.before, n);
    this.documentKey(collection, idKey);
    this.store.remove(this.key.bytes, 0, this.key.length);
    collection.documents -= 1;
    collection.bytes -= old.length;
    this.catalog.touch(collection);
  }

  /** Adds the entries of an existing document to indexes being built. Throws on duplicates. */
  addEntries(collection: Collection, doc: Buffer, added: ReadonlySet<Index>): void {
    this.begin(collection);
    const idKey = this.prepared(collection, doc, this.entries);
    this.checkUnique(collection, doc, idKey, this.entries);
    for (let n = 0; n < this.entries.count; n += 1) {
      const index = collection.indexes[this.entries.ordinals[n] ?? -1];
      if (index !== undefined && added.has(index)) this.putEntry(collection, this.entries, n, idKey);
    }
  }

  /** The entries `doc` should have, for `validate`. */
  expectedEntries(collection: Collection, doc: Buffer): { readonly entries: IndexEntries; readonly idKey: Buffer } {
    const idKey = this.prepared(collection, doc, this.entries);
    return { entries: this.entries, idKey };
  }

  /** A command over very many documents is written in parts; each part has whole documents. */
  private begin(collection: Collection): void {
    collection.refuseWhenGone();
    if (!this.store.isGroupLarge) return;
    this.catalog.saveCounters();
    this.store.flushPart();
  }

  private documentKey(collection: Collection, idKey: Uint8Array): void {
    this.key.length = 0;
    this.key.uint32(collection.id);
    this.key.copy(idKey);
  }

  /** Key and index entries of a document, checked: what it takes to write it. */
  private prepared(collection: Collection, doc: Buffer, entries: IndexEntries): Buffer {
    checkSize(doc);
    collection.layout.fields.scan(doc, 0);
    return this.entriesOf(collection, doc, entries);
  }

  /** The same for a document the collection's fields were just scanned on; with `wanted`, for those indexes only. */
  private entriesOf(collection: Collection, doc: Buffer, entries: IndexEntries, wanted?: readonly boolean[]): Buffer {
    const { layout } = collection;
    const { fields } = layout;
    entries.clear();
    try {
      this.key.length = 0;
      this.key.value(doc, fields.types[0] ?? T.MISSING, fields.offsets[0] ?? 0);
      if (this.key.length > MAX_KEY_BYTES - 4) throw new CommandError(17280, `_id is too large (limit ${MAX_KEY_BYTES - 4} bytes)`);
      const idKey = this.key.taken();
      if (wanted !== NO_INDEXES && collectEntries(layout, doc, 0, idKey, entries, wanted)) this.catalog.save(collection);
      return idKey;
    } catch (error) {
      throw asCommandError(error);
    }
  }

  private checkUnique(collection: Collection, doc: Buffer, idKey: Buffer, entries: IndexEntries): void {
    for (let n = 0; n < entries.count; n += 1) {
      const index = collection.indexes[entries.ordinals[n] ?? 0];
      if (index?.unique !== true) continue;
      const owner = this.store.tree.get(entries.writer.bytes, entries.starts[n] ?? 0, entries.ends[n] ?? 0);
      if (owner === undefined) continue;
      if (owner.compare(idKey, 0, idKey.length, 0, idKey.length) !== 0) throw duplicateKey(collection, index, doc);
    }
  }

  /** That no unique index is in the way; of several, the `_id` is named first. */
  private checkNew(collection: Collection, doc: Buffer, idKey: Buffer): void {
    try {
      this.checkUnique(collection, doc, idKey, this.entries);
    } catch (error) {
      if (this.get(collection, idKey) !== undefined) throw duplicateKey(collection, undefined, doc);
      throw error;
    }
  }

  private putDocument(doc: Buffer): void {
    this.store.put(this.key.bytes, 0, this.key.length, doc);
  }

  private putEntry(collection: Collection, entries: IndexEntries, n: number, idKey: Buffer): void {
    const unique = collection.indexes[entries.ordinals[n] ?? 0]?.unique === true;
    this.store.put(entries.writer.bytes, entries.starts[n] ?? 0, entries.ends[n] ?? 0, unique ? idKey : MARK);
  }

  private removeEntry(entries: IndexEntries, n: number): void {
    this.store.remove(entries.writer.bytes, entries.starts[n] ?? 0, entries.ends[n] ?? 0);
  }
}

function checkSize(doc: Buffer): void {
  if (doc.length <= MAX_DOCUMENT_BYTES) return;
  throw new CommandError(10334, `BSONObj size: ${doc.length} is invalid. Size must be between 0 and ${MAX_DOCUMENT_BYTES}`);
}

export function asCommandError(error: unknown): unknown {
  return error instanceof KeyEncodingError ? new CommandError(error.code, error.message) : error;
}

