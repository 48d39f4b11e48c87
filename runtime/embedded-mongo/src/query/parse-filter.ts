/** Compiles a filter document. What the store does not know is refused, never ignored. */

import { asString, elementsOf } from '../bson/raw.ts';
import type { RawElement, RawValue } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import { badValue, notImplemented } from '../wire/errors.ts';
import { compileExpression } from '../aggregation/expressions.ts';
import { conditionsFromExpression } from './expression-hints.ts';
import { allOf } from './filter.ts';
import type { Filter, Term } from './filter.ts';
import { equalityTerm, operatorTerms, patternTerm } from './parse-operators.ts';
import { pathOf } from './path.ts';

/** Values of `$$name` inside `$expr`, for `$lookup` pipelines. */
export type Variables = Readonly<Record<string, unknown>>;

/** Throws CommandError with MongoDB's code when the filter is not valid. */
export function parseFilter(raw: RawValue, variables: Variables = {}): Filter {
  const terms: Term[] = [];
  for (const element of elementsOf(raw)) {
    if (element.name.startsWith('$')) terms.push(...logicalTerms(element, variables));
    else terms.push(...fieldTerms(element));
  }
  return { terms, matches: allOf(terms), raw };
}

function logicalTerms(element: RawElement, variables: Variables): readonly Term[] {
  switch (element.name) {
    case '$and':
      return filtersIn(element, variables).flatMap((filter) => filter.terms);
    case '$or': {
      const branches = filtersIn(element, variables);
      if (branches.length === 1) return branches[0]?.terms ?? [];
      return [
        { matches: (buf, off) => branches.some((branch) => branch.matches(buf, off)), conditions: [], complete: false, branches },
      ];
    }
    case '$nor': {
      const branches = filtersIn(element, variables);
      return [{ matches: (buf, off) => !branches.some((branch) => branch.matches(buf, off)), conditions: [], complete: false }];
    }
    case '$expr': {
      const expression = compileExpression(element, variables);
      return [
        {
          matches: (buf, off) => expression.isTrue({ buf, type: T.OBJECT, off }),
          conditions: conditionsFromExpression(element, variables),
          complete: false,
        },
      ];
    }
    case '$comment':
      return [];
    case '$alwaysTrue':
      return [];
    case '$alwaysFalse':
      return [{ matches: () => false, conditions: [], complete: false }];
    case '$where':
    case '$text':
    case '$jsonSchema':
      throw notImplemented(element.name);
    default:
      throw badValue(
        `unknown top level operator: ${element.name}. If you have a field name that starts with a '$' symbol, ` +
          'consider using $getField or $setField.',
      );
  }
}

function filtersIn(element: RawElement, variables: Variables): Filter[] {
  const items = element.type === T.ARRAY ? elementsOf(element) : [];
  if (items.length === 0) throw badValue(`${element.name} argument must be a non-empty array`);
  return items.map((item) => {
    if (item.type !== T.OBJECT) throw badValue(`${element.name} argument's entries must be objects`);
    return parseFilter(item, variables);
  });
}

function fieldTerms(element: RawElement): readonly Term[] {
  const path = pathOf(element.name);
  if (element.type === T.REGEX) return [patternTerm(path, element, undefined)];
  if (element.type === T.OBJECT) {
    const operators = elementsOf(element);
    const first = operators[0]?.name;
    if (first?.startsWith('$') === true && !['$ref', '$id', '$db'].includes(first)) {
      return operatorTerms(path, operators, (doc) => parseFilter(doc));
    }
  }
  if (element.type === T.UNDEFINED) throw badValue('cannot compare to undefined');
  return [equalityTerm(path, element)];
}

/** Options of a query the store only accepts in their plainest form. */
export function refuseCollation(collation: RawValue | undefined): void {
  if (collation === undefined || collation.type !== T.OBJECT) return;
  const locale = elementsOf(collation).find((option) => option.name === 'locale');
  if (locale !== undefined && asString(locale) !== 'simple') throw notImplemented('A collation other than "simple"');
}
