/** Projections over raw bytes: what is kept is copied, not decoded. */

import { afterCString, afterValue, asBoolean, asNumber, byteAt, docEnd, elementsOf } from '../bson/raw.ts';
import type { RawElement, RawValue } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import { BsonWriter } from '../bson/writer.ts';
import { CommandError, badValue } from '../wire/errors.ts';
import { compileStage } from '../aggregation/expressions.ts';
import type { Filter } from './filter.ts';
import { operatorTerms } from './parse-operators.ts';
import { parseFilter } from './parse-filter.ts';
import { firstMatchingItem } from './positional.ts';
import { pathOf } from './path.ts';

export type Projection = (document: Buffer) => Buffer;

/** What happens to one field: kept, left out, gone into, or an array cut down. */
type Rule =
  | { readonly kind: 'keep' }
  | { readonly kind: 'drop' }
  | { readonly kind: 'inside'; readonly rules: Map<string, Rule> }
  | { readonly kind: 'items'; readonly cut: (array: RawValue, document: Buffer) => readonly RawValue[] | undefined };

/** undefined when the projection keeps everything. */
export function parseProjection(spec: RawValue | undefined, filter: Filter | undefined): Projection | undefined {
  if (spec === undefined || spec.type !== T.OBJECT) return undefined;
  const elements = elementsOf(spec);
  if (elements.length === 0) return undefined;
  if (elements.some(isExpression)) return compileStage('$project', spec);
  const including = modeOf(elements);
  const rules = new Map<string, Rule>();
  for (const element of elements) addRule(rules, element, ruleOf(element, filter));
  if (including && !rules.has('_id')) rules.set('_id', { kind: 'keep' });
  const writer = new BsonWriter();
  return (document) => {
    writer.length = 0;
    project(document, 0, document, rules, including, writer);
    return writer.taken();
  };
}

const cutters = new Set(['$slice', '$elemMatch']);

function isExpression(element: RawElement): boolean {
  if (element.type === T.STRING || element.type === T.ARRAY || element.type === T.NULL) return true;
  if (element.type !== T.OBJECT) return false;
  const first = elementsOf(element)[0]?.name;
  return first === undefined || !cutters.has(first);
}

const isCut = (element: RawElement): boolean => element.type === T.OBJECT;

/** true: only what is named is kept. */
function modeOf(elements: readonly RawElement[]): boolean {
  const plain = elements.filter((element) => !isCut(element) && element.name !== '_id');
  const [first] = plain;
  if (first === undefined) {
    const id = elements.find((element) => element.name === '_id');
    const cuts = elements.filter(isCut);
    if (cuts.some((cut) => elementsOf(cut)[0]?.name === '$elemMatch')) return id === undefined || asBoolean(id);
    return id !== undefined && !isCut(id) && asBoolean(id);
  }
  const including = asBoolean(first);
  for (const element of plain) {
    if (asBoolean(element) === including) continue;
    throw including
      ? new CommandError(31254, `Cannot do exclusion on field ${element.name} in inclusion projection`)
      : new CommandError(31253, `Cannot do inclusion on field ${element.name} in exclusion projection`);
  }
  return including;
}

function ruleOf(element: RawElement, filter: Filter | undefined): Rule {
  if (!isCut(element)) {
    if (!element.name.endsWith('.$')) return { kind: asBoolean(element) ? 'keep' : 'drop' };
    const path = element.name.slice(0, -2);
    return {
      kind: 'items',
      cut: (array, document) => {
        const at = filter === undefined ? undefined : firstMatchingItem(document, filter, path);
        if (at === undefined) throw badValue(`Executor error during find command: positional operator '.$' couldn't find a matching element in the array`);
        return elementsOf(array).slice(at, at + 1);
      },
    };
  }
  const [operator] = elementsOf(element);
  if (operator?.name === '$slice') return { kind: 'items', cut: slicer(operator) };
  if (operator?.name !== '$elemMatch') throw badValue(`Unsupported projection for ${element.name}`);
  const [term] = operatorTerms(pathOf('a'), [operator], (doc) => parseFilter(doc));
  return {
    kind: 'items',
    cut: (array) => {
      const found = elementsOf(array).find((item) => term?.matches(inArray(item), 0) === true);
      return found === undefined ? undefined : [found];
    },
  };
}

