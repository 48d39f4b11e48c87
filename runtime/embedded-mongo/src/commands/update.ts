/** update */

import { asBoolean, fieldOf } from '../bson/raw.ts';
import type { RawValue } from '../bson/raw.ts';
import { byteAt } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import type { Collection } from '../catalog/collection.ts';
import type { Filter } from '../query/filter.ts';
import { parseFilter, refuseCollation } from '../query/parse-filter.ts';
import { parseSort } from '../query/sort.ts';
import { ownCopy } from '../bson/raw.ts';
import { allTargets, firstTarget } from '../query/targets.ts';
import { sameBytes, updated } from '../update/apply-update.ts';
import { parseUpdate } from '../update/parse-update.ts';
import type { Update } from '../update/parse-update.ts';
import { upserted } from '../update/upsert.ts';
import { failedToParse, notImplemented } from '../wire/errors.ts';
import { LibraryMissing } from '../aggregation/mingo-library.ts';
import { collectionName, hintArgument } from './arguments.ts';
import type { CommandRun, Context } from './context.ts';
import { checkId } from './insert.ts';
import { runStatements, writeCounts } from './write-results.ts';

interface Statement {
  readonly filter: Filter;
  readonly update: Update;
  readonly multi: boolean;
  readonly upsert: boolean;
  readonly raw: RawValue;
}

interface Outcome {
  matched: number;
  modified: number;
  readonly upserts: { readonly index: number; readonly id: RawValue }[];
}

export const update: CommandRun = (command, context, reply) => {
  const name = collectionName(command);
  // All statements are read before the first is run: reading may ask for a library that is not loaded yet.
  const statements = command.list('updates').map(readOrKeepError);
  const outcome: Outcome = { matched: 0, modified: 0, upserts: [] };
  const failures = runStatements(command, statements, (statement, index) => {
    if (statement instanceof Error) throw statement;
    runStatement(context, command.database, name, statement, index, outcome);
  });
  writeCounts(reply, outcome.matched + outcome.upserts.length, outcome.modified, outcome.upserts, failures);
};

function readOrKeepError(raw: RawValue): Statement | Error {
  try {
    return readStatement(raw);
  } catch (error) {
    if (error instanceof LibraryMissing || !(error instanceof Error)) throw error;
    return error;
  }
}

function readStatement(raw: RawValue): Statement {
  const query = fieldOf(raw, 'q');
  const change = fieldOf(raw, 'u');
  if (query?.type !== T.OBJECT || change === undefined) throw failedToParse('an update statement needs q and u');
  refuseCollation(fieldOf(raw, 'collation'));
  if (fieldOf(raw, 'c') !== undefined) throw notImplemented('update with constants (c)');
  const statement = {
    filter: parseFilter(query),
    update: parseUpdate(change, fieldOf(raw, 'arrayFilters')),
    multi: asBoolean(fieldOf(raw, 'multi')),
    upsert: asBoolean(fieldOf(raw, 'upsert')),
    raw,
  };
  if (statement.multi && statement.update.kind === 'replacement') throw failedToParse('multi update is not supported for replacement-style update');
  return statement;
}

function runStatement(context: Context, database: string, name: string, statement: Statement, index: number, outcome: Outcome): void {
  const collection = context.catalog.find(database, name);
  const { filter, update: change } = statement;
  const matched = collection === undefined ? 0 : updateMatches(context, collection, statement, outcome);
  outcome.matched += matched;
  if (matched > 0 || !statement.upsert) return;
  const document = upserted(filter, change);
  checkId(byteAt(document, 4));
  context.documents.insert(context.catalog.findOrCreate(database, name), document);
  outcome.upserts.push({ index, id: { buf: document, type: byteAt(document, 4), off: 9 } });
}

function updateMatches(context: Context, collection: Collection, statement: Statement, outcome: Outcome): number {
  const { filter, update: change, raw } = statement;
  const hint = hintArgument(collection, fieldOf(raw, 'hint'));
  if (!statement.multi) {
    const sort = parseSort(fieldOf(raw, 'sort'));
    const old = firstTarget(context, collection, filter, { sort, hint });
    if (old === undefined) return 0;
    if (applyTo(context, collection, old, change, filter)) outcome.modified += 1;
    return 1;
  }
  if (fieldOf(raw, 'sort') !== undefined) throw failedToParse("Cannot specify sort with multi=true");
  const ids = allTargets(context, collection, filter, { hint });
  for (let n = 0; n < ids.count; n += 1) {
    const found = context.documents.get(collection, ids.at(n));
    if (found === undefined) continue;
    if (applyTo(context, collection, ownCopy(found), change, filter)) outcome.modified += 1;
  }
  return ids.count;
}

/** true when the document changed. */
export function applyTo(context: Context, collection: Collection, old: Buffer, change: Update, filter: Filter): boolean {
  const next = updated(old, change, filter);
  if (sameBytes(old, next)) return false;
  context.documents.replace(collection, old, next);
  return true;
}

