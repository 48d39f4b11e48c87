/** One stage over the documents of the stage before it. */

import { asNumber, decodeValue, elementsOf, rawDocument } from '../bson/raw.ts';
import type { RawElement } from '../bson/raw.ts';
import { itemsOf } from '../bson/items.ts';
import * as T from '../bson/types.ts';
import type { Context } from '../commands/context.ts';
import { parseFilter } from '../query/parse-filter.ts';
import { parseProjection } from '../query/projection.ts';
import type { Slices } from '../query/slices.ts';
import { Sorter, parseSort } from '../query/sort.ts';
import { CommandError, notImplemented } from '../wire/errors.ts';
import { compileStages, encodeDocument, plainDocument } from './expressions.ts';
import type { PlainDocument } from './expressions.ts';
import { groupDocuments } from './group.ts';
import { lookup, unionWith } from './lookup.ts';
import { stageOf } from './request.ts';
import type { PipelineRequest } from './request.ts';

/** Stages mingo runs as MongoDB does, as far as the tests know. */
const expressionStages = new Set([
  '$addFields', '$set', '$project', '$unset', '$unwind', '$replaceRoot', '$replaceWith', '$count', '$sortByCount',
  '$bucket', '$bucketAuto', '$sample', '$redact', '$setWindowFields', '$densify', '$fill',
]);

export function* runStage(context: Context, request: PipelineRequest, documents: Buffer[], stage: RawElement): Slices<Buffer[]> {
  switch (stage.name) {
    case '$match': {
      const filter = parseFilter(stage, request.variables);
      return documents.filter((document) => filter.matches(document, 0));
    }
    case '$sort': {
      const sorter = new Sorter(parseSort(stage));
      for (const document of documents) sorter.add(document);
      return [...sorter.sorted()];
    }
    case '$limit':
      return documents.slice(0, asNumber(stage) ?? 0);
    case '$skip':
      return documents.slice(asNumber(stage) ?? 0);
    case '$lookup':
      return yield* lookup(context, request, documents, stage);
    case '$unionWith':
      return [...documents, ...(yield* unionWith(context, request, stage))];
    case '$facet':
      return yield* facet(context, request, documents, stage);
    case '$group':
      return yield* groupDocuments(documents, stage, request.variables);
    case '$project':
      return isPlainProjection(stage) ? project(documents, stage) : yield* expressionStage(request, documents, stage);
    case '$unset':
      return yield* expressionStage(request, documents, stage);
    case '$graphLookup':
    case '$merge':
    case '$out':
    case '$geoNear':
    case '$search':
      throw notImplemented(stage.name);
    case '$changeStream':
      throw new CommandError(40573, 'The $changeStream stage is only supported on replica sets');
    default:
      if (!expressionStages.has(stage.name)) throw new CommandError(40324, `Unrecognized pipeline stage name: '${stage.name}'`);
      return yield* expressionStage(request, documents, stage);
  }
}

/** Stages that look at one document at a time, and so can be run in slices. */
const singleDocumentStages = new Set(['$addFields', '$set', '$project', '$unset', '$unwind', '$replaceRoot', '$replaceWith', '$redact']);
const DOCUMENTS_PER_SLICE = 500;

function* expressionStage(request: PipelineRequest, documents: readonly Buffer[], stage: RawElement): Slices<Buffer[]> {
  const run = compileStages([{ [stage.name]: decodeValue(stage) }], request.variables);
  const width = singleDocumentStages.has(stage.name) ? DOCUMENTS_PER_SLICE : Math.max(1, documents.length);
  const results: Buffer[] = [];
  for (let at = 0; at < documents.length || at === 0; at += width) {
    if (at > 0) yield;
    for (const result of run(documents.slice(at, at + width).map((document) => plainDocument(rawDocument(document))))) results.push(encodeDocument(result));
  }
  return results;
}

/** Only inclusions or exclusions: done over raw bytes. */
const isPlainProjection = (stage: RawElement): boolean =>
  stage.type === T.OBJECT && elementsOf(stage).every((element) => element.type === T.BOOL || asNumber(element) !== undefined);

function project(documents: readonly Buffer[], stage: RawElement): Buffer[] {
  const elements = elementsOf(stage);
  if (elements.length === 0) throw new CommandError(51272, 'Invalid $project :: caused by :: projection specification must have at least one field');
  if (elements.some((element) => element.name.includes('$'))) throw new CommandError(16410, 'FieldPath field names may not start with $');
  const projection = parseProjection(stage, undefined);
  return projection === undefined ? [...documents] : documents.map((document) => Buffer.from(projection(document)));
}

function* facet(context: Context, request: PipelineRequest, documents: readonly Buffer[], stage: RawElement): Slices<Buffer[]> {
  const result: PlainDocument = {};
  for (const branch of elementsOf(stage)) {
    let branchDocuments = [...documents];
    for (const inner of itemsOf(branch).map(stageOf)) branchDocuments = yield* runStage(context, request, branchDocuments, inner);
    result[branch.name] = branchDocuments.map((document) => plainDocument(rawDocument(document)));
  }
  return [encodeDocument(result)];
}

