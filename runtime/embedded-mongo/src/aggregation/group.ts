/** `$group`: documents with the same key, by MongoDB's equality; accumulators over plain values. */

import { KeyWriter } from '../bson/key-encoding.ts';
import { decodeValue, elementsOf, rawDocument } from '../bson/raw.ts';
import type { RawElement } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import type { Variables } from '../query/parse-filter.ts';
import { Pace } from '../query/slices.ts';
import type { Slices } from '../query/slices.ts';
import { CommandError } from '../wire/errors.ts';
import { compileStages, compileValue, encodeDocument, plainDocument } from './expressions.ts';
import type { PlainDocument } from './expressions.ts';

interface Group {
  readonly key: unknown;
  readonly documents: PlainDocument[];
}

/** Keys are told apart here; mingo then accumulates each group on its own. */
export function* groupDocuments(documents: readonly Buffer[], stage: RawElement, variables: Variables): Slices<Buffer[]> {
  if (stage.type !== T.OBJECT) throw new CommandError(15947, "a group's fields must be specified in an object");
  const fields = elementsOf(stage);
  const id = fields.find((field) => field.name === '_id');
  if (id === undefined) throw new CommandError(15955, 'a group specification must include an _id');
  const keyOf = compileValue(decodeValue(id), variables);
  const accumulators = Object.fromEntries(fields.filter((field) => field !== id).map((field) => [field.name, decodeValue(field)]));
  const accumulate = compileStages([{ $group: { _id: null, ...accumulators } }], variables);
  const groups = new Map<string, Group>();
  const writer = new KeyWriter();
  const pace = new Pace();
  for (const document of documents) {
    const plain = plainDocument(rawDocument(document));
    const key = keyOf(plain);
    const text = keyText(key, writer);
    const group = groups.get(text);
    if (group === undefined) groups.set(text, { key: key ?? null, documents: [plain] });
    else group.documents.push(plain);
    if (!pace.due()) continue;
    yield;
    pace.restart();
  }
  return [...groups.values()].map((group) => encodeDocument({ ...accumulate(group.documents)[0], _id: group.key }));
}

function keyText(key: unknown, writer: KeyWriter): string {
  const [value] = elementsOf(rawDocument(encodeDocument({ k: key ?? null })));
  writer.length = 0;
  if (value !== undefined) writer.value(value.buf, value.type, value.off);
  return writer.bytes.toString('latin1', 0, writer.length);
}
