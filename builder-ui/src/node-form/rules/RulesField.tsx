/** A group of rules with its builder, and what it says in a sentence. */
import { rulesInSentence, type RuleGroup } from '@nachklang/nodes/sdk';
import { useTranslation } from 'react-i18next';
import { FieldGroup } from '../inputs/FieldGroup.tsx';
import { useFieldWords } from '../inputs/field-words.ts';
import { useForm } from '../form-context.ts';
import type { InputProps } from '../form-field.ts';
import { NO_RULES } from '../fresh-value.ts';
import { RuleBuilder } from './RuleBuilder.tsx';
import classes from './Rules.module.css';

export function RulesField({ field, value, path, onChange }: InputProps) {
  const { t } = useTranslation();
  const { locale } = useForm();
  // Problems of single rules stand beside them.
  const words = useFieldWords(field, path, false);
  const group = isRules(value) ? value : NO_RULES;
  return (
    <FieldGroup {...words}>
      <RuleBuilder label={words.label} path={path} rules={group} onChange={onChange} />
      <p className={classes.sentence}><span className={classes.sentenceLabel}>{t('nodeForm.inWords')}</span> {rulesInSentence(group, locale)}</p>
    </FieldGroup>
  );
}

function isRules(value: unknown): value is RuleGroup {
  return typeof value === 'object' && value !== null && 'rules' in value && Array.isArray(value.rules) && 'combinator' in value;
}
