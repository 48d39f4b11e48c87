/** All journeys: found by state, tag and name, with their state and what can be done with them. */
import { Alert, Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../api/session.ts';
import type { Journey } from '../api/types.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Icon } from '../ui/icons.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import rows from '../ui/Rows.module.css';
import { chosenJourneys } from './chosen-journeys.ts';
import { ImportButton } from './ImportButton.tsx';
import { JourneyFilters } from './JourneyFilters.tsx';
import { JourneyRow } from './JourneyRow.tsx';
import { NewJourneyButton } from './NewJourneyButton.tsx';
import { journeysQuery } from './queries.ts';

export function JourneysPage() {
  const { t } = useTranslation();
  const journeys = useQuery(journeysQuery);
  const mayWrite = useMay('journeys:write');
  const [news, setNews] = useState<string>();
  const create = mayWrite && (
    <Group gap="xs">
      <ImportButton onNews={setNews} />
      <NewJourneyButton />
      <Button leftSection={<Icon name="plus" size={18} />} renderRoot={(props) => <Link to="/journeys/templates" {...props} />}>{t('journeys.create')}</Button>
    </Group>
  );
  return (
    <div>
      <PageHeader title={t('journeys.title')} intro={t('journeys.intro')} action={create} />
      <div aria-live="polite">
        {news !== undefined && <Alert mb="md" variant="light" icon={<Icon name="check" />} withCloseButton closeButtonLabel={t('common.close')} onClose={() => setNews(undefined)} styles={{ message: { color: 'var(--mantine-color-text)' } }}>{news}</Alert>}
      </div>
      <Loaded query={journeys}>{(all) => <JourneyList all={all} onNews={setNews} />}</Loaded>
    </div>
  );
}

function JourneyList({ all, onNews }: { all: Journey[]; onNews: (news: string) => void }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/inside/journeys' });
  const navigate = useNavigate();
  if (all.length === 0) {
    return (
      <div className={rows.sheet}>
        <EmptyState icon="journeys" title={t('journeys.empty')} text={t('journeys.emptyText')} action={<Button renderRoot={(props) => <Link to="/journeys/templates" {...props} />}>{t('journeys.emptyDo')}</Button>} />
      </div>
    );
  }
  const shown = chosenJourneys(all, search);
  return (
    <>
      <JourneyFilters all={all} />
      {shown.length === 0
        ? <EmptyState icon="search" title={t('journeys.noMatch')} text={t('journeys.noMatchText')} action={<Button variant="default" onClick={() => void navigate({ to: '/journeys', search: {} })}>{t('journeys.noMatchDo')}</Button>} />
        : <ul className={rows.sheet}>{shown.map((journey) => <JourneyRow key={journey.id} journey={journey} onNews={onNews} />)}</ul>}
    </>
  );
}
