/** create, drop, renameCollection, collMod, listCollections, listDatabases, dropDatabase. */

import { Binary } from 'bson';

import { asBoolean, asNumber, asString, decodeDocument, detached, elementsOf, fieldOf, rawDocument } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import type { Collection } from '../catalog/collection.ts';
import { idIndexSpec, parseIndexSpec } from '../catalog/index-definition.ts';
import { encodeDocument } from '../aggregation/expressions.ts';
import { listStream } from '../query/find.ts';
import { parseFilter } from '../query/parse-filter.ts';
import { CommandError, notImplemented } from '../wire/errors.ts';
import { writeFields } from '../wire/object-reply.ts';
import { EMPTY_DOCUMENT, collectionName, documentArgument } from './arguments.ts';
import type { CommandRun, Context } from './context.ts';
import { existing } from './indexes.ts';

/** Options of `create` that mean nothing here, or nothing unusual. */
const harmless = new Set(['create', '$db', 'lsid', 'autoIndexId', 'storageEngine', 'indexOptionDefaults', 'writeConcern', 'comment', '$readPreference', '$clusterTime', 'encryptedFields', 'apiVersion', 'apiStrict', 'apiDeprecationErrors', 'maxTimeMS']);

export const create: CommandRun = (command, context) => {
  const name = collectionName(command);
  for (const option of command.arguments()) {
    if (harmless.has(option.name)) continue;
    if (option.type === T.BOOL && !asBoolean(option)) continue;
    if (option.name === 'collation' && asString(fieldOf(option, 'locale')) === 'simple') continue;
    throw notImplemented(`create with the option "${option.name}"`);
  }
  if (context.catalog.find(command.database, name) !== undefined) {
    throw new CommandError(48, `Collection ${command.database}.${name} already exists.`);
  }
  context.catalog.create(command.database, name, EMPTY_DOCUMENT);
};

export const drop: CommandRun = (command, context, reply) => {
  const collection = context.catalog.find(command.database, collectionName(command));
  if (collection === undefined) return;
  writeFields(reply, { nIndexesWas: collection.indexes.length + 1, ns: collection.namespace });
  dropCollection(context, collection);
};

function dropCollection(context: Context, collection: Collection): void {
  context.catalog.remove(collection);
  context.cursors.killNamespace((namespace) => namespace === collection.namespace);
  for (const index of collection.indexes) context.purge.add(index.id);
  context.purge.add(collection.id);
}

export const dropDatabase: CommandRun = (command, context, reply) => {
  for (const collection of context.catalog.of(command.database)) dropCollection(context, collection);
  writeFields(reply, { dropped: command.database });
};

export const renameCollection: CommandRun = (command, context) => {
  const from = splitNamespace(collectionName(command));
  const to = splitNamespace(asString(command.get('to')) ?? '');
  const collection = context.catalog.find(from.database, from.name);
  if (collection === undefined) throw new CommandError(26, `Source collection ${from.database}.${from.name} does not exist`);
  const target = context.catalog.find(to.database, to.name);
  if (target !== undefined) {
    if (!asBoolean(command.get('dropTarget'))) throw new CommandError(48, 'target namespace exists');
    dropCollection(context, target);
  }
  context.cursors.killNamespace((namespace) => namespace === collection.namespace);
  context.catalog.rename(collection, to.database, to.name);
};

function splitNamespace(namespace: string): { database: string; name: string } {
  const dot = namespace.indexOf('.');
  if (dot <= 0) throw new CommandError(73, `Invalid namespace specified '${namespace}'`);
  return { database: namespace.slice(0, dot), name: namespace.slice(dot + 1) };
}

/** Only a TTL index's expiry can be changed. */
export const collMod: CommandRun = (command, context, reply) => {
  const collection = existing(context, command.database, collectionName(command));
  for (const option of command.arguments()) {
    if (option.name === 'index' || harmless.has(option.name) || option.name === 'collMod') continue;
    throw notImplemented(`collMod with the option "${option.name}"`);
  }
  const change = command.get('index');
  if (change === undefined) return;
  const name = asString(fieldOf(change, 'name'));
  const pattern = fieldOf(change, 'keyPattern');
  const key = pattern === undefined ? undefined : elementsOf(pattern)[0]?.name;
  const complete = collection.indexes.filter((one) => !one.building);
  const index = complete.find((one) => (name === undefined ? one.fields.length === 1 && one.fields[0]?.path.text === key : one.name === name));
  if (index === undefined) throw new CommandError(27, `cannot find index ${name ?? key ?? ''} for ns ${collection.namespace}`);
  const seconds = asNumber(fieldOf(change, 'expireAfterSeconds'));
  if (seconds === undefined) throw notImplemented('collMod of an index but for expireAfterSeconds');
  const spec = rawDocument(encodeDocument({ ...decodeDocument(index.spec), expireAfterSeconds: seconds }));
  const changed = parseIndexSpec(spec, index.id);
  for (const [n, field] of changed.fields.entries()) field.multikey = index.fields[n]?.multikey ?? false;
  context.catalog.setIndexes(
    collection,
    collection.indexes.map((one) => (one === index ? changed : one)),
  );
  writeFields(reply, { expireAfterSeconds_old: index.expireAfterSeconds, expireAfterSeconds_new: seconds });
};

export const listCollections: CommandRun = function* (command, context, reply) {
  const filter = parseFilter(detached(documentArgument(command, 'filter')));
  const nameOnly = asBoolean(command.get('nameOnly'));
  const documents = context.catalog
    .of(command.database)
    .map((collection) => describe(collection, nameOnly))
    .filter((document) => filter.matches(document, 0));
  const batchSize = asNumber(fieldOf(command.get('cursor') ?? EMPTY_DOCUMENT, 'batchSize')) ?? Infinity;
  yield* context.cursors.open(reply, `${command.database}.$cmd.listCollections`, listStream(documents), batchSize, true);
};

function describe(collection: Collection, nameOnly: boolean): Buffer {
  const { name } = collection;
  if (nameOnly) return encodeDocument({ name, type: 'collection' });
  return encodeDocument({
    name,
    type: 'collection',
    options: {},
    info: { readOnly: false, uuid: new Binary(collection.uuid, 4) },
    idIndex: decodeDocument(idIndexSpec()),
  });
}

export const listDatabases: CommandRun = (command, context, reply) => {
  const sizes = new Map<string, number>();
  for (const collection of context.catalog.all()) {
    sizes.set(collection.database, (sizes.get(collection.database) ?? 0) + collection.bytes);
  }
  const filter = parseFilter(documentArgument(command, 'filter'));
  const databases = [...sizes]
    .map(([name, sizeOnDisk]) => ({ name, sizeOnDisk, empty: sizeOnDisk === 0 }))
    .filter((database) => filter.matches(encodeDocument(database), 0));
  const nameOnly = asBoolean(command.get('nameOnly'));
  writeFields(reply, {
    databases: nameOnly ? databases.map(({ name }) => ({ name })) : databases,
    ...(nameOnly ? {} : { totalSize: databases.reduce((sum, database) => sum + database.sizeOnDisk, 0) }),
  });
};

