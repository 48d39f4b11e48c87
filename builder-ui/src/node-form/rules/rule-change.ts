/** Keeps rules whole while they are edited: values that fit their operator, and no ids where the document has none. */
import { findField, findOperator, OPERATORS, type Field, type OperandShape, type Rule, type RuleGroup } from '@nachklang/nodes/sdk';

export const isGroup = (rule: Rule | RuleGroup): rule is RuleGroup => 'rules' in rule;

/** As the document keeps it: ids are react-querybuilder's own business, and marks that say nothing are left out. */
export function withoutIds({ combinator, not, disabled, rules }: RuleGroup): RuleGroup {
  return {
    combinator,
    ...(not === true && { not }),
    ...(disabled === true && { disabled }),
    rules: rules.map((rule): Rule | RuleGroup => {
      if (isGroup(rule)) return withoutIds(rule);
      const { field, operator, value, valueSource, disabled: off } = rule;
      return { field, operator, ...(value !== undefined && { value }), ...(valueSource === 'field' && { valueSource }), ...(off === true && { disabled: true }) };
    }),
  };
}

/** A rule that asks for something else now: operator and value are those a fresh rule would have. */
export function ruleFor(fieldName: string): Rule {
  const field = findField(fieldName);
  const operator = field === undefined ? undefined : usualOperator(field);
  return { field: fieldName, operator: operator ?? '=', ...(field !== undefined && operator !== undefined && { value: freshOperand(field, operator) }) };
}

/** The same question in another way, with as much of the value as still fits. */
export function withOperator(rule: Rule, operator: string): Rule {
  const field = findField(rule.field);
  const [before, after] = [shapeOf(field, rule.operator), shapeOf(field, operator)];
  const { value, valueSource: _, ...rest } = rule;
  if (field === undefined || after === undefined) return { ...rule, operator };
  if (after === 'none') return { ...rest, operator };
  if (before === after) return { ...rule, operator };
  return { ...rest, operator, value: converted(value, after) ?? freshOperand(field, operator) };
}

function usualOperator({ type }: Field): string | undefined {
  if (type === 'number') return '>=';
  if (type === 'date') return 'withinLast';
  return OPERATORS[type][0]?.name;
}

function shapeOf(field: Field | undefined, operator: string): OperandShape | undefined {
  return field === undefined ? undefined : findOperator(field.type, operator)?.operand;
}

function freshOperand(field: Field, operator: string): unknown {
  switch (shapeOf(field, operator)) {
    case 'duration': return 'P7D';
    case 'many': return [];
    case 'two': return ['', ''];
    case 'one': return field.type === 'boolean' ? true : field.type === 'enum' ? (field.values?.[0]?.value ?? '') : '';
    default: return undefined;
  }
}

function converted(value: unknown, to: OperandShape): unknown {
  const list: unknown[] = Array.isArray(value) ? value : value === undefined || value === '' || isDuration(value) ? [] : [value];
  if (list.length === 0) return undefined;
  if (to === 'one') return list[0];
  if (to === 'many') return list;
  return to === 'two' ? [list[0], list[1] ?? ''] : undefined;
}

function isDuration(value: unknown): boolean {
  return typeof value === 'string' && /^P(?=.)/.test(value);
}
