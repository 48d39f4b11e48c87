/** Reads an update: a replacement, a set of operators, or a pipeline. */

import { elementsOf } from '../bson/raw.ts';
import type { RawElement, RawValue } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import { compileStages } from '../aggregation/expressions.ts';
import type { PlainDocument } from '../aggregation/expressions.ts';
import { decodeValue } from '../bson/raw.ts';
import type { Matcher } from '../query/filter.ts';
import { parseFilter } from '../query/parse-filter.ts';
import { CommandError, badValue, failedToParse } from '../wire/errors.ts';
import { directChanges } from './direct-changes.ts';
import type { DirectChange } from './direct-changes.ts';
import { operatorNames } from './operators.ts';

export interface UpdateAction {
  readonly operator: string;
  readonly names: readonly string[];
  readonly operand: RawElement;
}

export interface OperatorUpdate {
  readonly kind: 'operators';
  readonly actions: readonly UpdateAction[];
  readonly arrayFilters: ReadonlyMap<string, Matcher>;
  /** The same for an existing document, when it concerns direct fields only. */
  readonly direct: readonly DirectChange[] | undefined;
}

export type Update =
  | { readonly kind: 'replacement'; readonly document: RawValue }
  | OperatorUpdate
  | { readonly kind: 'pipeline'; readonly run: (documents: PlainDocument[]) => PlainDocument[] };

const pipelineStages = new Set(['$set', '$addFields', '$unset', '$project', '$replaceRoot', '$replaceWith']);

/** Throws CommandError for an update MongoDB would refuse as well. */
export function parseUpdate(update: RawValue, arrayFilters: RawValue | undefined): Update {
  if (update.type === T.ARRAY) return parsePipeline(update, arrayFilters);
  if (update.type !== T.OBJECT) throw failedToParse('Update argument must be either an object or an array');
  const elements = elementsOf(update);
  if (elements[0]?.name.startsWith('$') !== true) {
    const operator = elements.find((element) => element.name.startsWith('$'));
    if (operator !== undefined) throw new CommandError(52, `The dollar ($) prefixed field '${operator.name}' in '${operator.name}' is not allowed in the context of an update's replacement document.`);
    if (arrayFilters !== undefined && elementsOf(arrayFilters).length > 0) throw failedToParse('arrayFilters may not be specified for a replacement-style update');
    return { kind: 'replacement', document: update };
  }
  const actions = elements.flatMap(actionsOf);
  refuseConflicts(actions);
  const filters = parseArrayFilters(arrayFilters);
  refuseUnusedFilters(actions, filters);
  return { kind: 'operators', actions, arrayFilters: filters, direct: directChanges(actions) };
}

function parsePipeline(update: RawValue, arrayFilters: RawValue | undefined): Update {
  if (arrayFilters !== undefined) throw failedToParse('arrayFilters may not be specified for pipeline-syle updates');
  const stages = elementsOf(update).map((stage) => {
    const [first, second] = stage.type === T.OBJECT ? elementsOf(stage) : [];
    if (first === undefined || second !== undefined) throw new CommandError(40323, 'A pipeline stage specification object must contain exactly one field.');
    if (!pipelineStages.has(first.name)) throw new CommandError(72, `${first.name} is not allowed to be used within an update`);
    return { [first.name]: decodeValue(first) };
  });
  return { kind: 'pipeline', run: compileStages(stages) };
}

function actionsOf(operator: RawElement): UpdateAction[] {
  if (!operatorNames.has(operator.name)) {
    throw failedToParse(`Unknown modifier: ${operator.name}. Expected a valid update modifier or pipeline-style update specified as an array`);
  }
  if (operator.type !== T.OBJECT) {
    throw failedToParse(`Modifiers operate on fields but we found type ${T.typeNames.get(operator.type) ?? '?'} instead.`);
  }
  return elementsOf(operator).flatMap((operand) => {
    const names = namesOf(operand.name);
    if (operator.name !== '$rename') return [{ operator: operator.name, names, operand }];
    return [{ operator: '$rename', names, operand }];
  });
}

export function namesOf(path: string): readonly string[] {
  if (path === '') throw new CommandError(56, 'An empty update path is not valid.');
  const names = path.split('.');
  if (names.includes('')) throw new CommandError(56, `The update path '${path}' contains an empty field name, which is not allowed.`);
  for (const name of names) {
    if (name.startsWith('$') && name !== '$' && !/^\$\[\w*\]$/.test(name)) {
      throw new CommandError(52, `The dollar ($) prefixed field '${name}' in '${path}' is not valid for storage.`);
    }
  }
  if (names[0]?.startsWith('$') === true) throw badValue(`Cannot have positional (i.e. '$') element in the first position in path '${path}'`);
  return names;
}

/** Two actions may not touch the same place, nor one a place inside the other's. */
function refuseConflicts(actions: readonly UpdateAction[]): void {
  const paths = actions.flatMap((action) => {
    const own = action.names.join('.');
    return action.operator === '$rename' && action.operand.type === T.STRING ? [own, renameTarget(action.operand)] : [own];
  });
  if (paths.length < 2) return;
  const taken = new Set<string>();
  const above = new Set<string>();
  for (const path of paths) {
    const parts = path.split('.');
    const prefixes = parts.map((_part, n) => parts.slice(0, n + 1).join('.'));
    const clash = above.has(path) ? path : prefixes.find((prefix) => taken.has(prefix));
    if (clash !== undefined) throw new CommandError(40, `Updating the path '${path}' would create a conflict at '${clash}'`);
    taken.add(path);
    for (const prefix of prefixes.slice(0, -1)) above.add(prefix);
  }
}

export function renameTarget(operand: RawElement): string {
  return String(decodeValue(operand));
}

function parseArrayFilters(given: RawValue | undefined): ReadonlyMap<string, Matcher> {
  const filters = new Map<string, Matcher>();
  if (given === undefined) return filters;
  for (const filter of elementsOf(given)) {
    const identifiers = new Set(identifiersIn(filter));
    const [identifier] = identifiers;
    if (identifier === undefined || identifiers.size !== 1) {
      throw failedToParse('Error parsing array filter: expected a single top-level field name');
    }
    if (!/^[a-z][a-zA-Z0-9]*$/.test(identifier)) throw badValue(`Error parsing array filter: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${identifier}'`);
    if (filters.has(identifier)) throw failedToParse(`Found multiple array filters with the same top-level field name ${identifier}`);
    filters.set(identifier, parseFilter(filter).matches);
  }
  return filters;
}

const identifiersIn = (filter: RawValue): string[] =>
  elementsOf(filter).flatMap((element) =>
    element.name.startsWith('$') ? (element.type === T.ARRAY ? elementsOf(element).flatMap(identifiersIn) : []) : [element.name.split('.')[0] ?? ''],
  );

function refuseUnusedFilters(actions: readonly UpdateAction[], filters: ReadonlyMap<string, Matcher>): void {
  for (const identifier of filters.keys()) {
    if (actions.some((action) => action.names.includes(`$[${identifier}]`))) continue;
    throw failedToParse(`The array filter for identifier '${identifier}' was not used in the update`);
  }
}
