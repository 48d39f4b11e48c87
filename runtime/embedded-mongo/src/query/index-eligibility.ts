/** Whether a sparse or partial index holds every document the query wants. */

import { compareValues } from '../bson/compare.ts';
import type { RawValue } from '../bson/raw.ts';
import { bytesOf } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import type { Index } from '../catalog/index-definition.ts';
import type { Condition, Filter } from './filter.ts';
import { conditionsOf } from './filter.ts';
import { parseTypes } from './operator-arguments.ts';
import { compares, equalTo, isOfType } from './predicates.ts';

export function holdsAll(index: Index, conditions: readonly Condition[], filter: Filter): boolean {
  if (index.sparse && !conditions.some((condition) => covers(index, condition))) return false;
  if (index.partial === undefined) return true;
  return implies(conditions, filter, index.partial);
}

const covers = (index: Index, condition: Condition): boolean =>
  requiresValue(condition) && index.fields.some((field) => field.path.text === condition.path.text);

/** The condition cannot hold where the field is missing. */
export function requiresValue(condition: Condition): boolean {
  if (condition.op === 'missing') return false;
  if (condition.op === 'exists' || condition.op === 'type' || condition.op === 'regex') return true;
  return condition.operands.every(({ type }) => type !== T.NULL && type !== T.UNDEFINED && type !== T.MIN_KEY && type !== T.MAX_KEY);
}

/** Every term of the index's own filter follows from some condition of the query. */
function implies(conditions: readonly Condition[], filter: Filter, partial: Filter): boolean {
  if (bytesOf(filter.raw).equals(bytesOf(partial.raw))) return true;
  if (partial.terms.some((term) => term.conditions.length === 0)) return false;
  return conditionsOf(partial).every((wanted) =>
    conditions.some((given) => given.path.text === wanted.path.text && follows(given, wanted)),
  );
}

function follows(given: Condition, wanted: Condition): boolean {
  if (wanted.op === 'exists') return requiresValue(given);
  const [operand] = wanted.operands;
  if (operand === undefined || wanted.op === 'missing' || wanted.op === 'regex') return false;
  if (wanted.op === 'type') return staysIn(given, (value) => isOfType(parseTypes(operand))(value.buf, value.type, value.off));
  if (wanted.op === 'eq') return staysIn(given, same(operand));
  if (wanted.op === 'in') return staysIn(given, (value) => wanted.operands.some((one) => same(one)(value)));
  const test = compares(wanted.op, operand);
  if (staysIn(given, (value) => test(value.buf, value.type, value.off))) return true;
  return tighter(given, wanted.op, operand);
}

/** The query names values, and each passes the test. */
function staysIn(given: Condition, test: (value: RawValue) => boolean): boolean {
  return (given.op === 'eq' || given.op === 'in') && given.operands.every((value) => value.type !== T.ARRAY && test(value));
}

const same = (operand: RawValue) => (value: RawValue): boolean => equalTo(operand)(value.buf, value.type, value.off);

/** `{$gt: 5}` lies within `{$gte: 3}`. */
function tighter(given: Condition, op: Condition['op'], limit: RawValue): boolean {
  const [operand] = given.operands;
  if (operand === undefined || given.op === 'eq' || given.op === 'in') return false;
  const upwards = op === 'gt' || op === 'gte';
  if (upwards !== (given.op === 'gt' || given.op === 'gte')) return false;
  if (given.op !== 'gt' && given.op !== 'gte' && given.op !== 'lt' && given.op !== 'lte') return false;
  if (T.orderClass(operand.type) !== T.orderClass(limit.type)) return false;
  const order = compareValues(operand.buf, operand.type, operand.off, limit.buf, limit.type, limit.off) * (upwards ? 1 : -1);
  return order > 0 || (order === 0 && (op === given.op || op === 'gte' || op === 'lte'));
}
