/** `$push`, `$addToSet`, `$pull`, `$pullAll`, `$pop`. */

import { compareValues } from '../bson/compare.ts';
import { KeyWriter } from '../bson/key-encoding.ts';
import { asNumber, elementsOf } from '../bson/raw.ts';
import type { RawElement, RawValue } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import { BsonWriter } from '../bson/writer.ts';
import { operatorTerms } from '../query/parse-operators.ts';
import { parseFilter } from '../query/parse-filter.ts';
import { itemPath } from '../query/path.ts';
import { parseSort, sortKey } from '../query/sort.ts';
import { badValue, failedToParse } from '../wire/errors.ts';
import type { Place } from './paths.ts';
import { leaf, opened, valueOf } from './tree.ts';
import type { ArrayNode, Node } from './tree.ts';

export function push(place: Place, operand: RawElement): void {
  const modifiers = modifiersOf(operand, ['$each', '$position', '$slice', '$sort']);
  const array = arrayAt(place, operand.name);
  const added = (modifiers?.get('$each') ?? [operand]).map(leaf);
  const position = numberOf(modifiers, '$position');
  if (position === undefined) array.items.push(...added);
  else array.items.splice(position, 0, ...added);
  const sort = modifiers?.get('$sort')?.[0];
  if (sort !== undefined) sortItems(array, sort);
  const slice = numberOf(modifiers, '$slice');
  if (slice !== undefined) {
    const kept = slice >= 0 ? array.items.slice(0, slice) : array.items.slice(slice);
    array.items.splice(0, array.items.length, ...kept);
  }
  place.set(array);
}

export function addToSet(place: Place, operand: RawElement): void {
  const modifiers = modifiersOf(operand, ['$each']);
  const array = arrayAt(place, operand.name);
  for (const value of modifiers?.get('$each') ?? [operand]) {
    if (!array.items.some((item) => equal(valueOf(item), value))) array.items.push(leaf(value));
  }
  place.set(array);
}

export function pull(place: Place, operand: RawElement): void {
  const matches = pullTest(operand);
  keepItems(place, operand.name, (item) => !matches(item));
}

export function pullAll(place: Place, operand: RawElement): void {
  if (operand.type !== T.ARRAY) throw badValue('$pullAll requires an array argument');
  const values = elementsOf(operand);
  keepItems(place, operand.name, (item) => !values.some((value) => equal(item, value)));
}

export function pop(place: Place, operand: RawElement): void {
  const end = asNumber(operand);
  if (end !== 1 && end !== -1) throw failedToParse('$pop expects 1 or -1');
  const found = place.get();
  if (found === undefined) return;
  const array = arrayOf(found, operand.name);
  if (end === 1) array.items.pop();
  else array.items.shift();
  place.set(array);
}

/** The arguments by modifier, or undefined when the operand is a plain value. */
function modifiersOf(operand: RawElement, known: readonly string[]): ReadonlyMap<string, readonly RawValue[]> | undefined {
  if (operand.type !== T.OBJECT) return undefined;
  const elements = elementsOf(operand);
  if (elements[0]?.name.startsWith('$') !== true || !elements.some((element) => element.name === '$each')) return undefined;
  const modifiers = new Map<string, readonly RawValue[]>();
  for (const element of elements) {
    if (!known.includes(element.name)) throw badValue(`Unrecognized clause in $push: ${element.name}`);
    if (element.name === '$each' && element.type !== T.ARRAY) throw badValue('The argument to $each in $push must be an array');
    modifiers.set(element.name, element.name === '$each' ? elementsOf(element) : [element]);
  }
  return modifiers;
}

function numberOf(modifiers: ReadonlyMap<string, readonly RawValue[]> | undefined, name: string): number | undefined {
  const [value] = modifiers?.get(name) ?? [];
  if (value === undefined) return undefined;
  const number = asNumber(value);
  if (number === undefined || !Number.isInteger(number)) throw badValue(`The value for ${name} must be an integer`);
  return number;
}

function arrayAt(place: Place, path: string): ArrayNode {
  const found = place.get();
  return found === undefined ? { kind: 'array', items: [] } : arrayOf(found, path);
}

function arrayOf(node: Node, path: string): ArrayNode {
  const array = opened(node);
  if (array.kind === 'array') return { kind: 'array', items: [...array.items] };
  const type = array.kind === 'leaf' ? array.value.type : T.OBJECT;
  throw badValue(`The field '${path}' must be an array but is of type ${T.typeNames.get(type) ?? '?'}`);
}

function keepItems(place: Place, path: string, keep: (item: RawValue) => boolean): void {
  const found = place.get();
  if (found === undefined) return;
  const array = arrayOf(found, path);
  place.set({ kind: 'array', items: array.items.filter((item) => keep(valueOf(item))) });
}

const equal = (a: RawValue, b: RawValue): boolean => compareValues(a.buf, a.type, a.off, b.buf, b.type, b.off) === 0;

function pullTest(operand: RawElement): (item: RawValue) => boolean {
  if (operand.type === T.REGEX) return valueTest([{ ...operand, name: '$regex' }]);
  if (operand.type !== T.OBJECT) return (item) => equal(item, operand);
  const elements = elementsOf(operand);
  if (elements[0]?.name.startsWith('$') === true && !['$and', '$or', '$nor', '$expr'].includes(elements[0].name)) return valueTest(elements);
  const filter = parseFilter(operand);
  return (item) => item.type === T.OBJECT && filter.matches(item.buf, item.off);
}

function valueTest(operators: readonly RawElement[]): (item: RawValue) => boolean {
  const terms = operatorTerms(itemPath, operators, (doc) => parseFilter(doc));
  return (item) => {
    const writer = new BsonWriter(256);
    const doc = writer.begin();
    writer.field('i', item);
    writer.end(doc);
    const wrapped = Buffer.from(writer.taken());
    return terms.every((term) => term.matches(wrapped, 0));
  };
}

/** `$sort` by the items themselves (1, -1), or by fields inside them. */
function sortItems(array: ArrayNode, sort: RawValue): void {
  const direction = asNumber(sort);
  const writer = new KeyWriter();
  const keyOf = (item: RawValue): Buffer => {
    writer.length = 0;
    if (direction === undefined) {
      const isDocument = item.type === T.OBJECT;
      return sortKey(isDocument ? item.buf : Buffer.from([5, 0, 0, 0, 0]), isDocument ? item.off : 0, parseSort(sort), writer);
    }
    writer.sortValue(item.buf, item.type, item.off, direction < 0);
    return writer.taken();
  };
  if (direction !== undefined && direction !== 1 && direction !== -1) throw badValue('The $sort element value must be either 1 or -1');
  const keyed = array.items.map((item) => ({ item, key: keyOf(valueOf(item)) }));
  keyed.sort((a, b) => Buffer.compare(a.key, b.key));
  array.items.splice(0, array.items.length, ...keyed.map(({ item }) => item));
}
