/** delete */

import { asNumber, fieldOf } from '../bson/raw.ts';
import type { RawValue } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import { LibraryMissing } from '../aggregation/mingo-library.ts';
import type { Collection } from '../catalog/collection.ts';
import type { Filter } from '../query/filter.ts';
import { parseFilter, refuseCollation } from '../query/parse-filter.ts';
import type { Slices } from '../query/slices.ts';
import { firstTarget, forEachTarget } from '../query/targets.ts';
import { badValue, failedToParse } from '../wire/errors.ts';
import { collectionName, hintArgument } from './arguments.ts';
import type { CommandRun, Context } from './context.ts';
import { runStatements, writeFailures } from './write-results.ts';

interface Statement {
  readonly filter: Filter;
  readonly one: boolean;
  readonly raw: RawValue;
}

export const deleteDocuments: CommandRun = function* (command, context, reply) {
  const name = collectionName(command);
  const statements = command.list('deletes').map(readOrKeepError);
  let removed = 0;
  const failures = yield* runStatements(command, statements, (statement) => {
    if (statement instanceof Error) throw statement;
    const collection = context.catalog.find(command.database, name);
    if (collection === undefined) return undefined;
    return removeMatches(context, collection, statement, () => {
      removed += 1;
    });
  });
  reply.number('n', removed);
  writeFailures(reply, failures);
};

function* removeMatches(context: Context, collection: Collection, statement: Statement, count: () => void): Slices {
  const { filter, raw } = statement;
  const hint = hintArgument(collection, fieldOf(raw, 'hint'));
  const remove = (old: Buffer): void => {
    context.documents.remove(collection, old);
    count();
  };
  if (!statement.one) return yield* forEachTarget(context, collection, filter, { hint }, remove);
  const old = yield* firstTarget(context, collection, filter, { hint });
  if (old !== undefined) remove(old);
  return undefined;
}

function readOrKeepError(raw: RawValue): Statement | Error {
  try {
    const query = fieldOf(raw, 'q');
    const limit = asNumber(fieldOf(raw, 'limit'));
    if (query?.type !== T.OBJECT) throw failedToParse('a delete statement needs q');
    if (limit !== 0 && limit !== 1) throw badValue('The limit field in delete objects must be 0 or 1');
    refuseCollation(fieldOf(raw, 'collation'));
    return { filter: parseFilter(query), one: limit === 1, raw };
  } catch (error) {
    if (error instanceof LibraryMissing || !(error instanceof Error)) throw error;
    return error;
  }
}
