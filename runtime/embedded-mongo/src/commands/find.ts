/** find, getMore, killCursors, count, distinct. */

import { KeyWriter } from '../bson/key-encoding.ts';
import { asBoolean, asNumber, asString, bytesOf } from '../bson/raw.ts';
import type { RawValue } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import { itemsOf } from '../bson/items.ts';
import { findStream, emptyStream } from '../query/find.ts';
import { parseFilter, refuseCollation } from '../query/parse-filter.ts';
import { pathOf, testWithItems, visitPath } from '../query/path.ts';
import type { Path, ValueVisitor } from '../query/path.ts';
import { planQuery } from '../query/planner.ts';
import { parseProjection } from '../query/projection.ts';
import { countMatches, openScan } from '../query/scan.ts';
import { drain } from '../query/slices.ts';
import { parseSort } from '../query/sort.ts';
import { CommandError, badValue, notImplemented } from '../wire/errors.ts';
import { collectionName, countArgument, documentArgument, hintArgument } from './arguments.ts';
import type { CommandRun } from './context.ts';

const DEFAULT_BATCH = 101;

export const find: CommandRun = function* (command, context, reply) {
  const name = collectionName(command);
  refuseCollation(command.get('collation'));
  for (const option of ['tailable', 'awaitData', 'returnKey', 'showRecordId']) {
    if (asBoolean(command.get(option))) throw notImplemented(`find with ${option}`);
  }
  for (const option of ['min', 'max']) if (command.get(option) !== undefined) throw notImplemented(`find with ${option}`);
  const filter = parseFilter(documentArgument(command, 'filter'));
  const limitGiven = asNumber(command.get('limit')) ?? 0;
  const limit = Math.abs(limitGiven);
  const options = {
    filter,
    sort: parseSort(command.get('sort')),
    skip: countArgument(command, 'skip', 0),
    limit: limit === 0 ? Infinity : limit,
    projection: parseProjection(command.get('projection'), filter),
  };
  const batchSize = countArgument(command, 'batchSize', DEFAULT_BATCH);
  const keepOpen = !(asBoolean(command.get('singleBatch')) || limitGiven < 0);
  const collection = context.catalog.find(command.database, name);
  const stream =
    collection === undefined
      ? emptyStream
      : findStream(context, collection, { ...options, hint: hintArgument(collection, command.get('hint')) });
  yield* context.cursors.open(reply, `${command.database}.${name}`, stream, batchSize, keepOpen);
};

export const getMore: CommandRun = function* (command, context, reply) {
  const id = command.get('getMore');
  if (id?.type !== T.INT64) throw new CommandError(14, "BSON field 'getMore.getMore' is the wrong type, expected 'long'");
  const name = asString(command.get('collection')) ?? '';
  const batchSize = countArgument(command, 'batchSize', 0);
  const most = batchSize === 0 ? Infinity : batchSize;
  yield* context.cursors.getMore(reply, id.buf.readBigInt64LE(id.off), `${command.database}.${name}`, most);
};

export const killCursors: CommandRun = (command, context, reply) => {
  const killed: RawValue[] = [];
  const notFound: RawValue[] = [];
  for (const id of itemsOf(command.get('cursors') ?? badCursors())) {
    if (id.type !== T.INT64) throw badCursorId();
    (context.cursors.kill(id.buf.readBigInt64LE(id.off)) ? killed : notFound).push(id);
  }
  for (const [field, ids] of [
    ['cursorsKilled', killed],
    ['cursorsNotFound', notFound],
    ['cursorsAlive', []],
    ['cursorsUnknown', []],
  ] satisfies [string, RawValue[]][]) {
    reply.header(T.ARRAY, field);
    const list = reply.begin();
    for (const [n, id] of ids.entries()) {
      reply.item(T.INT64, n);
      reply.value(id);
    }
    reply.end(list);
  }
};

const badCursors = (): never => {
  throw new CommandError(40414, "BSON field 'killCursors.cursors' is missing but a required field");
};
const badCursorId = (): CommandError => new CommandError(14, 'killCursors.cursors must be longs');

export const count: CommandRun = function* (command, context, reply) {
  const collection = context.catalog.find(command.database, collectionName(command));
  refuseCollation(command.get('collation'));
  const filter = parseFilter(documentArgument(command, 'query'));
  const skip = countArgument(command, 'skip', 0);
  const limit = Math.abs(asNumber(command.get('limit')) ?? 0);
  const most = limit === 0 ? Infinity : limit;
  let found = 0;
  if (collection !== undefined) {
    if (filter.terms.length === 0) found = Math.min(collection.documents, most + skip);
    else {
      const plan = planQuery(collection, filter, { sort: [], hint: hintArgument(collection, command.get('hint')) });
      found = yield* countMatches(context, collection, plan, most + skip);
    }
  }
  writeCount(reply, 'n', Math.max(0, found - skip));
};

export function writeCount(reply: Parameters<CommandRun>[2], name: string, value: number): void {
  if (value <= 0x7fffffff) reply.number(name, value);
  else reply.long(name, BigInt(value));
}

export const distinct: CommandRun = function* (command, context, reply) {
  const collection = context.catalog.find(command.database, collectionName(command));
  refuseCollation(command.get('collation'));
  const key = asString(command.get('key'));
  if (key === undefined || key === '') throw badValue("BSON field 'distinct.key' must be a non-empty string");
  const filter = parseFilter(documentArgument(command, 'query'));
  const values = new Map<string, RawValue>();
  if (collection !== undefined) {
    const scan = openScan(context, collection, planQuery(collection, filter, { sort: [] }));
    const writer = new KeyWriter();
    const path = pathOf(key);
    const add = (buf: Buffer, type: number, off: number): boolean => {
      if (type === T.MISSING) return false;
      writer.length = 0;
      writer.value(buf, type, off);
      const text = writer.bytes.toString('latin1', 0, writer.length);
      if (!values.has(text)) values.set(text, { buf: Buffer.from(bytesOf({ buf, type, off })), type, off: 0 });
      return false;
    };
    yield* drain(scan, (document) => visitItems(document, path, add));
  }
  reply.header(T.ARRAY, 'values');
  const list = reply.begin();
  const sorted = [...values].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  for (const [n, [, value]] of sorted.entries()) {
    reply.item(value.type, n);
    reply.value(value);
  }
  reply.end(list);
};

/** The values at the path, arrays by their items. */
function visitItems(document: Buffer, path: Path, visit: ValueVisitor): void {
  visitPath(document, 0, path, (buf, type, off) => {
    if (type !== T.ARRAY) return visit(buf, type, off);
    let whole = true;
    return testWithItems(buf, type, off, (itemBuf, itemType, itemOff) => {
      if (!whole) return visit(itemBuf, itemType, itemOff);
      whole = false;
      return false;
    });
  });
}
