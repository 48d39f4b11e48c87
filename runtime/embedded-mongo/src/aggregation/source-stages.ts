/** Stages that begin a pipeline with something other than the collection's documents. */

import { decodeValue, fieldOf } from '../bson/raw.ts';
import type { RawElement } from '../bson/raw.ts';
import { idIndexSpec } from '../catalog/index-definition.ts';
import { decodeDocument } from '../bson/raw.ts';
import { statisticsOf } from '../commands/statistics.ts';
import type { Context } from '../commands/context.ts';
import { notImplemented } from '../wire/errors.ts';
import type { PlainDocument } from './expressions.ts';
import type { PipelineRequest } from './request.ts';

/** undefined when the stage is an ordinary one. */
export function statisticsStage(_context: Context, request: PipelineRequest, stage: RawElement): PlainDocument[] | undefined {
  const { collection } = request;
  switch (stage.name) {
    case '$documents': {
      const documents = decodeValue(stage);
      if (!Array.isArray(documents) || !documents.every(isPlainDocument)) throw notImplemented('$documents with an expression');
      return documents;
    }
    case '$collStats': {
      const statistics = collection === undefined ? { count: 0, size: 0 } : statisticsOf(collection);
      return [{ ns: collection?.namespace ?? '', ...(fieldOf(stage, 'count') === undefined ? { storageStats: statistics } : { count: statistics['count'] }) }];
    }
    case '$indexStats':
      return [decodeDocument(idIndexSpec()), ...(collection?.indexes ?? []).map((index) => decodeDocument(index.spec))].map((spec) => ({
        name: spec['name'],
        key: spec['key'],
        spec,
        accesses: { ops: 0 },
      }));
    case '$currentOp':
    case '$listSessions':
    case '$listLocalSessions':
    case '$planCacheStats':
    case '$search':
    case '$vectorSearch':
    case '$geoNear':
      throw notImplemented(stage.name);
    default:
      return undefined;
  }
}

const isPlainDocument = (value: unknown): value is PlainDocument => typeof value === 'object' && value !== null && !Array.isArray(value);

