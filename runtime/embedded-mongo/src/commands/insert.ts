/** insert */

import { byteAt, fieldOf } from '../bson/raw.ts';
import type { RawValue } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import { withIdFirst } from '../update/apply-update.ts';
import { withNewId } from '../update/upsert.ts';
import { CommandError } from '../wire/errors.ts';
import { collectionName } from './arguments.ts';
import type { CommandRun } from './context.ts';
import { runStatements, writeFailures } from './write-results.ts';

const ID_NAME = Buffer.from('_id\0');

export const insert: CommandRun = function* (command, context, reply) {
  const name = collectionName(command);
  let collection = context.catalog.findOrCreate(command.database, name);
  let inserted = 0;
  const failures = yield* runStatements(command, command.list('documents'), (document) => {
    // Dropped in between: as in MongoDB, what is left goes into the one that has its name now.
    if (collection.gone !== undefined) collection = context.catalog.findOrCreate(command.database, name);
    context.documents.insert(collection, storable(document));
    inserted += 1;
  });
  reply.number('n', inserted);
  writeFailures(reply, failures);
};

/** The document as it is stored: `_id` first, made when missing, of a type that may be one. */
export function storable(document: RawValue): Buffer {
  if (document.type !== T.OBJECT) throw new CommandError(14, 'documents to insert must be objects');
  const { buf, off } = document;
  if (buf.compare(ID_NAME, 0, 4, off + 5, off + 9) === 0 && buf.readInt32LE(off) > 5) {
    checkId(byteAt(buf, off + 4));
    return buf.subarray(off, off + buf.readInt32LE(off));
  }
  const id = fieldOf(document, '_id');
  if (id === undefined) return withNewId(document);
  checkId(id.type);
  return withIdFirst(document);
}

export function checkId(type: number): void {
  if (type === T.ARRAY || type === T.REGEX || type === T.UNDEFINED) {
    throw new CommandError(53, `The '_id' value cannot be of type ${T.typeNames.get(type) ?? '?'}`);
  }
}
