/** The operators of one field (`{age: {$gt: 1, $ne: 3}}`), compiled to terms. */

import { asBoolean, asNumber, asString, bytesOf, elementsOf, someElement } from '../bson/raw.ts';
import type { RawElement, RawValue } from '../bson/raw.ts';
import { itemsOf } from '../bson/items.ts';
import * as T from '../bson/types.ts';
import { badValue, notImplemented } from '../wire/errors.ts';
import { allOf } from './filter.ts';
import type { Condition, Filter, Matcher, Term } from './filter.ts';
import { itemPath, testWithItems, visitPath } from './path.ts';
import type { Path, ValueVisitor } from './path.ts';
import { parseBitPositions, parseTypes } from './operator-arguments.ts';
import { anyOf, compares, equalTo, isOfType, leavesRemainder, matchesPattern, testsBits } from './predicates.ts';
import { compilePattern, patternOf } from './regular-expressions.ts';

type ParseFilter = (doc: RawValue) => Filter;

let itemGroups = 0;

/** One term per operator; all must hold. */
export function operatorTerms(path: Path, operators: readonly RawElement[], parse: ParseFilter): readonly Term[] {
  const options = operators.find((operator) => operator.name === '$options');
  if (options !== undefined && !operators.some((operator) => operator.name === '$regex')) {
    throw badValue('$options needs a $regex');
  }
  return operators.flatMap((operator) => {
    if (operator.name === '$options') return [];
    if (operator.name === '$regex') return [patternTerm(path, operator, asString(options))];
    return operatorTerm(path, operator, parse);
  });
}

function operatorTerm(path: Path, operator: RawElement, parse: ParseFilter): readonly Term[] {
  switch (operator.name) {
    case '$eq':
      return [equalityTerm(path, operator)];
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte': {
      const op = operator.name === '$gt' ? 'gt' : operator.name === '$gte' ? 'gte' : operator.name === '$lt' ? 'lt' : 'lte';
      if (operator.type === T.REGEX) throw badValue(`Can't have RegEx as arg to predicate over field '${path.text}'.`);
      return [term(path, compares(op, operator), { path, op, operands: [operator] })];
    }
    case '$in':
      return [membershipTerm(path, operator)];
    case '$ne':
      if (operator.type === T.REGEX) throw badValue("Can't have regex as arg to $ne.");
      return [negated([equalityTerm(path, operator)])];
    case '$nin':
      return [negated([membershipTerm(path, operator)])];
    case '$not':
      return [negated(notOperand(path, operator, parse))];
    case '$exists':
      return [existenceTerm(path, asBoolean(operator))];
    case '$type': {
      const types = parseTypes(operator);
      return [term(path, isOfType(types), { path, op: 'type', operands: [operator] })];
    }
    case '$size':
      return [wholeValueTerm(path, hasSize(operator))];
    case '$all':
      return allTerms(path, operator, parse);
    case '$elemMatch':
      return [itemTerm(path, operator, parse)];
    case '$mod': {
      const [divisor, remainder, surplus] = elementsOf(operator).map(asNumber);
      if (divisor === undefined || remainder === undefined || surplus !== undefined || Math.trunc(divisor) === 0) {
        throw badValue('malformed mod, needs a divisor that is not 0 and a remainder');
      }
      return [term(path, leavesRemainder(Math.trunc(divisor), Math.trunc(remainder)))];
    }
    case '$bitsAllSet':
      return [term(path, testsBits('allSet', parseBitPositions(operator)))];
    case '$bitsAllClear':
      return [term(path, testsBits('allClear', parseBitPositions(operator)))];
    case '$bitsAnySet':
      return [term(path, testsBits('anySet', parseBitPositions(operator)))];
    case '$bitsAnyClear':
      return [term(path, testsBits('anyClear', parseBitPositions(operator)))];
    case '$comment':
      return [];
    case '$near':
    case '$nearSphere':
    case '$geoWithin':
    case '$geoIntersects':
      throw notImplemented(operator.name);
    default:
      throw badValue(`unknown operator: ${operator.name}`);
  }
}

/** A test of each value at the path and of each item when that is an array. */
function term(path: Path, test: ValueVisitor, condition?: Condition): Term {
  const withItems: ValueVisitor = (buf, type, off) =>
    type === T.ARRAY ? testWithItems(buf, type, off, test) : test(buf, type, off);
  const visit = path.asWhole === true ? test : withItems;
  return {
    matches: (buf, off) => visitPath(buf, off, path, visit),
    conditions: condition === undefined ? [] : [condition],
    complete: condition !== undefined,
  };
}

/** A test of the value itself, arrays as a whole. */
function wholeValueTerm(path: Path, test: ValueVisitor, condition?: Condition): Term {
  return {
    matches: (buf, off) => visitPath(buf, off, path, test),
    conditions: condition === undefined ? [] : [condition],
    complete: false,
  };
}

export const equalityTerm = (path: Path, operand: RawValue): Term =>
  term(path, equalTo(operand), { path, op: 'eq', operands: [operand] });

export function patternTerm(path: Path, operand: RawValue, options: string | undefined): Term {
  const pattern = compilePattern(patternOf(operand, options));
  const condition: Condition = { path, op: 'regex', operands: [operand] };
  // An option may make the prefix of the pattern match other letter case.
  return { ...term(path, matchesPattern(pattern, operand), options === undefined ? condition : undefined), complete: false };
}