/** `{a: [item]}`, so that the operator sees the item as an array of one. */
function inArray(item: RawValue): Buffer {
  const writer = new BsonWriter(256);
  const doc = writer.begin();
  writer.header(T.ARRAY, 'a');
  const array = writer.begin();
  writer.item(item.type, 0);
  writer.value(item);
  writer.end(array);
  writer.end(doc);
  return writer.taken();
}

function slicer(operator: RawElement): (array: RawValue) => readonly RawValue[] {
  const numbers = operator.type === T.ARRAY ? elementsOf(operator).map(asNumber) : [asNumber(operator)];
  const [first, second] = numbers;
  if (first === undefined) throw badValue('$slice needs a number or an array of two numbers');
  if (second === undefined) {
    return (array) => (first >= 0 ? elementsOf(array).slice(0, first) : elementsOf(array).slice(first));
  }
  if (second <= 0) throw new CommandError(28724, 'Third argument to $slice must be positive');
  return (array) => {
    const items = elementsOf(array);
    const start = first >= 0 ? first : Math.max(0, items.length + first);
    return items.slice(start, start + second);
  };
}

function addRule(rules: Map<string, Rule>, element: RawElement, rule: Rule): void {
  const names = element.name.replace(/\.\$$/, '').split('.');
  let level = rules;
  for (const name of names.slice(0, -1)) {
    const inner = level.get(name);
    if (inner !== undefined && inner.kind !== 'inside') {
      throw new CommandError(31249, `Path collision at ${element.name}`);
    }
    const next = inner ?? { kind: 'inside', rules: new Map<string, Rule>() };
    level.set(name, next);
    level = next.rules;
  }
  const last = names.at(-1) ?? '';
  if (level.has(last)) throw new CommandError(31250, `Path collision at ${element.name}`);
  level.set(last, rule);
}

function project(buf: Buffer, docOff: number, root: Buffer, rules: Map<string, Rule>, including: boolean, out: BsonWriter): void {
  const start = out.begin();
  const end = docEnd(buf, docOff);
  let at = docOff + 4;
  while (at < end) {
    const type = byteAt(buf, at);
    const off = afterCString(buf, at + 1);
    const next = afterValue(buf, type, off);
    const rule = rules.get(buf.toString('utf8', at + 1, off - 1));
    if (rule === undefined) {
      if (!including) out.copy(buf, at, next);
    } else if (rule.kind === 'keep') out.copy(buf, at, next);
    else if (rule.kind === 'inside') {
      if (type === T.OBJECT) {
        out.copy(buf, at, off);
        project(buf, off, root, rule.rules, including, out);
      } else if (type === T.ARRAY) {
        out.copy(buf, at, off);
        projectItems(buf, off, root, rule.rules, including, out);
      } else if (!including) out.copy(buf, at, next);
    } else if (rule.kind === 'items') {
      if (type !== T.ARRAY) out.copy(buf, at, next);
      else {
        const items = rule.cut({ buf, type, off }, root);
        if (items !== undefined) {
          out.copy(buf, at, off);
          writeItems(items, out);
        }
      }
    }
    at = next;
  }
  out.end(start);
}

function projectItems(buf: Buffer, arrayOff: number, root: Buffer, rules: Map<string, Rule>, including: boolean, out: BsonWriter): void {
  const start = out.begin();
  let index = 0;
  for (const item of elementsOf({ buf, type: T.ARRAY, off: arrayOff })) {
    if (item.type === T.OBJECT || item.type === T.ARRAY) {
      out.item(item.type, index);
      if (item.type === T.OBJECT) project(buf, item.off, root, rules, including, out);
      else projectItems(buf, item.off, root, rules, including, out);
      index += 1;
    } else if (!including) {
      out.item(item.type, index);
      out.value(item);
      index += 1;
    }
  }
  out.end(start);
}

function writeItems(items: readonly RawValue[], out: BsonWriter): void {
  const start = out.begin();
  for (const [n, item] of items.entries()) {
    out.item(item.type, n);
    out.value(item);
  }
  out.end(start);
}

