/** What a setting begins with when it is switched on, and what a new entry of a list holds. */
import type { RuleGroup } from '@nachklang/nodes/sdk';
import type { FormField, JsonSchema } from './form-field.ts';
import { constantsOf, hintsOf, itemsOf, numberOf, propertiesOf, requiredOf, typeOf } from './read-schema.ts';

export const NO_RULES: RuleGroup = { combinator: 'and', rules: [] };

export function freshValue({ kind, schema, choices, options }: FormField): unknown {
  switch (kind) {
    case 'duration':
    case 'offset': return 'P1D';
    case 'time': return '09:00';
    case 'weekdays': return [1, 2, 3, 4, 5];
    case 'rules': return NO_RULES;
    case 'json': return typeOf(schema) === 'array' ? [] : {};
    case 'boolean': return true;
    case 'number':
    case 'money':
    case 'percentage':
    case 'weight': return numberOf(schema, 'minimum') ?? 0;
    case 'choice':
    case 'date-field': return choices?.[0]?.value;
    case 'choices':
    case 'tags':
    case 'countries':
    case 'event-types': return [];
    case 'entries': return [freshEntry(schema, [])];
    case 'union': return options?.some(({ type }) => type === 'string') === true ? '' : null;
    case 'group': return Object.fromEntries(propertiesOf(schema).map(([key, property]) => [key, freshProperty(key, property, [])]));
    default: return '';
  }
}

/** An entry for the end of a list: ids that no other entry has, a name, the usual share. */
export function freshEntry(list: JsonSchema, entries: readonly unknown[]): Record<string, unknown> {
  const item = itemsOf(list);
  if (item === undefined) return {};
  const required = requiredOf(item);
  return Object.fromEntries(
    propertiesOf(item)
      .filter(([key]) => required.includes(key))
      .map(([key, property]) => [key, freshProperty(key, property, entries)]),
  );
}

function freshProperty(key: string, schema: JsonSchema, entries: readonly unknown[]): unknown {
  const { generated, widget } = hintsOf(schema) ?? {};
  if (generated === true) return freeId(entries.map((entry) => text(entry, 'id')));
  if (widget === 'weight') return usualShare(entries, key);
  if (widget === 'rules') return NO_RULES;
  if (key === 'name' && entries.some((entry) => text(entry, 'id') !== undefined)) return freeId(entries.map((entry) => text(entry, 'id'))).toUpperCase();
  const [constant] = constantsOf(schema);
  if (constant !== undefined) return constant;
  switch (typeOf(schema)) {
    case 'number':
    case 'integer': return numberOf(schema, 'minimum') ?? 0;
    case 'boolean': return false;
    case 'array': return [];
    case 'object': return {};
    default: return '';
  }
}

/** `a`, `b` … `z`, then `a1`, `a2` …: short, because exits are named after it. */
export function freeId(taken: readonly (string | undefined)[]): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');
  for (let round = 0; ; round += 1) {
    const free = letters.map((letter) => (round === 0 ? letter : `${letter}${round}`)).find((id) => !taken.includes(id));
    if (free !== undefined) return free;
  }
}

/** The mean of the others, so that the new one gets an equal part. */
function usualShare(entries: readonly unknown[], key: string): number {
  const shares = entries.map((entry) => Number(typeof entry === 'object' && entry !== null ? Reflect.get(entry, key) : 0)).filter((share) => share > 0);
  return shares.length === 0 ? 50 : Math.round(shares.reduce((sum, share) => sum + share, 0) / shares.length);
}

function text(entry: unknown, key: string): string | undefined {
  const value: unknown = typeof entry === 'object' && entry !== null ? Reflect.get(entry, key) : undefined;
  return typeof value === 'string' ? value : undefined;
}
