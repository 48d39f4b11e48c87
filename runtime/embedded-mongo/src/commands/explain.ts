/** explain: which plan a command would run by. */

import { fieldOf } from '../bson/raw.ts';
import type { RawValue } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import { itemsOf } from '../bson/items.ts';
import { elementsOf, asString, decodeDocument } from '../bson/raw.ts';
import type { Collection } from '../catalog/collection.ts';
import { parseFilter } from '../query/parse-filter.ts';
import type { Plan } from '../query/plan.ts';
import { planQuery } from '../query/planner.ts';
import { openScan } from '../query/scan.ts';
import { drain } from '../query/slices.ts';
import type { Slices } from '../query/slices.ts';
import { parseSort } from '../query/sort.ts';
import { CommandError, failedToParse } from '../wire/errors.ts';
import { writeFields } from '../wire/object-reply.ts';
import { EMPTY_DOCUMENT, hintArgument } from './arguments.ts';
import type { CommandRun, Context } from './context.ts';

type Stage = Record<string, unknown>;

export const explain: CommandRun = function* (command, context, reply) {
  const inner = command.get('explain');
  if (inner?.type !== T.OBJECT) throw failedToParse('explain needs a command document');
  const [first] = elementsOf(inner);
  const name = asString(first);
  if (first === undefined || name === undefined) throw failedToParse('explain needs a command on a collection');
  const query = queryOf(first.name, inner);
  const collection = context.catalog.find(command.database, name);
  const filter = parseFilter(query.filter);
  const sort = parseSort(query.sort);
  const namespace = `${command.database}.${name}`;
  const planner = (winningPlan: Stage): Stage => ({ namespace, parsedQuery: decodeDocument(query.filter), winningPlan, rejectedPlans: [] });
  if (collection === undefined) {
    writeFields(reply, { explainVersion: '1', queryPlanner: planner({ stage: 'EOF' }) });
    return;
  }
  const plan = planQuery(collection, filter, { sort, hint: hintArgument(collection, query.hint) });
  const stage = plan.sorted || sort.length === 0 ? describe(plan) : { stage: 'SORT', inputStage: describe(plan) };
  const statistics = asString(command.get('verbosity')) === 'queryPlanner' ? {} : { executionStats: yield* run(context, collection, plan) };
  writeFields(reply, { explainVersion: '1', queryPlanner: planner(stage), ...statistics });
};

/** The filter and sort of the command to explain, wherever it keeps them. */
function queryOf(name: string, command: RawValue): { filter: RawValue; sort: RawValue | undefined; hint: RawValue | undefined } {
  const document = (field: string): RawValue => fieldOf(command, field) ?? EMPTY_DOCUMENT;
  const hint = fieldOf(command, 'hint');
  switch (name) {
    case 'find':
      return { filter: document('filter'), sort: fieldOf(command, 'sort'), hint };
    case 'count':
    case 'distinct':
    case 'findAndModify':
      return { filter: document('query'), sort: fieldOf(command, 'sort'), hint };
    case 'update':
    case 'delete': {
      const [statement] = itemsOf(document(`${name}s`));
      return { filter: (statement && fieldOf(statement, 'q')) ?? EMPTY_DOCUMENT, sort: undefined, hint: statement && fieldOf(statement, 'hint') };
    }
    case 'aggregate': {
      const [first, second] = itemsOf(document('pipeline'));
      const match = first && fieldOf(first, '$match');
      const sorting = match === undefined ? first : second;
      return { filter: match ?? EMPTY_DOCUMENT, sort: sorting && fieldOf(sorting, '$sort'), hint };
    }
    default:
      throw new CommandError(59, `Explain failed due to unknown command: ${name}`);
  }
}

function describe(plan: Plan): Stage {
  if (plan.kind === 'union') return { stage: 'SUBPLAN', inputStage: { stage: 'OR', inputStages: plan.parts.map(describe) } };
  const direction = plan.reverse ? 'backward' : 'forward';
  if (plan.index === undefined) {
    if (!plan.bounded) return { stage: 'COLLSCAN', direction };
    return { stage: 'FETCH', inputStage: { stage: 'IXSCAN', indexName: '_id_', keyPattern: { _id: 1 }, direction, ranges: plan.ranges.length } };
  }
  const { index } = plan;
  const scan = {
    stage: 'IXSCAN',
    indexName: index.name,
    keyPattern: Object.fromEntries(index.fields.map((field) => [field.path.text, field.descending ? -1 : 1])),
    isMultiKey: index.fields.some((field) => field.multikey),
    isUnique: index.unique,
    isSparse: index.sparse,
    isPartial: index.partial !== undefined,
    direction,
    ranges: plan.ranges.length,
  };
  return { stage: 'FETCH', inputStage: plan.merge ? { stage: 'SORT_MERGE', inputStages: [scan] } : scan };
}

function* run(context: Context, collection: Collection, plan: Plan): Slices<Stage> {
  const scan = openScan(context, collection, plan);
  let nReturned = 0;
  yield* drain(scan, () => {
    nReturned += 1;
  });
  return { executionSuccess: true, nReturned, totalKeysExamined: scan.keysExamined, totalDocsExamined: scan.documentsExamined };
}
