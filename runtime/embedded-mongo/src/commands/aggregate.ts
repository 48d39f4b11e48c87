/** aggregate */

import { asBoolean, asNumber, asString, fieldOf } from '../bson/raw.ts';
import { itemsOf } from '../bson/items.ts';
import * as T from '../bson/types.ts';
import { openPipeline } from '../aggregation/pipeline.ts';
import { refuseCollation } from '../query/parse-filter.ts';
import { CommandError, failedToParse } from '../wire/errors.ts';
import { EMPTY_DOCUMENT, hintArgument } from './arguments.ts';
import type { CommandRun } from './context.ts';

export const aggregate: CommandRun = function* (command, context, reply) {
  refuseCollation(command.get('collation'));
  const pipeline = command.get('pipeline');
  if (pipeline?.type !== T.ARRAY) throw new CommandError(14, "'pipeline' option must be specified as an array");
  if (asBoolean(command.get('explain'))) throw failedToParse('use the explain command to explain an aggregation');
  const cursor = command.get('cursor');
  if (cursor?.type !== T.OBJECT) throw failedToParse("The 'cursor' option is required, except for aggregate with the explain argument");
  const target = command.get('aggregate');
  const name = target === undefined ? undefined : asString(target);
  const collection = name === undefined ? undefined : context.catalog.find(command.database, name);
  const stream = yield* openPipeline(context, {
    database: command.database,
    collection,
    hint: collection === undefined ? undefined : hintArgument(collection, command.get('hint')),
    stages: itemsOf(pipeline),
    variables: {},
  });
  const batchSize = asNumber(fieldOf(cursor, 'batchSize') ?? EMPTY_DOCUMENT) ?? 101;
  yield* context.cursors.open(reply, `${command.database}.${name ?? '$cmd.aggregate'}`, stream, batchSize, true);
};
