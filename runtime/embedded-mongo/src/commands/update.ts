/** update */

import { asBoolean, fieldOf } from '../bson/raw.ts';
import type { RawValue } from '../bson/raw.ts';
import { byteAt } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import type { Collection } from '../catalog/collection.ts';
import type { Filter } from '../query/filter.ts';
import { parseFilter, refuseCollation } from '../query/parse-filter.ts';
import { parseSort } from '../query/sort.ts';
import type { Slices } from '../query/slices.ts';
import { firstTarget, forEachTarget, singleId, targetById } from '../query/targets.ts';
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

export const update: CommandRun = function* (command, context, reply) {
  const name = collectionName(command);
  // All statements are read before the first is run: reading may ask for a library that is not loaded yet.
  const statements = command.list('updates').map(readOrKeepError);
  const outcome: Outcome = { matched: 0, modified: 0, upserts: [] };
  const failures = yield* runStatements(command, statements, (statement, index) => {
    if (statement instanceof Error) throw statement;
    return runStatement({ context, database: command.database, name, index, outcome }, statement);
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

interface Run {
  readonly context: Context;
  readonly database: string;
  readonly name: string;
  readonly index: number;
  readonly outcome: Outcome;
}

/** By `_id` it is done at once; anything that scans comes back as slices. */
function runStatement(run: Run, statement: Statement): Slices | void {
  const { context, outcome } = run;
  const { filter } = statement;
  const id = statement.multi ? undefined : singleId(filter.raw);
  const collection = context.catalog.find(run.database, run.name);
  if (id === undefined || fieldOf(statement.raw, 'hint') !== undefined) return scanAndUpdate(run, statement, collection);
  const old = collection === undefined ? undefined : targetById(context, collection, filter, id);
  if (collection === undefined || old === undefined) return upsertWhenWanted(run, statement);
  if (applyTo(context, collection, old, statement.update, filter)) outcome.modified += 1;
  outcome.matched += 1;
  return undefined;
}

function* scanAndUpdate(run: Run, statement: Statement, collection: Collection | undefined): Slices {
  const { context, outcome } = run;
  const { filter, update: change, raw } = statement;
  let matched = 0;
  const apply = (target: Collection, old: Buffer): void => {
    if (applyTo(context, target, old, change, filter)) outcome.modified += 1;
    matched += 1;
  };
  if (collection !== undefined) {
    const hint = hintArgument(collection, fieldOf(raw, 'hint'));
    if (statement.multi) {
      if (fieldOf(raw, 'sort') !== undefined) throw failedToParse('Cannot specify sort with multi=true');
      yield* forEachTarget(context, collection, filter, { hint }, (old) => apply(collection, old));
    } else {
      const old = yield* firstTarget(context, collection, filter, { sort: parseSort(fieldOf(raw, 'sort')), hint });
      if (old !== undefined) apply(collection, old);
    }
  }
  outcome.matched += matched;
  if (matched === 0) upsertWhenWanted(run, statement);
}

function upsertWhenWanted(run: Run, statement: Statement): void {
  if (!statement.upsert) return;
  const document = upserted(statement.filter, statement.update);
  checkId(byteAt(document, 4));
  run.context.documents.insert(run.context.catalog.findOrCreate(run.database, run.name), document);
  run.outcome.upserts.push({ index: run.index, id: { buf: document, type: byteAt(document, 4), off: 9 } });
}

/** true when the document changed. */
export function applyTo(context: Context, collection: Collection, old: Buffer, change: Update, filter: Filter): boolean {
  const next = updated(old, change, filter);
  if (sameBytes(old, next)) return false;
  context.documents.replace(collection, old, next);
  return true;
}

