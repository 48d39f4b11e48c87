/** findAndModify */

import { asBoolean, byteAt } from '../bson/raw.ts';
import type { RawValue } from '../bson/raw.ts';
import { rawDocument } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import type { BsonWriter } from '../bson/writer.ts';
import { parseFilter, refuseCollation } from '../query/parse-filter.ts';
import { parseProjection } from '../query/projection.ts';
import type { Projection } from '../query/projection.ts';
import { parseSort } from '../query/sort.ts';
import { firstTarget } from '../query/targets.ts';
import { sameBytes, updated } from '../update/apply-update.ts';
import { parseUpdate } from '../update/parse-update.ts';
import { upserted } from '../update/upsert.ts';
import { failedToParse } from '../wire/errors.ts';
import { collectionName, documentArgument, hintArgument } from './arguments.ts';
import type { CommandRun } from './context.ts';
import { checkId } from './insert.ts';

export const findAndModify: CommandRun = function* (command, context, reply) {
  const name = collectionName(command);
  refuseCollation(command.get('collation'));
  const filter = parseFilter(documentArgument(command, 'query'));
  const sort = parseSort(command.get('sort'));
  const projection = parseProjection(command.get('fields'), filter);
  const removing = asBoolean(command.get('remove'));
  const upsert = asBoolean(command.get('upsert'));
  const wantsNew = asBoolean(command.get('new'));
  const given = command.get('update');
  if (removing && (given !== undefined || upsert || wantsNew)) {
    throw failedToParse('Cannot specify an update, upsert or new=true together with remove=true');
  }
  if (!removing && given === undefined) throw failedToParse('Either an update or remove=true must be specified');
  const update = given === undefined ? undefined : parseUpdate(given, command.get('arrayFilters'));

  const collection = context.catalog.find(command.database, name);
  const old =
    collection === undefined
      ? undefined
      : yield* firstTarget(context, collection, filter, { sort, hint: hintArgument(collection, command.get('hint')) });

  if (update === undefined) {
    if (collection !== undefined && old !== undefined) context.documents.remove(collection, old);
    return writeResult(reply, old === undefined ? 0 : 1, undefined, undefined, old, projection);
  }
  if (old !== undefined && collection !== undefined) {
    const next = updated(old, update, filter);
    if (!sameBytes(old, next)) context.documents.replace(collection, old, next);
    return writeResult(reply, 1, true, undefined, wantsNew ? next : old, projection);
  }
  if (!upsert) return writeResult(reply, 0, false, undefined, undefined, projection);
  const document = upserted(filter, update);
  checkId(byteAt(document, 4));
  context.documents.insert(context.catalog.findOrCreate(command.database, name), document);
  const id = { buf: document, type: byteAt(document, 4), off: 9 };
  return writeResult(reply, 1, false, id, wantsNew ? document : undefined, projection);
};

/** `updatedExisting` undefined for a removal. */
function writeResult(
  reply: BsonWriter,
  n: number,
  updatedExisting: boolean | undefined,
  upsertedId: RawValue | undefined,
  value: Buffer | undefined,
  projection: Projection | undefined,
): void {
  reply.header(T.OBJECT, 'lastErrorObject');
  const result = reply.begin();
  reply.number('n', n);
  if (updatedExisting !== undefined) {
    reply.header(T.BOOL, 'updatedExisting');
    reply.copy(Buffer.from([updatedExisting ? 1 : 0]));
  }
  if (upsertedId !== undefined) reply.field('upserted', upsertedId);
  reply.end(result);
  if (value === undefined) reply.header(T.NULL, 'value');
  else reply.field('value', rawDocument(projection === undefined ? value : projection(value)));
}
