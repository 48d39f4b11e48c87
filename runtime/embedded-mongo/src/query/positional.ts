/** Which item of an array made the filter match: the `$` of updates and projections. */

import { elementsOf } from '../bson/raw.ts';
import type { RawValue } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import { BsonWriter } from '../bson/writer.ts';
import type { Filter } from './filter.ts';
import { operatorTerms } from './parse-operators.ts';
import { parseFilter } from './parse-filter.ts';
import { pathOf, visitPath } from './path.ts';

/** Position of the first item of the array at `arrayPath` that meets what the filter says of it. */
export function firstMatchingItem(document: Buffer, filter: Filter, arrayPath: string): number | undefined {
  const array = valueAt(document, arrayPath);
  if (array?.type !== T.ARRAY) return undefined;
  const tests = itemTests(filter.raw, arrayPath);
  if (tests.length === 0) return undefined;
  const items = elementsOf(array);
  const meetsAll = items.findIndex((item) => tests.every((test) => test(item)));
  if (meetsAll >= 0) return meetsAll;
  const meetsFirst = items.findIndex((item) => tests[0]?.(item) === true);
  return meetsFirst >= 0 ? meetsFirst : undefined;
}

type ItemTest = (item: RawValue) => boolean;

/** The parts of the filter that speak of the array or of fields inside it, applied to one item. */
function itemTests(filter: RawValue, arrayPath: string): ItemTest[] {
  return elementsOf(filter).flatMap((element): ItemTest[] => {
    if (element.name === '$and') return elementsOf(element).flatMap((inner) => itemTests(inner, arrayPath));
    if (element.name === '$or') {
      const branches = elementsOf(element).map((inner) => itemTests(inner, arrayPath));
      return [(item) => branches.some((tests) => tests.length > 0 && tests.every((test) => test(item)))];
    }
    const inside = element.name.startsWith(`${arrayPath}.`) ? element.name.slice(arrayPath.length) : undefined;
    if (element.name !== arrayPath && inside === undefined) return [];
    const inner = element.type === T.OBJECT ? elementsOf(element) : [];
    const elemMatch = inner.find((operator) => operator.name === '$elemMatch');
    if (elemMatch !== undefined && inside === undefined) {
      const [term] = operatorTerms(pathOf('i'), [elemMatch], (doc) => parseFilter(doc));
      return [(item) => term?.matches(wrapped('i', item, true), 0) === true];
    }
    const writer = new BsonWriter(256);
    const doc = writer.begin();
    writer.field(`i${inside ?? ''}`, element);
    writer.end(doc);
    const test = parseFilter({ buf: Buffer.from(writer.taken()), type: T.OBJECT, off: 0 });
    return [(item) => test.matches(wrapped('i', item, false), 0)];
  });
}

/** `{name: item}` or `{name: [item]}`. */
function wrapped(name: string, item: RawValue, inArray: boolean): Buffer {
  const writer = new BsonWriter(256);
  const doc = writer.begin();
  if (inArray) {
    writer.header(T.ARRAY, name);
    const array = writer.begin();
    writer.item(item.type, 0);
    writer.value(item);
    writer.end(array);
  } else writer.field(name, item);
  writer.end(doc);
  return writer.taken();
}

function valueAt(document: Buffer, path: string): RawValue | undefined {
  let found: RawValue | undefined;
  visitPath(document, 0, pathOf(path), (buf, type, off) => {
    found = { buf, type, off };
    return true;
  });
  return found;
}
