/** What a pipeline is asked to do, and what its stages share. */

import { elementsOf, ownCopy } from '../bson/raw.ts';
import type { RawElement, RawValue } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import type { Collection } from '../catalog/collection.ts';
import type { Context } from '../commands/context.ts';
import type { DocumentStream } from '../query/cursors.ts';
import type { Variables } from '../query/parse-filter.ts';
import type { PlanOptions } from '../query/planner.ts';
import { drain } from '../query/slices.ts';
import type { Slices } from '../query/slices.ts';
import { CommandError } from '../wire/errors.ts';

export interface PipelineRequest {
  readonly database: string;
  /** undefined: the collection does not exist, or the pipeline is on the database. */
  readonly collection: Collection | undefined;
  readonly hint: PlanOptions['hint'];
  readonly stages: readonly RawValue[];
  readonly variables: Variables;
  /** Runs another pipeline, for the stages that read other collections. */
  readonly open: (context: Context, request: Omit<PipelineRequest, 'open'>) => Slices<DocumentStream>;
}

const MAX_STAGE_BYTES = 100 * 1024 * 1024;

/** All documents in memory, within the limit MongoDB sets a stage. */
export function* collected(input: DocumentStream): Slices<Buffer[]> {
  const documents: Buffer[] = [];
  let bytes = 0;
  yield* drain(input, (document) => {
    documents.push(ownCopy(document));
    bytes += document.readInt32LE(0);
    if (bytes > MAX_STAGE_BYTES) {
      throw new CommandError(292, `A stage of the pipeline would hold more than ${MAX_STAGE_BYTES} bytes; narrow it with a $match first.`);
    }
  });
  return documents;
}

/** The one field of a stage. */
export function stageOf(stage: RawValue): RawElement {
  const [first, second] = stage.type === T.OBJECT ? elementsOf(stage) : [];
  if (first === undefined || second !== undefined) {
    throw new CommandError(40323, 'A pipeline stage specification object must contain exactly one field.');
  }
  return first;
}
