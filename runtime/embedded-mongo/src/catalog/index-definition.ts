/** One index of a collection: what it covers, and how it is described to clients. */

import { serialize } from 'bson';

import { asBoolean, asNumber, asString, detached, elementsOf, fieldOf, rawDocument } from '../bson/raw.ts';
import type { RawValue } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import { fieldsRead } from '../query/fields-read.ts';
import type { Filter } from '../query/filter.ts';
import { parseFilter, refuseCollation } from '../query/parse-filter.ts';
import { pathOf } from '../query/path.ts';
import type { Path } from '../query/path.ts';
import { CommandError, notImplemented } from '../wire/errors.ts';

export interface IndexField {
  readonly path: Path;
  readonly descending: boolean;
  /** An array was stored at this path at some time, so one document may have many entries. */
  multikey: boolean;
}

export interface Index {
  readonly id: number;
  readonly name: string;
  readonly fields: readonly IndexField[];
  readonly unique: boolean;
  readonly sparse: boolean;
  readonly partial: Filter | undefined;
  /** Top-level fields its partial filter looks at; undefined when that may be any. */
  readonly filterReads: readonly string[] | undefined;
  readonly expireAfterSeconds: number | undefined;
  /** As `listIndexes` answers it. */
  readonly spec: RawValue;
  readonly isIdIndex: boolean;
  /** Writes keep it up, but it does not hold all documents yet. */
  building: boolean;
}

const knownOptions = new Set([
  'v', 'key', 'name', 'unique', 'sparse', 'partialFilterExpression', 'expireAfterSeconds', 'background', 'collation',
  'hidden', 'ns',
]);

/** Reads a specification of `createIndexes`; throws CommandError for what the store cannot do. */
export function parseIndexSpec(given: RawValue, id: number): Index {
  const elements = elementsOf(given);
  const key = elements.find((element) => element.name === 'key');
  if (key === undefined || key.type !== T.OBJECT) throw new CommandError(9, "The 'key' field is a required property of an index specification");
  const fields = elementsOf(key).map(parseField);
  if (fields.length === 0) throw new CommandError(67, 'Index keys cannot be an empty object');
  for (const element of elements) {
    if (!knownOptions.has(element.name)) throw notImplemented(`The index option "${element.name}"`);
  }
  refuseCollation(fieldOf(given, 'collation'));
  const name = asString(fieldOf(given, 'name'));
  if (name === undefined || name === '') throw new CommandError(9, "The 'name' field is a required property of an index specification");
  const sparse = asBoolean(fieldOf(given, 'sparse'));
  const partialRaw = fieldOf(given, 'partialFilterExpression');
  if (sparse && partialRaw !== undefined) throw new CommandError(67, 'cannot mix "partialFilterExpression" and "sparse" options');
  const partial = partialRaw === undefined ? undefined : parseFilter(detached(partialRaw));
  const expireAfterSeconds = asNumber(fieldOf(given, 'expireAfterSeconds'));
  if (expireAfterSeconds !== undefined) checkExpiry(expireAfterSeconds, fields.length);
  const isIdIndex = fields.length === 1 && fields[0]?.path.text === '_id';
  return {
    id,
    name: isIdIndex ? '_id_' : name,
    fields,
    unique: asBoolean(fieldOf(given, 'unique')),
    sparse,
    partial,
    filterReads: partial === undefined ? [] : fieldsRead(partial.raw),
    expireAfterSeconds,
    spec: normalised(elements),
    isIdIndex,
    building: false,
  };
}

/** One bit per field that is multikey, as the catalog keeps them. */
export const multikeyBits = (index: Index): number =>
  index.fields.reduce((bits, field, n) => (field.multikey ? bits | (1 << n) : bits), 0);

export const idIndexSpec = (): RawValue =>
  rawDocument(Buffer.from(serialize({ v: 2, key: { _id: 1 }, name: '_id_' })));

function parseField(element: RawValue & { name: string }): IndexField {
  const direction = asNumber(element);
  if (direction === undefined) {
    const kind = asString(element);
    if (kind === undefined) throw new CommandError(67, `Values in v:2 index key pattern must be numbers or strings`);
    throw notImplemented(`The index type "${kind}"`);
  }
  if (direction === 0 || Number.isNaN(direction)) throw new CommandError(67, 'Values in the index key pattern cannot be 0.');
  if (element.name === '' || element.name.split('.').includes('')) throw new CommandError(67, 'Index keys cannot contain an empty field.');
  if (element.name.includes('$')) throw notImplemented('A wildcard index, or a $ in an indexed path,');
  return { path: pathOf(element.name), descending: direction < 0, multikey: false };
}

function checkExpiry(seconds: number, fieldCount: number): void {
  if (fieldCount !== 1) throw new CommandError(67, 'TTL indexes are single-field indexes, compound indexes do not support TTL');
  if (seconds < 0 || !Number.isFinite(seconds) || seconds > 2_147_483_647) {
    throw new CommandError(67, `TTL index 'expireAfterSeconds' option must be within 0 and 2147483647, got ${seconds}`);
  }
}

/** `v`, key and name first, false options and chatter left out. */
function normalised(elements: readonly (RawValue & { name: string })[]): RawValue {
  const pick = (name: string): (RawValue & { name: string }) | undefined => elements.find((element) => element.name === name);
  const parts: Buffer[] = [Buffer.from([T.INT32]), Buffer.from('v\0'), Buffer.from([2, 0, 0, 0])];
  for (const name of ['key', 'name', 'unique', 'sparse', 'partialFilterExpression', 'expireAfterSeconds', 'hidden']) {
    const element = pick(name);
    if (element === undefined) continue;
    const flag = name === 'unique' || name === 'sparse' || name === 'hidden';
    if (flag && !asBoolean(element)) continue;
    if (flag) parts.push(Buffer.from([T.BOOL]), Buffer.from(`${name}\0`), Buffer.from([1]));
    else parts.push(Buffer.from([element.type]), Buffer.from(`${name}\0`), detached(element).buf);
  }
  const body = Buffer.concat(parts);
  const doc = Buffer.alloc(body.length + 5);
  doc.writeInt32LE(doc.length, 0);
  body.copy(doc, 4);
  return rawDocument(doc);
}
