/**
 * Databases, collections and indexes. Kept in the tree under space 0 and mirrored in
 * memory; changes are made inside a write group and are durable with it.
 */

import { randomUUID } from 'node:crypto';

import { BsonWriter } from '../bson/writer.ts';
import { elementsOf, asNumber, asString, bytesOf, fieldOf, rawDocument } from '../bson/raw.ts';
import type { RawValue } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import type { Store } from '../storage/store.ts';
import { CommandError } from '../wire/errors.ts';
import { Collection } from './collection.ts';
import { multikeyBits, parseIndexSpec } from './index-definition.ts';
import type { Index } from './index-definition.ts';

const COLLECTIONS = Buffer.from([0, 0, 0, 0, 0x63]);
const AFTER_COLLECTIONS = Buffer.from([0, 0, 0, 0, 0x64]);
const NEXT_SPACE = Buffer.from([0, 0, 0, 0, 0x6e]);
const COUNTERS = Buffer.from([0, 0, 0, 0, 0x73]);

export class Catalog {
  private readonly store: Store;
  private readonly collections = new Map<string, Collection>();
  private readonly recount = new Set<Collection>();
  private nextSpace = 1;

  constructor(store: Store) {
    this.store = store;
    const next = store.tree.get(NEXT_SPACE, 0, NEXT_SPACE.length);
    if (next !== undefined) this.nextSpace = next.readUInt32LE(0);
    const entries = store.tree.entries({ start: COLLECTIONS, end: AFTER_COLLECTIONS, reverse: false, exclusiveStart: false });
    const records: Buffer[] = [];
    for (let item = entries.next(); item.done !== true; item = entries.next()) records.push(Buffer.from(item.value.value));
    for (const record of records) this.load(rawDocument(record));
  }

  find(database: string, name: string): Collection | undefined {
    return this.collections.get(`${database}.${name}`);
  }

  all(): readonly Collection[] {
    return [...this.collections.values()];
  }

  of(database: string): readonly Collection[] {
    return this.all().filter((collection) => collection.database === database);
  }

  create(database: string, name: string, options: RawValue): Collection {
    checkName(database, name);
    const collection = new Collection({ database, name, id: this.takeSpace(), uuid: uuidBytes(), options });
    this.collections.set(collection.namespace, collection);
    this.save(collection);
    return collection;
  }

  findOrCreate(database: string, name: string): Collection {
    return this.find(database, name) ?? this.create(database, name, rawDocument(Buffer.from([5, 0, 0, 0, 0])));
  }

  /** Forgets the collection; its documents are removed by the caller. */
  remove(collection: Collection): void {
    this.forget(collection, 'collection dropped');
  }

  private forget(collection: Collection, why: string): void {
    collection.gone = `${why}. UUID ${uuidText(collection.uuid)}`;
    this.collections.delete(collection.namespace);
    this.recount.delete(collection);
    const key = recordKey(collection.namespace);
    this.store.remove(key, 0, key.length);
    const counter = counterKey(collection);
    this.store.remove(counter, 0, counter.length);
  }

  rename(collection: Collection, database: string, name: string): void {
    checkName(database, name);
    const renamed = new Collection({ database, name, id: collection.id, uuid: collection.uuid, options: collection.options });
    // One being built is given up: its builder has the old name.
    renamed.indexes = collection.indexes.filter((index) => !index.building);
    renamed.documents = collection.documents;
    renamed.bytes = collection.bytes;
    this.forget(collection, `collection renamed from '${collection.namespace}' to '${renamed.namespace}'`);
    this.collections.set(renamed.namespace, renamed);
    this.save(renamed);
    this.touch(renamed);
  }

  takeSpace(): number {
    const space = this.nextSpace;
    this.nextSpace += 1;
    const value = Buffer.alloc(4);
    value.writeUInt32LE(this.nextSpace);
    this.store.put(NEXT_SPACE, 0, NEXT_SPACE.length, value);
    return space;
  }

  setIndexes(collection: Collection, indexes: readonly Index[]): void {
    collection.indexes = indexes;
    this.save(collection);
  }

