/** Finds the rule groups inside settings by the mark on their schema, wherever they lie. */
import { Type, type TSchema } from 'typebox';
import type { RuleGroup } from '../rules/rule-group.ts';
import { pointer } from './problem.ts';

export interface FoundGroup { path: string; group: RuleGroup }

/** @param value fits the schema */
export function findRuleGroups(schema: TSchema, value: unknown, path: string): FoundGroup[] {
  if (value === undefined || !holdsRules(schema)) return [];
  if (isRuleSchema(schema)) return isGroup(value) ? [{ path, group: value }] : [];
  if (Type.IsUnion(schema)) return firstFound(schema.anyOf, value, path);
  if (Type.IsArray(schema)) return Array.isArray(value) ? value.flatMap((item, index) => findRuleGroups(schema.items, item, pointer(path, index))) : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]: [string, unknown]) => {
    const of = childSchema(schema, key);
    return of ? findRuleGroups(of, child, pointer(path, key)) : [];
  });
}

const holding = new WeakMap<TSchema, boolean>();

/** Whether a rule group can lie in values of this schema; remembered, as most settings hold none. */
function holdsRules(schema: TSchema): boolean {
  let holds = holding.get(schema);
  if (holds === undefined) {
    holds = isRuleSchema(schema) || childrenOf(schema).some(holdsRules);
    holding.set(schema, holds);
  }
  return holds;
}

function childrenOf(schema: TSchema): TSchema[] {
  if (Type.IsObject(schema)) return Object.values(schema.properties);
  if (Type.IsArray(schema)) return [schema.items];
  if (Type.IsUnion(schema)) return schema.anyOf;
  if (Type.IsRecord(schema)) return Object.values(schema.patternProperties);
  return [];
}

function childSchema(schema: TSchema, key: string): TSchema | undefined {
  if (Type.IsObject(schema)) return schema.properties[key];
  return Type.IsRecord(schema) ? Object.values(schema.patternProperties)[0] : undefined;
}

function firstFound(options: readonly TSchema[], value: unknown, path: string): FoundGroup[] {
  return options.map((option) => findRuleGroups(option, value, path)).find((found) => found.length > 0) ?? [];
}

function isRuleSchema(schema: TSchema): boolean {
  return '~ruleGroup' in schema;
}

function isGroup(value: unknown): value is RuleGroup {
  return typeof value === 'object' && value !== null && 'rules' in value && Array.isArray(value.rules);
}
