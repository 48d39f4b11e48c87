/**
 * Aggregation pipelines. Leading $match, $sort, $skip, $limit and plain $project become a
 * find and use its indexes; joins, unions and facets are run here; the rest is mingo's.
 */

import { asNumber, rawDocument } from '../bson/raw.ts';
import type { RawElement } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import type { Context } from '../commands/context.ts';
import type { DocumentStream } from '../query/cursors.ts';
import type { Filter } from '../query/filter.ts';
import { allOf } from '../query/filter.ts';
import { emptyStream, findStream, listStream } from '../query/find.ts';
import { parseFilter } from '../query/parse-filter.ts';
import type { Variables } from '../query/parse-filter.ts';
import type { SortField } from '../query/plan.ts';
import { planQuery } from '../query/planner.ts';
import { countMatches } from '../query/scan.ts';
import type { Slices } from '../query/slices.ts';
import { parseSort } from '../query/sort.ts';
import { CommandError } from '../wire/errors.ts';
import { encodeDocument } from './expressions.ts';
import { countStage } from './count-pipeline.ts';
import { collected, stageOf } from './request.ts';
import type { PipelineRequest } from './request.ts';
import { runStage } from './stages.ts';
import { statisticsStage } from './source-stages.ts';

/** What a find can do of the pipeline. */
interface Head {
  readonly filter: Filter;
  readonly sort: readonly SortField[];
  readonly skip: number;
  readonly limit: number;
  readonly taken: number;
}

export function* openPipeline(context: Context, given: Omit<PipelineRequest, 'open'>): Slices<DocumentStream> {
  const request = { ...given, open: openPipeline };
  const stages = request.stages.map(stageOf);
  const [first] = stages;
  if (first?.name === '$changeStream') throw new CommandError(40573, 'The $changeStream stage is only supported on replica sets');
  const source = first === undefined ? undefined : statisticsStage(context, request, first);
  if (source !== undefined) return yield* runRest(context, request, listStream(source.map(encodeDocument)), stages.slice(1));

  const head = headOf(stages, request.variables);
  const rest = stages.slice(head.taken);
  const counted = countStage(rest);
  const { collection } = request;
  if (counted !== undefined && head.sort.length === 0) {
    const plan = collection && planQuery(collection, head.filter, { sort: [], hint: request.hint });
    const most = head.skip + head.limit;
    const all = head.filter.terms.length === 0 ? (collection?.documents ?? 0) : undefined;
    const found = all ?? (collection === undefined || plan === undefined ? 0 : yield* countMatches(context, collection, plan, most));
    return listStream(counted(Math.max(0, Math.min(found, most) - head.skip)).map(encodeDocument));
  }
  const stream = collection === undefined ? emptyStream : findStream(context, collection, { ...head, projection: undefined, hint: request.hint });
  return yield* runRest(context, request, stream, rest);
}

function* runRest(context: Context, request: PipelineRequest, input: DocumentStream, stages: readonly RawElement[]): Slices<DocumentStream> {
  if (stages.length === 0) return input;
  let documents = yield* collected(input);
  for (const stage of stages) documents = yield* runStage(context, request, documents, stage);
  return listStream(documents);
}

function headOf(stages: readonly RawElement[], variables: Variables): Head {
  const filters: Filter[] = [];
  let sort: readonly SortField[] = [];
  let skip = 0;
  let limit = Infinity;
  let taken = 0;
  for (const stage of stages) {
    const untouched = skip === 0 && limit === Infinity;
    if (stage.name === '$match' && untouched && sort.length === 0) {
      if (stage.type !== T.OBJECT) throw new CommandError(15959, 'the match filter must be an expression in an object');
      filters.push(parseFilter(stage, variables));
    } else if (stage.name === '$sort' && untouched && sort.length === 0 && stage.type === T.OBJECT) {
      sort = parseSort(stage);
      if (sort.length === 0) throw new CommandError(15976, '$sort stage must have at least one sort key');
    } else if (stage.name === '$skip' && limit === Infinity) skip += wholeNumber(stage);
    else if (stage.name === '$limit') {
      const most = wholeNumber(stage);
      if (most === 0) throw new CommandError(15958, 'the limit must be positive');
      limit = Math.min(limit, most);
    } else break;
    taken += 1;
  }
  const terms = filters.flatMap((filter) => filter.terms);
  const raw = filters[0]?.raw ?? rawDocument(Buffer.from([5, 0, 0, 0, 0]));
  return { filter: filters.length === 1 && filters[0] !== undefined ? filters[0] : { terms, matches: allOf(terms), raw }, sort, skip, limit, taken };
}

function wholeNumber(stage: RawElement): number {
  const number = asNumber(stage);
  if (number === undefined || !Number.isInteger(number) || number < 0) {
    throw new CommandError(15957, `the ${stage.name.slice(1)} must be represented as a non-negative whole number`);
  }
  return number;
}

