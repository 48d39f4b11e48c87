/** One event type, searched by its name; a custom one may be typed. */
import { Select } from '@mantine/core';
import type { Locale } from '@nachklang/nodes/sdk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { eventTypeGroups } from '../inputs/event-type-groups.ts';
import { useSuggestedNames } from '../suggestions.ts';

export function EventTypeSelect({ label, hideLabel = false, value, readOnly, onChange }: { label: string; hideLabel?: boolean; value: string; readOnly: boolean; onChange: (type: string) => void }) {
  const { t, i18n } = useTranslation();
  const locale: Locale = i18n.language === 'de' ? 'de' : 'en';
  const [search, setSearch] = useState('');
  const custom = useSuggestedNames('custom-events');
  const data = eventTypeGroups({ chosen: value === '' ? [] : [value], search, custom, locale, t });
  return (
    <Select
      {...(hideLabel ? { 'aria-label': label } : { label })} data={data} value={value === '' ? null : value} readOnly={readOnly} searchable searchValue={search} onSearchChange={setSearch} allowDeselect={false}
      nothingFoundMessage={t('nodeForm.nothingFound')} maxDropdownHeight={280} onChange={(type) => void (type !== null && onChange(type))}
    />
  );
}
