/** All journeys: their state, the live version, and what can be done with them. */
import { Alert, Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../api/session.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Icon } from '../ui/icons.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import rows from '../ui/Rows.module.css';
import { JourneyRow } from './JourneyRow.tsx';
import { journeysQuery } from './queries.ts';
import { TemplatesDialog } from './TemplatesDialog.tsx';

export function JourneysPage() {
  const { t } = useTranslation();
  const journeys = useQuery(journeysQuery);
  const mayWrite = useMay('journeys:write');
  const [choosing, templates] = useDisclosure(false);
  const [news, setNews] = useState<string>();
  const create = mayWrite && <Button leftSection={<Icon name="plus" size={18} />} onClick={templates.open}>{t('journeys.create')}</Button>;
  return (
    <div>
      <PageHeader title={t('journeys.title')} intro={t('journeys.intro')} action={create} />
      <div aria-live="polite">
        {news !== undefined && <Alert mb="md" variant="light" icon={<Icon name="check" />} withCloseButton closeButtonLabel={t('common.close')} onClose={() => setNews(undefined)} styles={{ message: { color: 'var(--mantine-color-text)' } }}>{news}</Alert>}
      </div>
      <Loaded query={journeys}>
        {(all) => {
          const shown = all.filter(({ state }) => state !== 'archived');
          if (shown.length === 0) return <EmptyState icon="journeys" title={t('journeys.empty')} text={t('journeys.emptyText')} />;
          return <ul className={rows.sheet}>{shown.map((journey) => <JourneyRow key={journey.id} journey={journey} onNews={setNews} />)}</ul>;
        }}
      </Loaded>
      <TemplatesDialog opened={choosing} onClose={templates.close} onNews={setNews} />
    </div>
  );
}
