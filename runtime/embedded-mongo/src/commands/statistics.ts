/** collStats, dbStats, validate: what a collection holds, and whether its indexes agree with it. */

import type { Collection } from '../catalog/collection.ts';
import { keyRanges } from '../query/key-ranges.ts';
import { RangeScanner } from '../indexes/range-scanner.ts';
import { CommandError } from '../wire/errors.ts';
import { writeFields } from '../wire/object-reply.ts';
import { collectionName } from './arguments.ts';
import type { CommandRun, Context } from './context.ts';
import { existing } from './indexes.ts';

export function statisticsOf(collection: Collection): Record<string, unknown> {
  const { documents, bytes } = collection;
  return {
    ns: collection.namespace,
    size: bytes,
    count: documents,
    avgObjSize: documents === 0 ? 0 : Math.round(bytes / documents),
    storageSize: bytes,
    capped: false,
    nindexes: collection.indexes.length + 1,
    indexDetails: {},
    indexBuilds: [],
    totalIndexSize: 0,
    totalSize: bytes,
    indexSizes: Object.fromEntries([['_id_', 0], ...collection.indexes.map((index) => [index.name, 0])]),
    scaleFactor: 1,
  };
}

export const collStats: CommandRun = (command, context, reply) => {
  const name = collectionName(command);
  const collection = context.catalog.find(command.database, name);
  if (collection === undefined) {
    writeFields(reply, { ns: `${command.database}.${name}`, size: 0, count: 0, storageSize: 0, nindexes: 0, totalIndexSize: 0, totalSize: 0, indexSizes: {}, scaleFactor: 1 });
    return;
  }
  writeFields(reply, statisticsOf(collection));
};

export const dbStats: CommandRun = (command, context, reply) => {
  const collections = context.catalog.of(command.database);
  const objects = collections.reduce((sum, collection) => sum + collection.documents, 0);
  const dataSize = collections.reduce((sum, collection) => sum + collection.bytes, 0);
  writeFields(reply, {
    db: command.database,
    collections: collections.length,
    views: 0,
    objects,
    avgObjSize: objects === 0 ? 0 : dataSize / objects,
    dataSize,
    storageSize: dataSize,
    indexes: collections.reduce((sum, collection) => sum + collection.indexes.length + 1, 0),
    indexSize: 0,
    totalSize: dataSize,
    scaleFactor: 1,
  });
};

/** Reads every document and every index entry; each must account for the other. */
export const validate: CommandRun = (command, context, reply) => {
  const name = collectionName(command);
  if (context.catalog.find(command.database, name) === undefined) {
    throw new CommandError(26, `Collection '${command.database}.${name}' does not exist to validate.`);
  }
  const collection = existing(context, command.database, name);
  const errors: string[] = [];
  const expected = collection.indexes.map(() => 0);
  const documents = checkDocuments(context, collection, expected, errors);
  const keysPerIndex: Record<string, number> = { _id_: documents };
  for (const [n, index] of collection.indexes.entries()) {
    const keys = countKeys(context, index.id);
    keysPerIndex[index.name] = keys;
    if (keys !== expected[n]) errors.push(`index ${index.name} holds ${keys} entries, the documents make ${expected[n] ?? 0}`);
  }
  if (documents !== collection.documents) errors.push(`the counter says ${collection.documents} documents, there are ${documents}`);
  writeFields(reply, {
    ns: collection.namespace,
    nInvalidDocuments: 0,
    nrecords: documents,
    nIndexes: collection.indexes.length + 1,
    keysPerIndex,
    valid: errors.length === 0,
    repaired: false,
    warnings: [],
    errors: errors.slice(0, 100),
  });
};

function checkDocuments(context: Context, collection: Collection, expected: number[], errors: string[]): number {
  const [range] = keyRanges(collection.id, [], []).ranges;
  if (range === undefined) return 0;
  const scanner = new RangeScanner(context.tree, range, false, true);
  let documents = 0;
  while (scanner.next()) {
    const document = scanner.value ?? Buffer.alloc(0);
    documents += 1;
    const { entries, idKey } = context.documents.expectedEntries(collection, document);
    if (!scanner.key.subarray(4).equals(idKey)) errors.push(`document ${documents} is stored under another _id than it has`);
    for (let n = 0; n < entries.count; n += 1) {
      const ordinal = entries.ordinals[n] ?? 0;
      expected[ordinal] = (expected[ordinal] ?? 0) + 1;
      const found = context.tree.get(entries.writer.bytes, entries.starts[n] ?? 0, entries.ends[n] ?? 0);
      const index = collection.indexes[ordinal];
      if (found === undefined) errors.push(`document ${documents} is missing from index ${index?.name ?? '?'}`);
      else if (index?.unique === true && found.compare(idKey, 0, idKey.length, 0, idKey.length) !== 0) {
        errors.push(`an entry of index ${index.name} points to another document`);
      }
    }
  }
  return documents;
}

function countKeys(context: Context, space: number): number {
  const [range] = keyRanges(space, [], []).ranges;
  if (range === undefined) return 0;
  const scanner = new RangeScanner(context.tree, range, false, false);
  let keys = 0;
  while (scanner.next()) keys += 1;
  return keys;
}

