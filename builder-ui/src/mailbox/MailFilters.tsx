/** Narrows the list by address, kind and journey; the choice stands in the page's address. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage, journeysQuery } from '../journeys/queries.ts';
import { readMailSearch, type MailSearch } from '../searches.ts';
import { Icon } from '../ui/icons.tsx';
import classes from './Mailbox.module.css';

export function MailFilters() {
  const { t, i18n } = useTranslation();
  const search = useSearch({ from: '/inside/mailbox' });
  const navigate = useNavigate();
  const { data: journeys = [] } = useQuery(journeysQuery);
  const [typed, setTyped] = useState(search.to ?? '');
  const change = (part: { [K in keyof MailSearch]: string }) =>
    void navigate({ to: '.', search: (before) => readMailSearch({ ...before, ...part }), replace: true });
  return (
    <search className={classes.filters}>
      <TextInput
        type="search" aria-label={t('mailbox.search')} placeholder={t('mailbox.search')} leftSection={<Icon name="search" size={17} />} value={typed}
        onChange={({ currentTarget: { value } }) => {
          setTyped(value);
          change({ to: value.trim() });
        }}
      />
      <div className={classes.selects}>
        <NativeSelect size="xs" aria-label={t('mailbox.class')} value={search.class ?? ''} onChange={({ currentTarget }) => change({ class: currentTarget.value })} data={[{ value: '', label: t('mailbox.allClasses') }, { value: 'transactional', label: t('common.transactional') }, { value: 'marketing', label: t('common.marketing') }]} />
        <NativeSelect size="xs" aria-label={t('mailbox.journey')} value={search.journey ?? ''} onChange={({ currentTarget }) => change({ journey: currentTarget.value })} data={[{ value: '', label: t('mailbox.allJourneys') }, ...journeys.map(({ id, name }) => ({ value: id, label: inLanguage(name, i18n.language) }))]} />
      </div>
    </search>
  );
}
