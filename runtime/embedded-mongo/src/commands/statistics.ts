/** collStats, dbStats, validate: what a collection holds, and whether its indexes agree with it. */

import { checkCollection } from '../catalog/check-collection.ts';
import type { Collection } from '../catalog/collection.ts';
import { CommandError } from '../wire/errors.ts';
import { writeFields } from '../wire/object-reply.ts';
import { collectionName } from './arguments.ts';
import type { CommandRun } from './context.ts';
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
  const { documents, keysPerIndex, errors } = checkCollection(context, collection);
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
