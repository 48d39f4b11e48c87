/** createIndexes, listIndexes, dropIndexes. */

import { asNumber, asString, bytesOf, detached, elementsOf, fieldOf } from '../bson/raw.ts';
import type { RawValue } from '../bson/raw.ts';
import { itemsOf } from '../bson/items.ts';
import * as T from '../bson/types.ts';
import type { Collection } from '../catalog/collection.ts';
import { idIndexSpec, parseIndexSpec } from '../catalog/index-definition.ts';
import type { Index } from '../catalog/index-definition.ts';
import { listStream } from '../query/find.ts';
import { ownCopy } from '../bson/raw.ts';
import { openScan } from '../query/scan.ts';
import type { Scan } from '../query/scan.ts';
import type { Slices } from '../query/slices.ts';
import { parseFilter } from '../query/parse-filter.ts';
import { planQuery } from '../query/planner.ts';
import { CommandError } from '../wire/errors.ts';
import { writeFields } from '../wire/object-reply.ts';
import { EMPTY_DOCUMENT, collectionName } from './arguments.ts';
import type { CommandRun, Context } from './context.ts';

const MOST_INDEXES = 64;

export const createIndexes: CommandRun = function* (command, context, reply) {
  const name = collectionName(command);
  const existed = context.catalog.find(command.database, name) !== undefined;
  const specs = command.list('indexes');
  if (specs.length === 0) throw new CommandError(2, 'Must specify at least one index to create');
  const parsed = specs.map((spec) => parseIndexSpec(detached(spec), 0));
  const collection = context.catalog.findOrCreate(command.database, name);
  const before = collection.indexes.length + 1;
  const wanted = parsed.filter((index) => isNew(collection, index));
  if (before + wanted.length > MOST_INDEXES) throw new CommandError(67, `add index fails, too many indexes for ${collection.namespace}`);
  yield* build(context, collection, wanted.map((index) => ({ ...index, id: context.catalog.takeSpace(), building: true })));
  writeFields(reply, {
    numIndexesBefore: before,
    numIndexesAfter: collection.indexes.length + 1,
    createdCollectionAutomatically: !existed,
    ...(wanted.length === 0 ? { note: 'all indexes already exist' } : {}),
  });
};

/** false when the same index is there already; throws when another one is in the way. */
function isNew(collection: Collection, index: Index): boolean {
  if (index.isIdIndex) return false;
  for (const other of collection.indexes) {
    const sameKey = keyBytes(other).equals(keyBytes(index));
    const sameOptions = optionBytes(other) === optionBytes(index);
    if (other.name === index.name) {
      if (sameKey && sameOptions) return false;
      throw new CommandError(
        86,
        `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${describe(index)}, existing index: ${describe(other)}`,
      );
    }
    if (sameKey && samePartial(other, index)) {
      throw new CommandError(
        85,
        sameOptions
          ? `Index already exists with a different name: ${other.name}`
          : `An equivalent index already exists with a different name and options. Requested index: ${describe(index)}, existing index: ${describe(other)}`,
      );
    }
  }
  return true;
}

const keyBytes = (index: Index): Buffer => Buffer.from(index.fields.map((field) => `${field.path.text}:${field.descending ? -1 : 1}`).join());
const partialText = (index: Index): string => (index.partial === undefined ? '' : bytesOf(index.partial.raw).toString('latin1'));
const samePartial = (a: Index, b: Index): boolean => partialText(a) === partialText(b);
const optionBytes = (index: Index): string => `${index.unique}|${index.sparse}|${index.expireAfterSeconds ?? ''}|${partialText(index)}`;
const describe = (index: Index): string => `{ name: "${index.name}", key: { ${index.fields.map((field) => `${field.path.text}: ${field.descending ? -1 : 1}`).join(', ')} } }`;

/** Writes that come in meanwhile keep the new indexes up as well; queries use them only when they are complete. */
function* build(context: Context, collection: Collection, added: readonly Index[]): Slices {
  if (added.length === 0) return;
  const isAdded = new Set(added);
  for (const index of added) context.purge.provisional(index.id);
  collection.indexes = [...collection.indexes, ...added];
  const scan = openScan(context, collection, planQuery(collection, parseFilter(EMPTY_DOCUMENT), { sort: [], hint: 'natural' }));
  try {
    for (let batch = nextBatch(scan); batch.length > 0; batch = nextBatch(scan)) {
      for (const document of batch) context.documents.addEntries(collection, document, isAdded);
      yield;
      if (collection.gone !== undefined) throw new CommandError(276, `the index build was given up: ${collection.gone}`);
      if (added.some((index) => !collection.indexes.includes(index))) throw new CommandError(276, 'the index was dropped while it was built');
    }
  } catch (error) {
    collection.indexes = collection.indexes.filter((index) => !isAdded.has(index));
    for (const index of added) context.purge.add(index.id);
    throw error;
  }
  for (const index of added) {
    index.building = false;
    context.purge.keep(index.id);
  }
  context.catalog.save(collection);
}

/** The scan must be put down before the tree changes. */
function nextBatch(scan: Scan): Buffer[] {
  const batch: Buffer[] = [];
  while (batch.length < 500 && scan.next()) batch.push(ownCopy(scan.document));
  scan.suspend();
  return batch;
}

export const listIndexes: CommandRun = function* (command, context, reply) {
  const name = collectionName(command);
  const collection = existing(context, command.database, name);
  const specs = [idIndexSpec(), ...collection.indexes.map((index) => index.spec)].map(bytesOf);
  const batchSize = asNumber(fieldOf(command.get('cursor') ?? EMPTY_DOCUMENT, 'batchSize')) ?? Infinity;
  yield* context.cursors.open(reply, collection.namespace, listStream(specs), batchSize, true);
};

export const dropIndexes: CommandRun = (command, context, reply) => {
  const collection = existing(context, command.database, collectionName(command));
  const given = command.get('index');
  if (given === undefined) throw new CommandError(40414, "BSON field 'dropIndexes.index' is missing but a required field");
  const before = collection.indexes.length + 1;
  const dropped = new Set(asString(given) === '*' ? collection.indexes : indexesMeant(collection, given));
  context.catalog.setIndexes(
    collection,
    collection.indexes.filter((index) => !dropped.has(index)),
  );
  for (const index of dropped) context.purge.add(index.id);
  reply.number('nIndexesWas', before);
};

function indexesMeant(collection: Collection, given: RawValue): readonly Index[] {
  if (given.type === T.ARRAY) return itemsOf(given).flatMap((item) => indexesMeant(collection, item));
  const name = asString(given);
  if (name !== undefined) {
    if (name === '_id_') throw new CommandError(72, 'cannot drop _id index');
    const index = collection.indexes.find((one) => one.name === name);
    if (index === undefined) throw new CommandError(27, `index not found with name [${name}]`);
    return [index];
  }
  if (given.type !== T.OBJECT) throw new CommandError(14, 'the index to drop must be a name, a key or a list of names');
  const key = elementsOf(given).map((field) => `${field.name}:${(asNumber(field) ?? 1) < 0 ? -1 : 1}`).join();
  if (key === '_id:1') throw new CommandError(72, 'cannot drop _id index');
  const found = collection.indexes.filter((index) => keyBytes(index).toString() === key);
  if (found.length === 0) throw new CommandError(27, `can't find index with key: ${key}`);
  return found;
}

export function existing(context: Context, database: string, name: string): Collection {
  const collection = context.catalog.find(database, name);
  if (collection === undefined) throw new CommandError(26, `ns does not exist: ${database}.${name}`);
  return collection;
}
