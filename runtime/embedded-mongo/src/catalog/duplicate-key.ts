/** Error 11000 with the fields drivers read from it. */

import { ObjectId } from 'bson';

import { decodeValue } from '../bson/raw.ts';
import type { RawValue } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import { visitPath, pathOf } from '../query/path.ts';
import type { Path } from '../query/path.ts';
import { CommandError } from '../wire/errors.ts';
import type { Collection } from './collection.ts';
import type { Index } from './index-definition.ts';

/** `index` undefined means the `_id` index. */
export function duplicateKey(collection: Collection, index: Index | undefined, doc: Buffer): CommandError {
  const fields = index?.fields ?? [{ path: pathOf('_id'), descending: false }];
  const values = fields.map(({ path }) => ({ name: path.text, value: valueAt(doc, path) }));
  const shown = values.map(({ name, value }) => `${name}: ${show(decodeValue(value))}`).join(', ');
  return new CommandError(
    11000,
    `E11000 duplicate key error collection: ${collection.namespace} index: ${index?.name ?? '_id_'} dup key: { ${shown} }`,
    {
      keyPattern: Object.fromEntries(fields.map(({ path, descending }) => [path.text, descending ? -1 : 1])),
      keyValue: Object.fromEntries(values.map(({ name, value }) => [name, decodeValue(value, true) ?? null])),
    },
  );
}

function valueAt(doc: Buffer, path: Path): RawValue {
  let found: RawValue = { buf: doc, type: T.MISSING, off: 0 };
  visitPath(doc, 0, path, (buf, type, off) => {
    found = { buf, type, off };
    return true;
  });
  return found;
}

function show(value: unknown): string {
  if (value === undefined || value === null) return 'null';
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  return JSON.stringify(value);
}

