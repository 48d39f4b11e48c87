/** Text with the values the field really has in this shop, and how often. */
import { Autocomplete, TagsInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Field } from '@nachklang/nodes/sdk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asText } from '../as-text.ts';
import classes from './Rules.module.css';
import { useSuggestedValues } from '../suggestions.ts';

/** Asking again for each letter would be asked faster than answered. */
const REST_MS = 250;

interface Common { label: string; size: 'sm'; error: boolean; className: string; readOnly: boolean; field: Field }

export function RealValue({ label, field, value, onChange, ...input }: Common & { value: unknown; onChange(value: unknown): void }) {
  const { t } = useTranslation();
  const text = asText(value);
  const [search] = useDebouncedValue(text, REST_MS);
  const { data, countOf } = useCounts(field.name, search);
  return (
    <Autocomplete
      {...input} aria-label={label} data={data} value={text} limit={50} maxDropdownHeight={240} selectFirstOptionOnChange={false} placeholder={t('nodeForm.rules.typeOrChoose')}
      onChange={(typed) => onChange(field.type === 'any' ? meant(typed) : typed)}
      renderOption={({ option }) => <Option value={option.value} count={countOf(option.value)} />}
    />
  );
}

export function RealValues({ label, field, chosen, onChange, ...input }: Common & { chosen: string[]; onChange(values: string[]): void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, REST_MS);
  const { data, countOf } = useCounts(field.name, search);
  return (
    <TagsInput
      {...input} aria-label={label} data={data} value={chosen} onChange={onChange} searchValue={typed} onSearchChange={setTyped} acceptValueOnBlur maxDropdownHeight={240}
      {...(chosen.length === 0 && { placeholder: t('nodeForm.rules.typeOrChoose') })}
      renderOption={({ option }) => <Option value={option.value} count={countOf(option.value)} />}
    />
  );
}

function Option({ value, count }: { value: string; count: number | undefined }) {
  return <span className={classes.option}><span>{value}</span>{count !== undefined && <span className={classes.count}>{count}</span>}</span>;
}

/** All values of the field where there are few; else those that contain what is typed. */
function useCounts(field: string, search: string): { data: string[]; countOf(value: string): number | undefined } {
  const all = useSuggestedValues(field);
  const found = useSuggestedValues(all.length >= 200 && search !== '' ? field : undefined, search);
  const values = found.length > 0 ? found : all;
  const counts = new Map(values.map(({ value, count }) => [String(value), count]));
  return { data: [...counts.keys()], countOf: (value) => counts.get(value) };
}

/** A value of unknown type: what reads as a number or as yes or no is one. */
function meant(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?(0|[1-9]\d{0,14})(\.\d{1,6})?$/.test(text) && !text.endsWith('.') ? Number(text) : text;
}
