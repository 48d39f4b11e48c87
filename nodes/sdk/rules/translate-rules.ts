/** Rule groups to JsonLogic (docs/decisions/0010-rules-to-jsonlogic.md): disabled and empty parts fall away, every comparison is an operation of our own. */
import { fold } from './rule-operations.ts';
import { findField } from './field-catalogue.ts';
import type { Field, Scalar } from './field.ts';
import { comparesFields, findOperator, type Operator } from './operators.ts';
import type { Rule, RuleGroup } from './rule-group.ts';
import { readOperands } from './rule-value.ts';

/** `{ "and": […] }`, `{ "or": […] }`, `{ "!": … }`, `{ "number.>": [{ "field": "order.total" }, 50] }`. */
export interface JsonLogic { [operation: string]: (JsonLogic | Scalar | { field: string })[] }

/** A rule that `checkRules` would have refused reached the engine. */
export class InvalidRuleError extends Error {
  override name = 'InvalidRuleError';
}

export function isRuleGroup(rule: Rule | RuleGroup): rule is RuleGroup {
  return 'rules' in rule;
}

/** What remains of a group without what is disabled or says nothing; `undefined` when nothing remains. */
export function translateGroup(group: RuleGroup): JsonLogic | undefined {
  if (group.disabled) return undefined;
  const parts = group.rules.map((rule) => (isRuleGroup(rule) ? translateGroup(rule) : rule.disabled ? undefined : translateRule(rule))).filter((part) => part !== undefined);
  if (parts.length === 0) return undefined;
  const joined: JsonLogic = { [group.combinator]: parts };
  return group.not ? { '!': [joined] } : joined;
}

/** @throws InvalidRuleError */
export function translateRule(rule: Rule): JsonLogic {
  const { field, operator, operands } = resolveRule(rule);
  const test = { [`${field.type}.${operator.negates ?? operator.name}`]: [{ field: field.name }, ...operands] };
  return operator.negates ? { '!': [test] } : test;
}

interface ResolvedRule { field: Field; operator: Operator; operands: (Scalar | { field: string })[] }

/** @throws InvalidRuleError */
function resolveRule(rule: Rule): ResolvedRule {
  const field = findField(rule.field);
  if (!field) throw new InvalidRuleError(`The field "${rule.field}" does not exist`);
  const operator = findOperator(field.type, rule.operator);
  if (!operator) throw new InvalidRuleError(`The operator "${rule.operator}" does not fit the field "${rule.field}" (${field.type})`);
  if (rule.valueSource === 'field') return { field, operator, operands: [{ field: otherField(rule, field, operator).name }] };
  const operands = readOperands(field, operator, rule.value);
  if (operands.kind === 'wrong') throw new InvalidRuleError(`The value of "${rule.field}" ${rule.operator} is wrong: expected ${operands.expected.en}`);
  const foldable = field.type === 'string' || field.type === 'string-list' || field.type === 'enum';
  return { field, operator, operands: foldable ? operands.values.map((value) => (typeof value === 'string' ? fold(value) : value)) : operands.values };
}

function otherField(rule: Rule, field: Field, operator: Operator): Field {
  const other = typeof rule.value === 'string' ? findField(rule.value) : undefined;
  if (!other || other.type !== field.type || !comparesFields(field.type, operator)) throw new InvalidRuleError(`"${rule.field}" ${rule.operator} cannot be compared with the field "${String(rule.value)}"`);
  return other;
}
