/** Several values at once: from a closed list, of the shop's own words, of the countries of the world. */
import { MultiSelect, Select, TagsInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useForm } from '../form-context.ts';
import { numberOf } from '../read-schema.ts';
import { useFieldSuggestions } from '../suggestions.ts';
import { countries } from './countries.ts';
import { useFieldWords } from './field-words.ts';
import type { InputProps } from '../form-field.ts';

/** Emptied optional lists are left out. */
function listed(values: readonly unknown[], optional: boolean): readonly unknown[] | undefined {
  return values.length === 0 && optional ? undefined : values;
}

export function ChoicesField({ field, value, path, onChange }: InputProps) {
  const { locale, readOnly } = useForm();
  const { t } = useTranslation();
  const words = useFieldWords(field, path);
  const { choices = [], optional } = field;
  const chosen = texts(value);
  const known = choices.map((choice) => ({ value: String(choice.value), label: choice.label[locale] }));
  const stale = chosen.filter((one) => !known.some((choice) => choice.value === one)).map((one) => ({ value: one, label: t('nodeForm.staleValue', { value: one }) }));
  const change = (next: string[]) => onChange(listed(next.map((one) => choices.find((choice) => String(choice.value) === one)?.value ?? one), optional));
  return <MultiSelect {...words} data={[...stale, ...known]} value={chosen} onChange={change} readOnly={readOnly} searchable hidePickedOptions nothingFoundMessage={t('nodeForm.nothingFound')} maxDropdownHeight={260} />;
}

export function TagsField({ field, value, path, onChange }: InputProps) {
  const { settings, readOnly } = useForm();
  const { t } = useTranslation();
  const words = useFieldWords(field, path);
  const suggested = useFieldSuggestions(field.hints, settings) ?? [];
  const limit = numberOf(field.schema, 'maxItems');
  const change = (next: string[]) => onChange(listed(next, field.optional));
  return (
    <TagsInput
      {...words} data={[...suggested]} value={texts(value)} onChange={change} readOnly={readOnly} acceptValueOnBlur splitChars={[',', ';']} maxDropdownHeight={220}
      {...(limit !== undefined && { maxTags: limit })} {...(texts(value).length === 0 && { placeholder: t('nodeForm.tagsHint') })}
    />
  );
}

export function CountryField({ field, value, path, onChange }: InputProps) {
  const { i18n, t } = useTranslation();
  const { readOnly } = useForm();
  const words = useFieldWords(field, path);
  const all = useMemo(() => countries(i18n.language), [i18n.language]);
  const common = { ...words, readOnly, searchable: true, nothingFoundMessage: t('nodeForm.nothingFound'), maxDropdownHeight: 260 };
  if (field.kind === 'countries') return <MultiSelect {...common} data={withStale(all, texts(value))} value={texts(value)} onChange={(next) => onChange(listed(next, field.optional))} hidePickedOptions />;
  const code = typeof value === 'string' && value !== '' ? value : null;
  return <Select {...common} data={withStale(all, code === null ? [] : [code])} value={code} clearable={field.optional} onChange={(next) => onChange(next ?? (field.optional ? undefined : ''))} />;
}

function withStale(all: { value: string; label: string }[], chosen: readonly string[]): { value: string; label: string }[] {
  return [...chosen.filter((code) => !all.some(({ value }) => value === code)).map((code) => ({ value: code, label: code })), ...all];
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string' || typeof one === 'number').map(String) : [];
}
