/** The right side of a rule: what fits the field and the operator, with real values to choose from. */
import { MultiSelect, NativeSelect, NumberInput, Select, TextInput } from '@mantine/core';
import type { Field, Operator, Rule } from '@nachklang/nodes/sdk';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { asText } from '../as-text.ts';
import { useForm } from '../form-context.ts';
import { countries } from '../inputs/countries.ts';
import { DurationInput } from '../inputs/DurationInput.tsx';
import { FieldPicker } from './FieldPicker.tsx';
import { isCountry, isMoney } from './rule-fields.ts';
import { RealValue, RealValues } from './RealValues.tsx';
import classes from './Rules.module.css';

interface OperandProps {
  label: string;
  rule: Rule;
  field: Field | undefined;
  operator: Operator | undefined;
  invalid: boolean;
  onChange(value: unknown): void;
}

export function OperandInput({ label, rule, field, operator, invalid, onChange }: OperandProps) {
  const { t } = useTranslation();
  const { value } = rule;
  if (field === undefined || operator === undefined) return value === undefined ? null : <code className={classes.raw}>{JSON.stringify(value)}</code>;
  if (rule.valueSource === 'field') return <FieldPicker label={label} type={field.type} value={typeof value === 'string' ? value : ''} onChange={onChange} />;
  switch (operator.operand) {
    case 'none': return null;
    case 'duration': return <DurationInput label={label} compact value={typeof value === 'string' && value !== '' ? value : 'P0D'} onChange={onChange} invalid={invalid} />;
    case 'many': return <Many label={label} field={field} value={value} invalid={invalid} onChange={onChange} />;
    case 'two': {
      const [from, to]: unknown[] = Array.isArray(value) ? value : [value, ''];
      return (
        <div className={classes.two}>
          <One label={t('nodeForm.rules.from', { label })} field={field} value={from} invalid={invalid} onChange={(next) => onChange([next, to ?? ''])} />
          <span aria-hidden>–</span>
          <One label={t('nodeForm.rules.to', { label })} field={field} value={to} invalid={invalid} onChange={(next) => onChange([from ?? '', next])} />
        </div>
      );
    }
    case 'one': return <One label={label} field={field} value={value} invalid={invalid} onChange={onChange} />;
  }
}

interface OneProps { label: string; field: Field; value: unknown; invalid: boolean; onChange(value: unknown): void }

function One({ label, field, value, invalid, onChange }: OneProps) {
  const { t, i18n } = useTranslation();
  const { locale, readOnly, nodes } = useForm();
  const common = { 'aria-label': label, size: 'sm' as const, error: invalid, className: classes.operand ?? '' };
  const exits = exitsOf(field.name, nodes);
  if (exits !== undefined) return <NativeSelect {...common} disabled={readOnly} data={['', ...exits]} value={asText(value)} onChange={({ currentTarget }) => onChange(currentTarget.value)} />;
  switch (field.type) {
    case 'boolean': return <NativeSelect {...common} disabled={readOnly} value={String(value)} data={[{ value: 'true', label: t('nodeForm.yes') }, { value: 'false', label: t('nodeForm.no') }]} onChange={({ currentTarget }) => onChange(currentTarget.value === 'true')} />;
    case 'enum': {
      const data = (field.values ?? []).map((one) => ({ value: one.value, label: one.label[locale] }));
      const stale = data.some((one) => one.value === value) ? [] : [{ value: asText(value), label: value === undefined || value === '' ? t('nodeForm.rules.choose') : t('nodeForm.staleValue', { value: asText(value) }) }];
      return <NativeSelect {...common} disabled={readOnly} data={[...stale, ...data]} value={asText(value)} onChange={({ currentTarget }) => onChange(currentTarget.value)} />;
    }
    case 'number': return (
      <NumberInput
        {...common} readOnly={readOnly} decimalSeparator={i18n.language === 'de' ? ',' : '.'} allowedDecimalSeparators={['.', ',']} {...(isMoney(field.name) && { decimalScale: 2 })}
        value={typeof value === 'number' || typeof value === 'string' ? value : ''} onChange={onChange} hideControls
      />
    );
    case 'date': return <TextInput {...common} type={isDay(value) ? 'date' : 'text'} readOnly={readOnly} value={typeof value === 'string' ? value : ''} onChange={({ currentTarget }) => onChange(currentTarget.value)} />;
    default: return isCountry(field.name) ? <Country {...common} label={label} value={value} onChange={onChange} /> : <RealValue {...common} label={label} field={field} value={value} readOnly={readOnly} onChange={onChange} />;
  }
}

function Many({ label, field, value, invalid, onChange }: OneProps) {
  const { t, i18n } = useTranslation();
  const { locale, readOnly } = useForm();
  const chosen = Array.isArray(value) ? value.map(String) : typeof value === 'string' && value !== '' ? value.split(',').map((part) => part.trim()) : [];
  const data = useMemo(() => (isCountry(field.name) ? countries(i18n.language) : (field.values ?? []).map((one) => ({ value: one.value, label: one.label[locale] }))), [field, i18n.language, locale]);
  const common = { 'aria-label': label, size: 'sm' as const, error: invalid, className: classes.operand ?? '', readOnly };
  if (data.length === 0) return <RealValues {...common} label={label} field={field} chosen={chosen} onChange={(next) => onChange(field.type === 'number' ? next.map(asNumber) : next)} />;
  const stale = chosen.filter((one) => !data.some((known) => known.value === one)).map((one) => ({ value: one, label: t('nodeForm.staleValue', { value: one }) }));
  return <MultiSelect {...common} data={[...stale, ...data]} value={chosen} onChange={onChange} searchable hidePickedOptions nothingFoundMessage={t('nodeForm.nothingFound')} maxDropdownHeight={260} />;
}

function Country({ label, value, onChange, ...common }: { label: string; value: unknown; error: boolean; size: 'sm'; className: string; onChange(value: unknown): void }) {
  const { i18n, t } = useTranslation();
  const { readOnly } = useForm();
  const data = useMemo(() => countries(i18n.language), [i18n.language]);
  const code = typeof value === 'string' && value !== '' ? value : null;
  const stale = code === null || data.some((one) => one.value === code) ? [] : [{ value: code, label: t('nodeForm.staleValue', { value: code }) }];
  return <Select {...common} aria-label={label} data={[...stale, ...data]} value={code} readOnly={readOnly} searchable allowDeselect={false} nothingFoundMessage={t('nodeForm.nothingFound')} maxDropdownHeight={260} onChange={(chosen) => onChange(chosen ?? '')} />;
}

function exitsOf(field: string, nodes: readonly { id: string; exits: readonly { id: string; label: string }[] }[]): { value: string; label: string }[] | undefined {
  if (!field.startsWith('enrollment.path.')) return undefined;
  const node = nodes.find(({ id }) => field === `enrollment.path.${id}`);
  return node?.exits.map(({ id, label }) => ({ value: id, label }));
}

function isDay(value: unknown): boolean {
  return value === undefined || value === '' || (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value));
}

function asNumber(text: string): number | string {
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}
