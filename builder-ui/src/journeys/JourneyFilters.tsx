/** Narrows the list of journeys; the choice stands in the page's address. */
import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Journey } from '../api/types.ts';
import { JOURNEY_STATES, readJourneySearch, type JourneySearch } from '../searches.ts';
import { Icon } from '../ui/icons.tsx';
import { tagsOf } from './chosen-journeys.ts';
import classes from './Journeys.module.css';

export function JourneyFilters({ all }: { all: Journey[] }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/inside/journeys' });
  const navigate = useNavigate();
  const tags = tagsOf(all);
  const change = (part: { [K in keyof JourneySearch]: string }) => void navigate({ to: '/journeys', search: (before) => readJourneySearch({ ...before, ...part }), replace: true });
  return (
    <search className={classes.filters}>
      <div className={classes.states}>
        <SegmentedControl
          aria-label={t('journeys.state')} value={search.state ?? ''} onChange={(state) => change({ state })}
          data={[{ value: '', label: t('common.all') }, ...JOURNEY_STATES.map((value) => ({ value, label: t(`journeys.states.${value}`) }))]}
        />
      </div>
      {tags.length > 0 && <NativeSelect aria-label={t('journeys.tag')} value={search.tag ?? ''} onChange={({ currentTarget }) => change({ tag: currentTarget.value })} data={[{ value: '', label: t('journeys.allTags') }, ...tags]} />}
      <TextInput className={classes.find} type="search" aria-label={t('journeys.search')} placeholder={t('journeys.search')} leftSection={<Icon name="search" size={17} />} defaultValue={search.q ?? ''} onChange={({ currentTarget }) => change({ q: currentTarget.value })} />
    </search>
  );
}
