/** One entry of a list in the same settings, such as the winning variant. */
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useForm } from '../form-context.ts';
import { useFieldWords } from './field-words.ts';
import type { InputProps } from '../form-field.ts';

export function EntryField({ field, value, path, onChange }: InputProps) {
  const { t } = useTranslation();
  const { settings, readOnly } = useForm();
  const words = useFieldWords(field, path);
  const list = settings[field.hints.entriesOf ?? ''];
  const entries = Array.isArray(list) ? list.flatMap(entryOf) : [];
  const stale = typeof value === 'string' && value !== '' && !entries.some((entry) => entry.value === value);
  const data = [
    ...(field.optional ? [{ value: '', label: t('nodeForm.unset') }] : []),
    ...(stale ? [{ value, label: t('nodeForm.staleValue', { value }) }] : []),
    ...entries,
  ];
  return <NativeSelect {...words} data={data} disabled={readOnly} value={typeof value === 'string' ? value : ''} onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? undefined : currentTarget.value)} />;
}

function entryOf(entry: unknown): { value: string; label: string }[] {
  if (typeof entry !== 'object' || entry === null || !('id' in entry) || typeof entry.id !== 'string') return [];
  return [{ value: entry.id, label: 'name' in entry && typeof entry.name === 'string' && entry.name !== '' ? entry.name : entry.id }];
}