  /** Writes the collection's record; called when an index or its multikey marks changed. */
  save(collection: Collection): void {
    const key = recordKey(collection.namespace);
    this.store.put(key, 0, key.length, recordOf(collection));
  }

  /** Its counters changed in this group. */
  touch(collection: Collection): void {
    this.recount.add(collection);
  }

  /** Puts the changed counters; once per group. */
  saveCounters(): void {
    for (const collection of this.recount) {
      const key = counterKey(collection);
      const value = Buffer.alloc(16);
      value.writeDoubleLE(collection.documents, 0);
      value.writeDoubleLE(collection.bytes, 8);
      this.store.put(key, 0, key.length, value);
    }
    this.recount.clear();
  }

  private load(record: RawValue): void {
    const uuid = fieldOf(record, 'uuid');
    const collection = new Collection({
      database: asString(fieldOf(record, 'database')) ?? '',
      name: asString(fieldOf(record, 'name')) ?? '',
      id: asNumber(fieldOf(record, 'id')) ?? 0,
      uuid: uuid === undefined ? uuidBytes() : Buffer.from(uuid.buf.subarray(uuid.off + 5, uuid.off + 21)),
      options: fieldOf(record, 'options') ?? rawDocument(Buffer.from([5, 0, 0, 0, 0])),
    });
    const indexes = fieldOf(record, 'indexes');
    collection.indexes = indexes === undefined ? [] : elementsOf(indexes).map(loadIndex);
    const key = counterKey(collection);
    const counters = this.store.tree.get(key, 0, key.length);
    if (counters !== undefined) {
      collection.documents = counters.readDoubleLE(0);
      collection.bytes = counters.readDoubleLE(8);
    }
    this.collections.set(collection.namespace, collection);
  }
}

function loadIndex(record: RawValue): Index {
  const spec = fieldOf(record, 'spec');
  if (spec === undefined) throw new Error('the catalog holds an index without a specification');
  const index = parseIndexSpec(rawDocument(Buffer.from(bytesOf(spec))), asNumber(fieldOf(record, 'id')) ?? 0);
  const multikey = asNumber(fieldOf(record, 'multikey')) ?? 0;
  for (const [n, field] of index.fields.entries()) field.multikey = ((multikey >> n) & 1) === 1;
  return index;
}

function recordOf(collection: Collection): Buffer {
  const writer = new BsonWriter();
  const doc = writer.begin();
  writer.string('database', collection.database);
  writer.string('name', collection.name);
  writer.number('id', collection.id);
  writer.header(T.BINARY, 'uuid');
  writer.int32(16);
  writer.copy(Buffer.from([4]));
  writer.copy(collection.uuid);
  writer.field('options', collection.options);
  writer.header(T.ARRAY, 'indexes');
  const list = writer.begin();
  for (const [n, index] of collection.indexes.filter((one) => !one.building).entries()) {
    writer.item(T.OBJECT, n);
    const record = writer.begin();
    writer.number('id', index.id);
    writer.number('multikey', multikeyBits(index));
    writer.field('spec', index.spec);
    writer.end(record);
  }
  writer.end(list);
  writer.end(doc);
  return Buffer.from(writer.taken());
}

const recordKey = (namespace: string): Buffer => Buffer.concat([COLLECTIONS, Buffer.from(namespace)]);

function counterKey(collection: Collection): Buffer {
  const key = Buffer.alloc(COUNTERS.length + 4);
  COUNTERS.copy(key);
  key.writeUInt32BE(collection.id, COUNTERS.length);
  return key;
}

const uuidBytes = (): Buffer => Buffer.from(randomUUID().replaceAll('-', ''), 'hex');

const uuidText = (uuid: Buffer): string => uuid.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

function checkName(database: string, name: string): void {
  if (!/^[^/\\. "$*<>:|?\0]{1,63}$/.test(database)) throw new CommandError(73, `Invalid database name: '${database}'`);
  if (name === '' || name.includes('$') || name.includes('\0') || name.startsWith('system.')) {
    throw new CommandError(73, `Invalid namespace specified '${database}.${name}'`);
  }
  if (Buffer.byteLength(`${database}.${name}`) > 255) throw new CommandError(73, 'Fully qualified namespace is too long');
}
