/** A date of the catalogue, by what it belongs to; one that is never known here says so. */
import { Select } from '@mantine/core';
import { fieldExists, findField } from '@nachklang/nodes/sdk';
import { useTranslation } from 'react-i18next';
import { useForm } from '../form-context.ts';
import { useFieldWords } from './field-words.ts';
import type { InputProps } from '../form-field.ts';

const SOURCES = ['order', 'parcel', 'contact', 'enrollment'] as const;

export function FieldChoice({ field, value, path, onChange }: InputProps) {
  const { t } = useTranslation();
  const { locale, scope, readOnly } = useForm();
  const words = useFieldWords(field, path);
  const choices = (field.choices ?? []).map(({ value: name, label }) => {
    const known = findField(String(name));
    const exists = known === undefined || fieldExists(known, scope);
    return { value: String(name), label: exists ? label[locale] : t('nodeForm.neverKnown', { label: label[locale] }), disabled: !exists && name !== value };
  });
  const stale = typeof value === 'string' && !choices.some((choice) => choice.value === value) ? [{ value, label: t('nodeForm.staleValue', { value }), disabled: false }] : [];
  const groups = SOURCES.map((source) => ({ group: t(`nodeForm.sources.${source}`), items: choices.filter((choice) => choice.value.startsWith(`${source}.`)) }));
  const rest = choices.filter((choice) => !SOURCES.some((source) => choice.value.startsWith(`${source}.`)));
  return (
    <Select
      {...words} readOnly={readOnly} searchable allowDeselect={false} nothingFoundMessage={t('nodeForm.nothingFound')} maxDropdownHeight={280}
      data={[...stale, ...groups.filter(({ items }) => items.length > 0), ...rest]} value={typeof value === 'string' ? value : null}
      onChange={(chosen) => void (chosen !== null && onChange(chosen))}
    />
  );
}
