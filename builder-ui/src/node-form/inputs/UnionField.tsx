/** A value that may be of several kinds: what kind it is, and the value. */
import { NativeSelect, NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useForm } from '../form-context.ts';
import type { InputProps, ValueType } from '../form-field.ts';
import classes from '../NodeForm.module.css';
import { SampleText } from '../placeholders/SampleText.tsx';
import { VariablesPicker } from '../placeholders/VariablesPicker.tsx';
import { FieldGroup } from './FieldGroup.tsx';
import { useFieldWords } from './field-words.ts';

const FRESH: Record<ValueType, unknown> = { string: '', number: 0, boolean: true, null: null };

export function UnionField({ field, value, path, onChange }: InputProps) {
  const { t } = useTranslation();
  const { readOnly } = useForm();
  const words = useFieldWords(field, path);
  const types = [...new Set((field.options ?? []).map(({ type }) => type))];
  const type: ValueType = value === null ? 'null' : typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string' ? typeOfScalar(value) : 'string';
  const convert = (to: ValueType) => {
    if (to === 'string' && (typeof value === 'number' || typeof value === 'boolean')) onChange(String(value));
    else if (to === 'number' && typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))) onChange(Number(value));
    else onChange(FRESH[to]);
  };
  return (
    <FieldGroup {...words}>
      <SegmentedControl fullWidth size="sm" mb={type === 'null' ? 0 : 8} readOnly={readOnly} aria-label={t('nodeForm.valueType', { label: words.label })} value={type} onChange={(to) => convert(types.find((one) => one === to) ?? type)} data={types.map((one) => ({ value: one, label: t(`nodeForm.valueTypes.${one}`) }))} />
      <ScalarInput label={words.label} type={type} value={value} onChange={onChange} invalid={words.error !== undefined} placeholders={field.hints.placeholders === true} />
    </FieldGroup>
  );
}

function typeOfScalar(value: string | number | boolean): ValueType {
  return typeof value === 'string' ? 'string' : typeof value === 'number' ? 'number' : 'boolean';
}

interface ScalarProps { label: string; type: ValueType; value: unknown; invalid: boolean; placeholders: boolean; onChange(value: unknown): void }

function ScalarInput({ label, type, value, invalid, placeholders, onChange }: ScalarProps) {
  const { t, i18n } = useTranslation();
  const { readOnly } = useForm();
  const input = useRef<HTMLInputElement>(null);
  const text = typeof value === 'string' ? value : '';
  switch (type) {
    case 'null': return null;
    case 'boolean': return <NativeSelect aria-label={label} maw={140} disabled={readOnly} value={String(value)} data={[{ value: 'true', label: t('nodeForm.yes') }, { value: 'false', label: t('nodeForm.no') }]} onChange={({ currentTarget }) => onChange(currentTarget.value === 'true')} />;
    case 'number': return <NumberInput aria-label={label} maw={200} readOnly={readOnly} error={invalid} decimalSeparator={i18n.language === 'de' ? ',' : '.'} allowedDecimalSeparators={['.', ',']} value={typeof value === 'number' ? value : ''} onChange={(typed) => onChange(typeof typed === 'number' ? typed : 0)} />;
    case 'string': return (
      <div className={classes.grow}>
        <TextInput
          ref={input} aria-label={label} readOnly={readOnly} error={invalid} value={text} onChange={({ currentTarget }) => onChange(currentTarget.value)}
          {...(placeholders && !readOnly && { rightSection: <VariablesPicker label={label} onPick={(name) => onChange(`${text}{{${name}}}`)} />, rightSectionWidth: 36, rightSectionPointerEvents: 'all' as const })}
        />
        {placeholders && <SampleText text={text} />}
      </div>
    );
  }
}
