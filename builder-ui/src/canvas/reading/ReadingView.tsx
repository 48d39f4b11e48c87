/** A journey to read, for phones: the same graph, walked from its triggers, as a list that indents where it forks. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.ts';
import { useDefinitions } from '../../journey-store/definitions.ts';
import { readingOrder } from '../../journey-store/graph/walk.ts';
import { useJourney } from '../../journey-store/JourneyStoreProvider.tsx';
import { useJourneyAction } from '../../journeys/journey-actions.ts';
import { ProblemNote } from '../../ui/Loaded.tsx';
import { StateMark } from '../../ui/StateMark.tsx';
import { useShownDocument } from '../flow-settings.ts';
import { journeyQuery } from '../journey-query.ts';
import { STATE_TONES } from '../state-tones.ts';
import { useEditorPanel } from '../use-editor-panel.ts';
import { useLocale } from '../use-locale.ts';
import { ReadingStep } from './ReadingStep.tsx';
import classes from './ReadingView.module.css';

export function ReadingView() {
  const { t } = useTranslation();
  const locale = useLocale();
  const definitions = useDefinitions();
  const document = useShownDocument();
  const description = document.description?.[locale];
  const readings = useMemo(() => readingOrder(document, definitions), [document, definitions]);
  return (
    <div className={classes.page}>
      <StateRow />
      {description !== undefined && description !== '' && <p className={classes.intro}>{description}</p>}
      <p className={classes.hint}>{t('canvas.reading.hint')}</p>
      {readings.length === 0 && <p className={classes.intro}>{t('canvas.reading.empty')}</p>}
      <ol className={classes.steps}>{readings.map((reading) => <ReadingStep key={reading.node.id} reading={reading} />)}</ol>
    </div>
  );
}

/** Pausing and going on: what cannot wait until one is back at the desk. */
function StateRow() {
  const { t } = useTranslation();
  const journeyId = useJourney((state) => state.journeyId);
  const { open } = useEditorPanel();
  const mayPublish = useMay('journeys:publish');
  const { data } = useQuery(journeyQuery(journeyId));
  const change = useJourneyAction(journeyId);
  if (data === undefined) return null;
  const verb = data.state === 'live' ? 'pause' : data.state === 'paused' ? 'resume' : undefined;
  return (
    <div className={classes.state}>
      <StateMark tone={STATE_TONES[data.state]}>{data.state === 'live' && data.liveVersion !== undefined ? t('canvas.liveVersion', { number: data.liveVersion }) : t(`journeys.states.${data.state}`)}</StateMark>
      {mayPublish && verb !== undefined && <Button variant={verb === 'pause' ? 'default' : 'filled'} fullWidth size="md" loading={change.isPending} onClick={() => change.mutate(verb)}>{t(`journeys.${verb}`)}</Button>}
      {mayPublish && data.state !== 'archived' && data.hasUnpublishedChanges && <Button fullWidth size="md" onClick={() => open({ panel: 'publish' })}>{t('canvas.publish')}</Button>}
      {change.error !== null && <ProblemNote error={change.error} />}
    </div>
  );
}
