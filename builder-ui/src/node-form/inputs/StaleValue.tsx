/** A value that does not fit its input: shown as it is, never dropped in silence. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useForm } from '../form-context.ts';
import { freshValue } from '../fresh-value.ts';
import classes from '../NodeForm.module.css';
import { FieldGroup } from './FieldGroup.tsx';
import { useFieldWords } from './field-words.ts';
import type { InputProps } from '../form-field.ts';

export function StaleValue({ field, value, path, onChange }: InputProps) {
  const { t } = useTranslation();
  const { readOnly } = useForm();
  const { error, ...words } = useFieldWords(field, path);
  return (
    <FieldGroup {...words} error={error ?? t('nodeForm.staleHere')}>
      <code className={classes.stale}>{JSON.stringify(value)}</code>
      {!readOnly && field.kind !== 'raw' && <Button size="compact-sm" variant="default" onClick={() => onChange(freshValue(field))}>{t('nodeForm.startAnew')}</Button>}
      {!readOnly && field.optional && <Button size="compact-sm" variant="subtle" onClick={() => onChange(undefined)}>{t('nodeForm.remove')}</Button>}
    </FieldGroup>
  );
}
