/** Arguments that several commands share. */

import { asNumber, asString, elementsOf, rawDocument } from '../bson/raw.ts';
import type { RawValue } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import type { Collection } from '../catalog/collection.ts';
import type { PlanOptions } from '../query/planner.ts';
import { CommandError, badValue, failedToParse } from '../wire/errors.ts';
import type { Command } from '../wire/message.ts';

export const EMPTY_DOCUMENT = rawDocument(Buffer.from([5, 0, 0, 0, 0]));

/** The collection named by the command's first field. */
export function collectionName(command: Command): string {
  const name = asString(command.get(command.name));
  if (name === undefined) throw new CommandError(73, `collection name has invalid type for ${command.name}`);
  if (name === '') throw new CommandError(73, `Invalid namespace specified '${command.database}.'`);
  return name;
}

export function documentArgument(command: Command, name: string): RawValue {
  const value = command.get(name);
  if (value === undefined || value.type === T.NULL) return EMPTY_DOCUMENT;
  if (value.type !== T.OBJECT) throw new CommandError(14, `BSON field '${command.name}.${name}' is the wrong type '${T.typeNames.get(value.type) ?? '?'}', expected type 'object'`);
  return value;
}

/** A whole number of at least 0, or `fallback` when it is not given. */
export function countArgument(command: Command, name: string, fallback: number): number {
  const value = command.get(name);
  if (value === undefined || value.type === T.NULL) return fallback;
  const number = asNumber(value);
  if (number === undefined) throw new CommandError(14, `BSON field '${command.name}.${name}' is the wrong type, expected a number`);
  if (!Number.isFinite(number) || number < 0) throw badValue(`BSON field '${name}' value must be >= 0, actual value '${number}'`);
  return Math.trunc(number);
}

/** Index hint by name or by key pattern; throws when there is no such index. */
export function hintArgument(collection: Collection, hint: RawValue | undefined): PlanOptions['hint'] {
  if (hint === undefined) return undefined;
  const name = asString(hint);
  if (name !== undefined) {
    if (name === '_id_') return 'id';
    const index = collection.indexes.find((one) => one.name === name && !one.building);
    if (index !== undefined) return index;
  } else if (hint.type === T.OBJECT) {
    const key = elementsOf(hint);
    if (key.length === 0) return undefined;
    if (key[0]?.name === '$natural') return 'natural';
    if (key.length === 1 && key[0]?.name === '_id') return 'id';
    const index = collection.indexes.find(
      (one) =>
        !one.building &&
        one.fields.length === key.length &&
        one.fields.every((field, n) => field.path.text === key[n]?.name && field.descending === ((asNumber(key[n]) ?? 1) < 0)),
    );
    if (index !== undefined) return index;
  } else throw failedToParse('Hint must be a string or an object');
  throw badValue('error processing query: planner returned error: hint provided does not correspond to an existing index');
}
