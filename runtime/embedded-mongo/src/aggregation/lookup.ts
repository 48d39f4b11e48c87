/** `$lookup` and `$unionWith`: other collections, read through their own indexes. */

import { asString, decodeValue, elementsOf, fieldOf, rawDocument } from '../bson/raw.ts';
import type { RawElement, RawValue } from '../bson/raw.ts';
import { itemsOf } from '../bson/items.ts';
import * as T from '../bson/types.ts';
import { BsonWriter } from '../bson/writer.ts';
import type { Context } from '../commands/context.ts';
import { pathOf, testWithItems, visitPath } from '../query/path.ts';
import { Pace } from '../query/slices.ts';
import type { Slices } from '../query/slices.ts';
import { CommandError, failedToParse } from '../wire/errors.ts';
import { compileValue, plainDocument } from './expressions.ts';
import type { PlainDocument } from './expressions.ts';
import { collected } from './request.ts';
import type { PipelineRequest } from './request.ts';

export function* lookup(context: Context, request: PipelineRequest, documents: readonly Buffer[], stage: RawElement): Slices<Buffer[]> {
  const from = asString(fieldOf(stage, 'from'));
  const as = asString(fieldOf(stage, 'as'));
  const localField = asString(fieldOf(stage, 'localField'));
  const foreignField = asString(fieldOf(stage, 'foreignField'));
  const pipeline = fieldOf(stage, 'pipeline');
  if (from === undefined || as === undefined) throw failedToParse("must specify 'from' and 'as' fields for a $lookup");
  if ((localField === undefined) !== (foreignField === undefined)) throw failedToParse('$lookup requires both or neither of localField and foreignField to be specified');
  if (localField === undefined && pipeline === undefined) throw failedToParse('$lookup requires localField and foreignField, or a pipeline');
  const variablesFor = letVariables(fieldOf(stage, 'let'), request);
  const stages = pipeline === undefined ? [] : itemsOf(pipeline);
  const joined: Buffer[] = [];
  const pace = new Pace();
  for (const document of documents) {
    const join = localField === undefined || foreignField === undefined ? [] : [matchStage(foreignField, localValues(document, localField))];
    const found = yield* collect(context, { ...request, collection: context.catalog.find(request.database, from), hint: undefined, stages: [...join, ...stages], variables: variablesFor(document) });
    joined.push(withArray(document, as, found));
    if (!pace.isOver()) continue;
    yield;
    pace.restart();
  }
  return joined;
}

export function* unionWith(context: Context, request: PipelineRequest, stage: RawElement): Slices<Buffer[]> {
  const name = asString(stage) ?? asString(fieldOf(stage, 'coll'));
  if (name === undefined) throw failedToParse('$unionWith needs a collection');
  const pipeline = stage.type === T.OBJECT ? fieldOf(stage, 'pipeline') : undefined;
  return yield* collect(context, {
    ...request,
    collection: context.catalog.find(request.database, name),
    hint: undefined,
    stages: pipeline === undefined ? [] : itemsOf(pipeline),
  });
}

function* collect(context: Context, request: PipelineRequest): Slices<Buffer[]> {
  return yield* collected(yield* request.open(context, request));
}

function letVariables(given: RawValue | undefined, request: PipelineRequest): (document: Buffer) => PlainDocument {
  if (given === undefined) return () => ({ ...request.variables });
  const values = elementsOf(given).map((element) => ({
    name: element.name,
    valueOf: compileValue(decodeValue(element), request.variables),
  }));
  return (document) => {
    const plain = plainDocument(rawDocument(document));
    return { ...request.variables, ...Object.fromEntries(values.map(({ name, valueOf }) => [name, valueOf(plain)])) };
  };
}

/** Values the document joins by: the items of an array, null where the field is missing. */
function localValues(document: Buffer, path: string): RawValue[] {
  const values: RawValue[] = [];
  visitPath(document, 0, pathOf(path), (buf, type, off) => {
    let whole = true;
    testWithItems(buf, type, off, (itemBuf, itemType, itemOff) => {
      if (!(whole && type === T.ARRAY)) values.push({ buf: itemBuf, type: itemType === T.MISSING ? T.NULL : itemType, off: itemOff });
      whole = false;
      return false;
    });
    return false;
  });
  return values;
}

/** `{$match: {field: {$in: values}}}` */
function matchStage(field: string, values: readonly RawValue[]): RawValue {
  const writer = new BsonWriter(256);
  const stage = writer.begin();
  writer.header(T.OBJECT, '$match');
  const filter = writer.begin();
  writer.header(T.OBJECT, field);
  const operator = writer.begin();
  writer.header(T.ARRAY, '$in');
  const list = writer.begin();
  // A stored pattern is a value to join by, not a pattern to search with.
  for (const [n, value] of values.filter((one) => one.type !== T.REGEX).entries()) {
    writer.item(value.type, n);
    writer.value(value);
  }
  for (const end of [list, operator, filter, stage]) writer.end(end);
  return rawDocument(Buffer.from(writer.taken()));
}

/** The document with the array set at a top-level field. */
function withArray(document: Buffer, name: string, items: readonly Buffer[]): Buffer {
  if (name.includes('.')) throw new CommandError(238, '$lookup into a nested field is not implemented by the embedded store');
  const writer = new BsonWriter(document.length + 1_024);
  const doc = writer.begin();
  let written = false;
  const writeItems = (): void => {
    writer.header(T.ARRAY, name);
    const list = writer.begin();
    for (const [n, item] of items.entries()) {
      writer.item(T.OBJECT, n);
      writer.copy(item);
    }
    writer.end(list);
    written = true;
  };
  for (const element of elementsOf(rawDocument(document))) {
    if (element.name === name) writeItems();
    else writer.field(element.name, element);
  }
  if (!written) writeItems();
  writer.end(doc);
  return Buffer.from(writer.taken());
}

