/** One rule: the field, how it is compared, and with what. */
import { ActionIcon, NativeSelect } from '@mantine/core';
import { comparesFields, findField, findOperator, OPERATORS, type Rule } from '@nachklang/nodes/sdk';
import { IconArrowsExchange, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RuleProps } from 'react-querybuilder';
import { useForm, useProblemsAt } from '../form-context.ts';
import { FieldPicker } from './FieldPicker.tsx';
import { OperandInput } from './OperandInput.tsx';
import { ruleFor, withOperator } from './rule-change.ts';
import { pointerOf, useRules } from './rule-context.ts';
import classes from './Rules.module.css';

export function RuleCard({ rule, path, actions }: RuleProps) {
  const { t } = useTranslation();
  const { locale, readOnly } = useForm();
  const { path: base } = useRules();
  const problem = useProblemsAt(pointerOf(base, path), true);
  const current = rule as Rule;
  const field = findField(current.field);
  const operator = field === undefined ? undefined : findOperator(field.type, current.operator);
  const name = t('nodeForm.rules.name', { number: (path.at(-1) ?? 0) + 1 });
  const replace = (next: Rule) => {
    for (const prop of ['field', 'operator', 'valueSource', 'value'] as const) {
      if (current[prop] !== next[prop]) actions.onPropChange(prop, next[prop], path);
    }
  };
  const operators = field === undefined ? [] : OPERATORS[field.type].map((one) => ({ value: one.name, label: one.label[locale] }));
  const withField = current.valueSource === 'field';
  const known = operators.some(({ value }) => value === current.operator);
  return (
    <div role="group" aria-label={name} className={classes.ruleCard} data-problem={problem !== undefined || undefined}>
      <div className={classes.ruleField}>
        <FieldPicker label={t('nodeForm.rules.field', { name })} value={current.field} onChange={(chosen) => replace(ruleFor(chosen))} />
        {!readOnly && <ActionIcon className={classes.remove ?? ''} variant="subtle" color="gray" size={30} aria-label={t('nodeForm.rules.remove', { name })} onClick={() => actions.onRuleRemove(path)}><IconTrash size={16} /></ActionIcon>}
      </div>
      <div className={classes.ruleTest}>
        <NativeSelect
          size="sm" className={classes.operator ?? ''} aria-label={t('nodeForm.rules.operator', { name })} disabled={readOnly} value={current.operator}
          data={[...(known ? [] : [{ value: current.operator, label: t('nodeForm.staleValue', { value: current.operator }) }]), ...operators]}
          onChange={({ currentTarget }) => replace(withOperator(current, currentTarget.value))}
        />
        <OperandInput label={t('nodeForm.rules.operand', { name })} rule={current} field={field} operator={operator} invalid={problem !== undefined} onChange={(value) => actions.onPropChange('value', value, path)} />
        {field !== undefined && operator !== undefined && comparesFields(field.type, operator) && (
          <ActionIcon
            variant={withField ? 'light' : 'subtle'} color={withField ? 'klang' : 'gray'} size={36} disabled={readOnly} aria-pressed={withField} aria-label={t('nodeForm.rules.withField', { name })} title={t('nodeForm.rules.withField', { name })}
            onClick={() => replace({ field: current.field, operator: current.operator, value: '', ...(!withField && { valueSource: 'field' as const }) })}
          >
            <IconArrowsExchange size={17} stroke={1.6} />
          </ActionIcon>
        )}
      </div>
      {problem !== undefined && <p className={classes.problem}>{problem}</p>}
    </div>
  );
}
