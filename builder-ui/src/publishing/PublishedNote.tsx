/** What now happens, said once it is published; with how far those under way have moved. */
import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useJourney } from '../journey-store/JourneyStoreProvider.tsx';
import { Icon } from '../ui/icons.tsx';
import type { Fates } from './moves.ts';
import { movesQuery } from './queries.ts';
import { useFateWords } from './use-fate-words.ts';

export interface Published {
  version: number;
  /** As they were foreseen when it was asked. */
  fates: Fates;
  moving: boolean;
}

export function PublishedNote({ published: { version, fates, moving } }: { published: Published }) {
  const { t } = useTranslation();
  const fateWords = useFateWords();
  return (
    <Alert role="status" variant="light" icon={<Icon name="check" />} title={t('publishing.isLive', { version })} styles={{ title: { color: 'var(--mantine-color-text)' }, message: { color: 'var(--mantine-color-text)' } }}>
      <div>{t('publishing.nowEnters', { version })}</div>
      {moving ? <Progress version={version} /> : <div>{fateWords(fates)}</div>}
    </Alert>
  );
}

function Progress({ version }: { version: number }) {
  const { t } = useTranslation();
  const fateWords = useFateWords();
  const journeyId = useJourney((state) => state.journeyId);
  const { data } = useQuery(movesQuery(journeyId));
  const move = data?.find(({ toVersion }) => toVersion === version);
  if (move === undefined || move.moved + move.ended === 0) return <div>{t('publishing.moving')}</div>;
  return <div>{t('publishing.movedSoFar', { moved: t('publishing.runCount', { count: move.moved }), ended: fateWords({ moved: 0, ended: move.ended, stayed: 0 }) })}</div>;
}
