/** Whether the journey is live, and pausing or resuming it. Those under way go on either way. */
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { useMay } from '../api/session.ts';
import type { Journey } from '../api/types.ts';
import { ProblemNote } from '../ui/Loaded.tsx';
import { StateMark, type Tone } from '../ui/StateMark.tsx';
import classes from './Publishing.module.css';

const TONES: Record<Journey['state'], Tone> = { draft: 'quiet', live: 'good', paused: 'warn', archived: 'quiet' };

export function JourneyStateRow({ journey }: { journey: Pick<Journey, 'id' | 'state' | 'liveVersion'> }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const mayPublish = useMay('journeys:publish');
  const { id, state, liveVersion } = journey;
  const change = useMutation({
    mutationFn: (verb: 'pause' | 'resume') => {
      const params = { path: { id } };
      return dataOf(verb === 'pause' ? api.POST('/api/v1/journeys/{id}/pause', { params }) : api.POST('/api/v1/journeys/{id}/resume', { params }));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['journeys'] }),
  });
  const verb = state === 'live' ? 'pause' : state === 'paused' ? 'resume' : undefined;
  return (
    <section className={classes.section}>
      <div className={classes.head}>
        <StateMark tone={TONES[state]}>{[t(`journeys.states.${state}`), ...(liveVersion === undefined ? [] : [t('publishing.version', { number: liveVersion })])].join(' · ')}</StateMark>
        {mayPublish && verb !== undefined && <Button size="xs" variant="default" loading={change.isPending} onClick={() => change.mutate(verb)}>{t(`journeys.${verb}`)}</Button>}
      </div>
      <p className={classes.quiet}>{t(`publishing.states.${state}`)}</p>
      {change.error !== null && <ProblemNote error={change.error} />}
    </section>
  );
}
