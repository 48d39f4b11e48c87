/** Finding the places an update path means, with `$`, `$[]` and `$[name]` resolved. */

import { CommandError, badValue } from '../wire/errors.ts';
import type { Matcher } from '../query/filter.ts';
import { BsonWriter } from '../bson/writer.ts';
import { opened, setField, fieldIn, leaf, valueOf } from './tree.ts';
import type { ArrayNode, Node, ObjectNode } from './tree.ts';
import * as T from '../bson/types.ts';

/** A named place: read it, write it, remove it. */
export interface Place {
  get(): Node | undefined;
  set(value: Node): void;
  remove(): void;
}

export interface PathContext {
  /** Item the query matched, for `$`; undefined when there is none. */
  readonly matchedItem: (arrayPath: string) => number | undefined;
  readonly arrayFilters: ReadonlyMap<string, Matcher>;
}

const nullLeaf = leaf({ buf: Buffer.alloc(0), type: T.NULL, off: 0 });
const MOST_PADDING = 1_500_000;

/** Calls `apply` for each place; with `create`, missing objects on the way are made. */
export function forEachPlace(
  root: ObjectNode,
  names: readonly string[],
  context: PathContext,
  create: boolean,
  apply: (place: Place) => void,
): void {
  walk(root, names, 0, context, create, apply);
}

function walk(
  parent: ObjectNode | ArrayNode,
  names: readonly string[],
  depth: number,
  context: PathContext,
  create: boolean,
  apply: (place: Place) => void,
): void {
  const name = names[depth] ?? '';
  if (name.startsWith('$')) {
    for (const index of itemsMeant(parent, names, depth, context)) step(itemPlace(parent, index, names, depth), names, depth, context, create, apply);
    return;
  }
  const place = parent.kind === 'object' ? fieldPlace(parent, name) : itemPlace(parent, itemNumber(name, names, depth, create), names, depth);
  step(place, names, depth, context, create, apply);
}

function step(place: Place, names: readonly string[], depth: number, context: PathContext, create: boolean, apply: (place: Place) => void): void {
  if (depth === names.length - 1) return apply(place);
  const found = place.get();
  if (found === undefined) {
    if (!create) return undefined;
    const made: ObjectNode = { kind: 'object', fields: [] };
    walk(made, names, depth + 1, context, create, apply);
    // Only now, so that an operator that changes nothing leaves no empty object behind.
    if (made.fields.length > 0) place.set(made);
    return undefined;
  }
  const node = opened(found);
  if (node.kind === 'leaf') {
    if (!create) return undefined;
    throw new CommandError(
      28,
      `Cannot create field '${names[depth + 1] ?? ''}' in element {${names[depth] ?? ''}: …}: it is not an object`,
    );
  }
  if (node !== found) place.set(node);
  return walk(node, names, depth + 1, context, create, apply);
}

const fieldPlace = (parent: ObjectNode, name: string): Place => ({
  get: () => fieldIn(parent, name)?.value,
  set: (value) => setField(parent, name, value),
  remove: () => {
    const at = parent.fields.findIndex((field) => field.name === name);
    if (at >= 0) parent.fields.splice(at, 1);
  },
});

function itemPlace(parent: ObjectNode | ArrayNode, index: number, names: readonly string[], depth: number): Place {
  if (parent.kind !== 'array') throw badValue(`Cannot apply array updates to non-array element ${names.slice(0, depth).join('.')}`);
  return {
    get: () => (index < 0 ? undefined : parent.items[index]),
    set: (value) => {
      if (index - parent.items.length > MOST_PADDING) throw badValue('cannot backfill array to larger than 1500000 elements');
      while (parent.items.length < index) parent.items.push(nullLeaf);
      parent.items[index] = value;
    },
    // `$unset` of an item leaves null, so that the others keep their places.
    remove: () => {
      if (index >= 0 && index < parent.items.length) parent.items[index] = nullLeaf;
    },
  };
}

function itemNumber(name: string, names: readonly string[], depth: number, create: boolean): number {
  if (/^(0|[1-9]\d*)$/.test(name)) return Number(name);
  if (!create) return -1;
  throw new CommandError(28, `Cannot create field '${name}' in element {${names.slice(0, depth).join('.')}: [ … ]}`);
}

function itemsMeant(parent: ObjectNode | ArrayNode, names: readonly string[], depth: number, context: PathContext): readonly number[] {
  const name = names[depth] ?? '';
  const arrayPath = names.slice(0, depth).join('.');
  if (name === '$') {
    const matched = context.matchedItem(arrayPath);
    if (matched === undefined) {
      throw badValue('The positional operator did not find the match needed from the query.');
    }
    return [matched];
  }
  if (parent.kind !== 'array') throw badValue(`Cannot apply array updates to non-array element ${arrayPath}`);
  const all = parent.items.map((_item, n) => n);
  if (name === '$[]') return all;
  const identifier = /^\$\[(\w+)\]$/.exec(name)?.[1];
  const filter = identifier === undefined ? undefined : context.arrayFilters.get(identifier);
  if (filter === undefined || identifier === undefined) {
    throw badValue(`No array filter found for identifier '${identifier ?? name}' in path '${names.join('.')}'`);
  }
  return all.filter((n) => {
    const item = parent.items[n];
    return item !== undefined && filter(wrapped(identifier, item), 0);
  });
}

/** `{identifier: item}`, the document array filters are written against. */
function wrapped(identifier: string, item: Node): Buffer {
  const writer = new BsonWriter(256);
  const doc = writer.begin();
  writer.field(identifier, valueOf(item));
  writer.end(doc);
  return Buffer.from(writer.taken());
}
