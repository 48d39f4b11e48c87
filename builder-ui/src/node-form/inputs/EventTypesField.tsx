/** Events to listen to, by kind; custom events under the names this shop uses, or a new one. */
import { MultiSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useForm } from '../form-context.ts';
import type { InputProps } from '../form-field.ts';
import { useSuggestedNames } from '../suggestions.ts';
import { eventTypeGroups } from './event-type-groups.ts';
import { useFieldWords } from './field-words.ts';

export function EventTypesField({ field, value, path, onChange }: InputProps) {
  const { t } = useTranslation();
  const { locale, readOnly } = useForm();
  const words = useFieldWords(field, path);
  const [search, setSearch] = useState('');
  const custom = useSuggestedNames('custom-events');
  const chosen = Array.isArray(value) ? value.filter((type) => typeof type === 'string') : [];
  return (
    <MultiSelect
      {...words} data={eventTypeGroups({ chosen, search, custom, locale, t })} value={chosen} onChange={onChange} readOnly={readOnly} searchable searchValue={search} onSearchChange={setSearch}
      hidePickedOptions nothingFoundMessage={t('nodeForm.nothingFound')} maxDropdownHeight={280}
    />
  );
}