function membershipTerm(path: Path, operator: RawElement): Term {
  if (operator.type !== T.ARRAY) throw badValue(`${operator.name} needs an array`);
  const operands = itemsOf(operator);
  for (const operand of operands) {
    if (operand.type === T.OBJECT && elementsOf(operand)[0]?.name.startsWith('$') === true) {
      if (elementsOf(operand)[0]?.name !== '$ref') throw badValue(`cannot nest $ under ${operator.name}`);
    }
  }
  const patterns = operands.filter((operand) => operand.type === T.REGEX);
  if (patterns.length === 0) return term(path, anyOf(operands, []), { path, op: 'in', operands });
  const tests = patterns.map((operand) => matchesPattern(compilePattern(patternOf(operand, undefined)), operand));
  return term(
    path,
    anyOf(
      operands.filter((operand) => operand.type !== T.REGEX),
      tests,
    ),
  );
}

function existenceTerm(path: Path, wanted: boolean): Term {
  const found: Matcher = (buf, off) => visitPath(buf, off, path, (_buf, type) => type !== T.MISSING);
  const matches: Matcher = wanted ? found : (buf, off) => !found(buf, off);
  return { matches, conditions: [{ path, op: wanted ? 'exists' : 'missing', operands: [] }], complete: false };
}

function negated(terms: readonly Term[]): Term {
  const matches = allOf(terms);
  return { matches: (buf, off) => !matches(buf, off), conditions: [], complete: false };
}

function notOperand(path: Path, operator: RawElement, parse: ParseFilter): readonly Term[] {
  if (operator.type === T.REGEX) return [patternTerm(path, operator, undefined)];
  const operators = operator.type === T.OBJECT ? elementsOf(operator) : [];
  if (operators.length === 0) throw badValue('$not needs a regex or a document');
  for (const inner of operators) if (!inner.name.startsWith('$')) throw badValue(`unknown operator: ${inner.name}`);
  return operatorTerms(path, operators, parse);
}

function hasSize(operator: RawElement): ValueVisitor {
  const size = asNumber(operator);
  if (size === undefined || !Number.isInteger(size) || size < 0) {
    throw badValue('Failed to parse $size. Expected a non-negative integer.');
  }
  return (buf, type, off) => {
    if (type !== T.ARRAY) return false;
    let count = 0;
    someElement(buf, off, () => {
      count += 1;
      return false;
    });
    return count === size;
  };
}

function allTerms(path: Path, operator: RawElement, parse: ParseFilter): readonly Term[] {
  if (operator.type !== T.ARRAY) throw badValue('$all needs an array');
  const operands = elementsOf(operator);
  if (operands.length === 0) return [{ matches: () => false, conditions: [], complete: false }];
  return operands.map((operand) => {
    const first = operand.type === T.OBJECT ? elementsOf(operand)[0] : undefined;
    if (first?.name === '$elemMatch') return itemTerm(path, first, parse);
    if (first?.name.startsWith('$') === true) throw badValue(`no $ expressions in $all`);
    return operand.type === T.REGEX ? patternTerm(path, operand, undefined) : equalityTerm(path, operand);
  });
}

/** `$elemMatch`: one item of the array meets everything inside. */
function itemTerm(path: Path, operator: RawElement, parse: ParseFilter): Term {
  if (operator.type !== T.OBJECT) throw badValue('$elemMatch needs an Object');
  const inner = elementsOf(operator);
  const first = inner[0]?.name ?? '';
  const onValues = first.startsWith('$') && !['$and', '$or', '$nor', '$expr', '$comment'].includes(first);
  const test = onValues ? itemValueTest(inner, parse) : itemDocumentTest(parse(operator));
  const visit: ValueVisitor = (buf, type, off) =>
    type === T.ARRAY && someElement(buf, off, (itemType, itemOff) => test(buf, itemType, itemOff));
  const conditions = onValues ? [] : itemConditions(path, parse(operator));
  return { matches: (buf, off) => visitPath(buf, off, path, visit), conditions, complete: false };
}

function itemValueTest(operators: readonly RawElement[], parse: ParseFilter): ValueVisitor {
  // Each item is wrapped as a one-field document, so that the operators see it as a value of its own.
  const inner = allOf(operatorTerms(itemPath, operators, parse));
  return (buf, type, off) => {
    const bytes = bytesOf({ buf, type, off });
    const doc = Buffer.alloc(bytes.length + 8);
    doc.writeInt32LE(doc.length, 0);
    doc[4] = type;
    doc.write('i', 5);
    bytes.copy(doc, 7);
    return inner(doc, 0);
  };
}

function itemDocumentTest(filter: Filter): ValueVisitor {
  return (buf, type, off) => (type === T.OBJECT || type === T.ARRAY) && filter.matches(buf, off);
}

function itemConditions(path: Path, filter: Filter): readonly Condition[] {
  itemGroups += 1;
  const sameItem = itemGroups;
  return filter.terms.flatMap((inner) =>
    inner.conditions
      .filter((condition) => condition.op !== 'missing')
      .map((condition) => ({ ...condition, path: joined(path, condition.path), sameItem, hintOnly: true })),
  );
}

const joined = (outer: Path, inner: Path): Path => ({
  text: `${outer.text}.${inner.text}`,
  names: [...outer.names, ...inner.names],
  parts: [...outer.parts, ...inner.parts],
  positions: [...outer.positions, ...inner.positions],
});

