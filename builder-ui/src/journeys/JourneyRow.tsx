/** One journey of the list, with the actions its state allows. */
import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { useMay } from '../api/session.ts';
import type { Journey } from '../api/types.ts';
import { useFormats } from '../ui/formats.ts';
import { ProblemNote } from '../ui/Loaded.tsx';
import rows from '../ui/Rows.module.css';
import { StateMark, type Tone } from '../ui/StateMark.tsx';
import classes from './Journeys.module.css';
import { PublishDialog } from './PublishDialog.tsx';
import { inLanguage, journeysQuery } from './queries.ts';

const TONES: Record<Journey['state'], Tone> = { draft: 'quiet', live: 'good', paused: 'warn', archived: 'quiet' };

export function JourneyRow({ journey, onNews }: { journey: Journey; onNews: (news: string) => void }) {
  const { t, i18n } = useTranslation();
  const { when } = useFormats();
  const queries = useQueryClient();
  const mayPublish = useMay('journeys:publish');
  const [publishing, dialog] = useDisclosure(false);
  const name = inLanguage(journey.name, i18n.language);
  const facts = [
    ...(journey.liveVersion === undefined ? [] : [t('journeys.version', { number: journey.liveVersion })]),
    ...(journey.liveVersion !== undefined && journey.hasUnpublishedChanges ? [t('journeys.changed')] : []),
    t('journeys.updated', { when: when(journey.updatedAt) }),
  ];
  const change = useMutation({
    mutationFn: (verb: 'pause' | 'resume') => {
      const params = { path: { id: journey.id } };
      return dataOf(verb === 'pause' ? api.POST('/api/v1/journeys/{id}/pause', { params }) : api.POST('/api/v1/journeys/{id}/resume', { params }));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: journeysQuery.queryKey }),
  });
  const action = (verb: 'pause' | 'resume') => (
    <Button size="xs" variant="default" loading={change.isPending} aria-label={t('journeys.actionsFor', { action: t(`journeys.${verb}`), name })} onClick={() => change.mutate(verb)}>{t(`journeys.${verb}`)}</Button>
  );
  return (
    <li>
      <div className={rows.row}>
        <div className={classes.state}><StateMark tone={TONES[journey.state]}>{t(`journeys.states.${journey.state}`)}</StateMark></div>
        <div className={rows.main}>
          <div className={rows.title}>{name}</div>
          <div className={rows.sub}>{facts.join(' · ')}</div>
        </div>
        {mayPublish && (
          <Group gap="xs" className={classes.actions}>
            {journey.state === 'live' && action('pause')}
            {journey.state === 'paused' && action('resume')}
            {journey.hasUnpublishedChanges && <Button size="xs" aria-label={t('journeys.actionsFor', { action: t('journeys.publish'), name })} onClick={dialog.open}>{t('journeys.publish')}</Button>}
          </Group>
        )}
      </div>
      {change.error !== null && <div className={classes.problem}><ProblemNote error={change.error} /></div>}
      {publishing && <PublishDialog journey={journey} onClose={dialog.close} onNews={onNews} />}
    </li>
  );
}
