/** Chooses a field of the catalogue by its name in the language of the page. */
import { Select } from '@mantine/core';
import { findField, type FieldType } from '@nachklang/nodes/sdk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useForm } from '../form-context.ts';
import { useSuggestedNames } from '../suggestions.ts';
import { fieldGroups, fieldLabel } from './rule-fields.ts';

interface FieldPickerProps {
  label: string;
  value: string;
  /** Only fields of this type: for comparing one with another. */
  type?: FieldType | undefined;
  onChange(field: string): void;
}

export function FieldPicker({ label, value, type, onChange }: FieldPickerProps) {
  const { t } = useTranslation();
  const { scope, locale, nodes, readOnly } = useForm();
  const [search, setSearch] = useState('');
  const attributes = useSuggestedNames('contact-attributes');
  const properties = useSuggestedNames(scope.eventTypes?.some((one) => one.startsWith('custom.')) === true ? 'event-properties' : undefined);
  const { label: current, state } = fieldLabel(value, scope, locale);
  const typed = search === current ? '' : search;
  const groups = fieldGroups(scope, locale, { attributes, properties, nodes }, typed)
    .map(({ source, items }) => ({ group: t(`nodeForm.sources.${source}`), items: type === undefined ? items : items.filter((item) => findField(item.value)?.type === type) }))
    .filter(({ items }) => items.length > 0);
  const listed = groups.some(({ items }) => items.some((item) => item.value === value));
  const stale = listed || value === '' ? [] : [{ value, label: state === 'known' ? current : t(state === 'unknown' ? 'nodeForm.staleValue' : 'nodeForm.notHere', { value: current }) }];
  return (
    <Select
      size="sm" aria-label={label} data={[...stale, ...groups]} value={value === '' ? null : value} readOnly={readOnly} allowDeselect={false} searchable searchValue={search} onSearchChange={setSearch}
      placeholder={t('nodeForm.rules.chooseField')} nothingFoundMessage={t('nodeForm.nothingFound')} maxDropdownHeight={300} style={{ flex: '1 1 120px', minWidth: 0 }} comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      onChange={(chosen) => void (chosen !== null && chosen !== value && onChange(chosen))}
    />
  );
}
