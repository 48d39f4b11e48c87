/** One run: who it is about, its path drawn on the version it ran on, with times and decisions; a failed one is tried again, one under way ended. */
import { Anchor, Button, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunPath } from '../api/types.ts';
import { useEditorPanel } from '../canvas/use-editor-panel.ts';
import { useEventWords } from '../ui/event-words.ts';
import { Icon } from '../ui/icons.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import { ChangeRun } from './ChangeRun.tsx';
import { enrollmentMoments } from './enrollment-moments.ts';
import { useMomentWords } from './moment-words.ts';
import { MomentList, MomentRow } from './MomentList.tsx';
import { PlayBar } from './PlayBar.tsx';
import { RUN_TONES, runPathQuery } from './run-queries.ts';
import classes from './Runs.module.css';
import { RunStopDetails } from './RunStopDetails.tsx';
import { createTimeWords } from './time-words.ts';
import { usePlayer } from './use-player.ts';
import { useRunCanvas } from './use-run-canvas.ts';

export function EnrollmentPanel({ id }: { id: string }) {
  const { t } = useTranslation();
  const { open } = useEditorPanel();
  const path = useQuery(runPathQuery(id));
  return (
    <>
      <div><Button size="compact-sm" variant="subtle" leftSection={<Icon name="back" size={16} />} onClick={() => open({ panel: 'runs' })}>{t('runs.allRuns')}</Button></div>
      <Loaded query={path}>
        {(data) => (
          <>
            <Facts path={data} />
            <ChangeRun run={data.enrollment} />
            <Path path={data} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Facts({ path: { enrollment } }: { path: RunPath }) {
  const { t, i18n } = useTranslation();
  const eventWords = useEventWords();
  const times = createTimeWords(i18n.language === 'de' ? 'de' : 'en');
  const { state, version, contactId, contact, startedAt, trigger } = enrollment;
  const order = enrollment.orderNumber ?? enrollment.orderId;
  return (
    <>
      <div className={classes.head}>
        <Title order={3}>{contact?.name ?? contact?.email ?? order ?? t('runs.run')}</Title>
        <StateMark tone={RUN_TONES[state]}>{t(`runs.states.${state}`)}</StateMark>
      </div>
      <dl className={classes.facts}>
        {order !== undefined && <><dt>{t('runs.order')}</dt><dd>{order}</dd></>}
        <dt>{t('runs.contact')}</dt><dd><Anchor inherit underline="always" renderRoot={(props) => <Link to="/people/$contactId" params={{ contactId }} {...props} />}>{t('runs.toContact')}</Anchor></dd>
        <dt>{t('runs.began')}</dt><dd>{t('runs.beganBy', { when: times.full(startedAt), event: eventWords(trigger) })}</dd>
        <dt>{t('runs.ranOn')}</dt><dd>{version}</dd>
      </dl>
    </>
  );
}

function Path({ path }: { path: RunPath }) {
  const { t, i18n } = useTranslation();
  const times = useMemo(() => createTimeWords(i18n.language === 'de' ? 'de' : 'en'), [i18n.language]);
  const moments = useMemo(() => enrollmentMoments(path), [path]);
  const player = usePlayer(moments.length, false);
  const moment = moments[player.index];
  // A run that was moved is drawn on the version it was on at that moment.
  const version = moment !== undefined && 'stop' in moment ? moment.stop.version : path.enrollment.version;
  const document = (path.versions.find((one) => one.version === version) ?? path.versions.at(-1))?.document;
  const words = useMomentWords(document ?? NOTHING, times);
  useRunCanvas({ document, moments, index: player.index, words });
  if (moment === undefined) return null;
  const detail = words.detail(moment);
  return (
    <>
      <PlayBar player={player} when={words.when(moment, moments[moment.place - 1])} what={[words.title(moment), ...(detail === undefined ? [] : [detail])].join(' – ')} />
      {path.versions.length > 1 && <p className={classes.quiet}>{t('runs.drawnOn', { version: t('publishing.version', { number: version }) })}</p>}
      <MomentList>
        {moments.map((one) => (
          <MomentRow key={one.place} moment={one} before={moments[one.place - 1]} player={player} words={words}>
            {'stop' in one && <RunStopDetails moment={one} />}
          </MomentRow>
        ))}
      </MomentList>
    </>
  );
}

/** The version is gone: there is nothing to draw on. */
const NOTHING = { nodes: [] };
