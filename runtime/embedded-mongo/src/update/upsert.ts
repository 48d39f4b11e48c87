/** The document an upsert inserts when nothing matched. */

import { ObjectId } from 'bson';

import { fieldOf, rawDocument } from '../bson/raw.ts';
import type { RawValue } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import { BsonWriter } from '../bson/writer.ts';
import { conditionsOf } from '../query/filter.ts';
import type { Filter } from '../query/filter.ts';
import { CommandError } from '../wire/errors.ts';
import { updated, withIdFirst } from './apply-update.ts';
import { forEachPlace } from './paths.ts';
import type { Update } from './parse-update.ts';
import { encodeTree, leaf } from './tree.ts';
import type { ObjectNode } from './tree.ts';

/** Equalities of the filter become fields, then the update is applied; `_id` is made when missing. */
export function upserted(filter: Filter, update: Update): Buffer {
  const base = fromFilter(filter, update.kind === 'replacement');
  const document = updated(base, update, filter, true);
  if (fieldOf(rawDocument(document), '_id') !== undefined) return withIdFirst(rawDocument(document));
  return withNewId(rawDocument(document));
}

export function withNewId(document: RawValue): Buffer {
  const size = document.buf.readInt32LE(document.off);
  const writer = new BsonWriter(size + 32);
  const start = writer.begin();
  writer.header(T.OBJECT_ID, '_id');
  writer.copy(Buffer.from(new ObjectId().id));
  writer.copy(document.buf, document.off + 4, document.off + size - 1);
  writer.end(start);
  return Buffer.from(writer.taken());
}

function fromFilter(filter: Filter, idOnly: boolean): Buffer {
  const root: ObjectNode = { kind: 'object', fields: [] };
  const taken = new Set<string>();
  const context = { matchedItem: () => undefined, arrayFilters: new Map() };
  for (const condition of conditionsOf(filter)) {
    if (condition.hintOnly === true) continue;
    const single = condition.op === 'eq' || (condition.op === 'in' && condition.operands.length === 1);
    const [operand] = condition.operands;
    if (!single || operand === undefined) continue;
    const { text, names } = condition.path;
    if (idOnly && text !== '_id') continue;
    if (taken.has(text)) throw new CommandError(54, `cannot infer query fields to set, path '${text}' is matched twice`);
    taken.add(text);
    forEachPlace(root, names, context, true, (place) => place.set(leaf(operand)));
  }
  return encodeTree(root);
}
