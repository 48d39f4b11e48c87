/** Whether the journey is live, and pausing or resuming it. Those under way go on either way. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay } from '../api/session.ts';
import type { Journey } from '../api/types.ts';
import { STATE_TONES } from '../canvas/state-tones.ts';
import { useJourneyAction } from '../journeys/journey-actions.ts';
import { ProblemNote } from '../ui/Loaded.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import classes from './Publishing.module.css';

export function JourneyStateRow({ journey }: { journey: Pick<Journey, 'id' | 'state' | 'liveVersion'> }) {
  const { t } = useTranslation();
  const mayPublish = useMay('journeys:publish');
  const { id, state, liveVersion } = journey;
  const change = useJourneyAction(id);
  const verb = state === 'live' ? 'pause' : state === 'paused' ? 'resume' : undefined;
  return (
    <section className={classes.section}>
      <div className={classes.head}>
        <StateMark tone={STATE_TONES[state]}>{[t(`journeys.states.${state}`), ...(liveVersion === undefined ? [] : [t('publishing.version', { number: liveVersion })])].join(' · ')}</StateMark>
        {mayPublish && verb !== undefined && <Button size="xs" variant="default" loading={change.isPending} onClick={() => change.mutate(verb)}>{t(`journeys.${verb}`)}</Button>}
      </div>
      <p className={classes.quiet}>{t(`publishing.states.${state}`)}</p>
      {change.error !== null && <ProblemNote error={change.error} />}
    </section>
  );
}
