/** The update operators by name; each changes the open document in place. */

import { compareValues } from '../bson/compare.ts';
import { asBoolean, asString, elementsOf, fieldOf } from '../bson/raw.ts';
import type { RawElement, RawValue } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import { now } from '../clock.ts';
import { CommandError, badValue, failedToParse } from '../wire/errors.ts';
import { addToSet, pop, pull, pullAll, push } from './array-operators.ts';
import { combine, combineBits, date, int32, isInteger } from './numbers.ts';
import { forEachPlace } from './paths.ts';
import type { PathContext, Place } from './paths.ts';
import { leaf, opened, valueOf } from './tree.ts';
import type { ObjectNode } from './tree.ts';
import type { UpdateAction } from './parse-update.ts';

export interface UpdateContext extends PathContext {
  readonly inserting: boolean;
}

type Operator = (root: ObjectNode, action: UpdateAction, context: UpdateContext) => void;

export function applyAction(root: ObjectNode, action: UpdateAction, context: UpdateContext): void {
  operators.get(action.operator)?.(root, action, context);
}

const at =
  (create: boolean, apply: (place: Place, operand: RawElement, context: UpdateContext) => void): Operator =>
  (root, action, context) =>
    forEachPlace(root, action.names, context, create, (place) => apply(place, action.operand, context));

/** What becomes of one value, whatever place it has; undefined where there is none, before or after. */
export type ValueChange = (found: RawValue | undefined, operand: RawElement) => RawValue | undefined;

const valueChanges: ReadonlyMap<string, ValueChange> = new Map<string, ValueChange>([
  ['$set', (_found, operand) => operand],
  ['$unset', () => undefined],
  ['$inc', (found, operand) => calculated(found, operand, 'add')],
  ['$mul', (found, operand) => calculated(found, operand, 'multiply')],
  ['$min', (found, operand) => better(found, operand, -1)],
  ['$max', (found, operand) => better(found, operand, 1)],
  ['$currentDate', (_found, operand) => currentDate(operand)],
  ['$bit', (found, operand) => changedBits(found, operand)],
]);

/** The change an operator makes of a value by itself; undefined for operators that need more of the document. */
export const valueChangeOf = (operator: string): ValueChange | undefined => valueChanges.get(operator);

const byValue = (operator: string, change: ValueChange): Operator =>
  at(operator !== '$unset', (place, operand) => {
    const found = place.get();
    const next = change(found === undefined ? undefined : valueOf(found), operand);
    if (next === undefined) place.remove();
    else place.set(leaf(next));
  });

const set = byValue('$set', (_found, operand) => operand);

const operators = new Map<string, Operator>([
  ...[...valueChanges].map(([operator, change]): [string, Operator] => [operator, byValue(operator, change)]),
  ['$setOnInsert', (root, action, context) => (context.inserting ? set(root, action, context) : undefined)],
  ['$rename', rename],
  ['$push', at(true, push)],
  ['$addToSet', at(true, addToSet)],
  ['$pull', at(false, pull)],
  ['$pullAll', at(false, pullAll)],
  ['$pop', at(false, pop)],
]);

export const operatorNames: ReadonlySet<string> = new Set(operators.keys());

function calculated(found: RawValue | undefined, operand: RawElement, op: 'add' | 'multiply'): RawValue {
  const verb = op === 'add' ? 'increment' : 'multiply';
  if (!T.isNumberType(operand.type)) throw new CommandError(14, `Cannot ${verb} with non-numeric argument: {${operand.name}: …}`);
  if (found === undefined) return op === 'add' ? operand : combine('multiply', int32(0), operand);
  if (!T.isNumberType(found.type)) {
    throw new CommandError(
      14,
      `Cannot apply $${op === 'add' ? 'inc' : 'mul'} to a value of non-numeric type. The field '${operand.name}' is of type ${T.typeNames.get(found.type) ?? '?'}`,
    );
  }
  return combine(op, found, operand);
}

function better(found: RawValue | undefined, operand: RawElement, sign: 1 | -1): RawValue {
  if (found === undefined) return operand;
  return compareValues(operand.buf, operand.type, operand.off, found.buf, found.type, found.off) * sign > 0 ? operand : found;
}

function currentDate(operand: RawElement): RawValue {
  if (operand.type === T.BOOL && asBoolean(operand)) return date(now());
  const type = operand.type === T.OBJECT ? asString(fieldOf(operand, '$type')) : undefined;
  if (type === 'date') return date(now());
  if (type === 'timestamp') {
    const buf = Buffer.alloc(8);
    buf.writeUInt32LE(1, 0);
    buf.writeUInt32LE(Math.floor(now() / 1_000), 4);
    return { buf, type: T.TIMESTAMP, off: 0 };
  }
  throw badValue("The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}");
}

function changedBits(found: RawValue | undefined, operand: RawElement): RawValue {
  if (operand.type !== T.OBJECT) throw badValue('The $bit modifier is not compatible with a non-object');
  let value = found ?? int32(0);
  for (const step of elementsOf(operand)) {
    if (step.name !== 'and' && step.name !== 'or' && step.name !== 'xor') throw badValue(`The $bit modifier only supports 'and', 'or', and 'xor', not '${step.name}'`);
    if (!isInteger(step)) throw badValue('The $bit modifier field must be an Integer(32/64 bit)');
    if (!isInteger(value)) throw badValue(`Cannot apply $bit to a value of non-integral type.`);
    value = combineBits(step.name, value, step);
  }
  return value;
}

function rename(root: ObjectNode, action: UpdateAction, context: UpdateContext): void {
  const target = asString(action.operand);
  if (target === undefined) throw badValue(`The 'to' field for $rename must be a string: ${action.operand.name}`);
  const names = target.split('.');
  if (names.includes('') || names.some((name) => name.startsWith('$'))) throw failedToParse(`The target '${target}' of $rename is not a valid path`);
  if (passesArray(root, action.names)) throw badValue(`The source field cannot be an array element, '${action.names.join('.')}'`);
  if (passesArray(root, names)) throw badValue(`The destination field cannot be an array element, '${target}'`);
  forEachPlace(root, action.names, context, false, (source) => {
    const moved = source.get();
    if (moved === undefined) return;
    source.remove();
    forEachPlace(root, names, context, true, (place) => place.set(moved));
  });
}

function passesArray(root: ObjectNode, names: readonly string[]): boolean {
  let node: ReturnType<typeof opened> | undefined = root;
  for (const name of names) {
    if (node === undefined || node.kind === 'leaf') return false;
    if (node.kind === 'array') return true;
    const found: ObjectNode['fields'][number] | undefined = node.fields.find((field) => field.name === name);
    node = found === undefined ? undefined : opened(found.value);
  }
  return false;
}
