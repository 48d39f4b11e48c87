/** What `$expr` tells the planner: `{$eq: ["$path", constant]}` bounds an index on that path. */

import { serialize } from 'bson';

import { asString, elementsOf, rawDocument } from '../bson/raw.ts';
import type { RawValue } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import type { Condition } from './filter.ts';
import type { Variables } from './parse-filter.ts';
import { pathOf } from './path.ts';

/** Only hints: the expression itself is still evaluated on every document. */
export function conditionsFromExpression(expression: RawValue, variables: Variables): readonly Condition[] {
  if (expression.type !== T.OBJECT) return [];
  return elementsOf(expression).flatMap((operator) => {
    if (operator.name === '$and' && operator.type === T.ARRAY) {
      return elementsOf(operator).flatMap((item) => conditionsFromExpression(item, variables));
    }
    if (operator.name !== '$eq' || operator.type !== T.ARRAY) return [];
    const [left, right] = elementsOf(operator);
    if (left === undefined || right === undefined) return [];
    return equality(left, right, variables) ?? equality(right, left, variables) ?? [];
  });
}

function equality(field: RawValue, other: RawValue, variables: Variables): readonly Condition[] | undefined {
  const reference = asString(field);
  if (reference === undefined || !/^\$[^$]/.test(reference)) return undefined;
  const operand = constant(other, variables);
  if (operand === undefined) return undefined;
  return [{ path: pathOf(reference.slice(1)), op: 'eq', operands: [operand], hintOnly: true }];
}

/** A scalar that is neither null nor an array: for those an index entry may stand for something else. */
function constant(value: RawValue, variables: Variables): RawValue | undefined {
  const text = asString(value);
  if (text === undefined || !text.startsWith('$')) return isPlainScalar(value) ? value : undefined;
  const name = /^\$\$(\w+)$/.exec(text)?.[1];
  if (name === undefined || variables[name] === undefined) return undefined;
  const [operand] = elementsOf(rawDocument(Buffer.from(serialize({ v: variables[name] }))));
  return operand !== undefined && isPlainScalar(operand) ? operand : undefined;
}

const isPlainScalar = (value: RawValue): boolean =>
  value.type !== T.OBJECT && value.type !== T.ARRAY && value.type !== T.NULL && value.type !== T.REGEX;
