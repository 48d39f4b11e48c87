/** The bar above the canvas: where one is, what is saved, what can be undone, what is wrong, and what comes next. */
import { ActionIcon, Button } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconArrowLeft, IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.ts';
import { useJourney } from '../../journey-store/JourneyStoreProvider.tsx';
import { StateMark } from '../../ui/StateMark.tsx';
import { useEditable } from '../editable.ts';
import { journeyQuery } from '../journey-query.ts';
import { Presence } from '../presence/Presence.tsx';
import { ConflictBanner } from '../saving/ConflictBanner.tsx';
import { SavingMark } from '../saving/SavingMark.tsx';
import { SIDE_PANELS } from '../side-panels.tsx';
import { STATE_TONES } from '../state-tones.ts';
import { useEditorPanel } from '../use-editor-panel.ts';
import { JourneyMenu } from './JourneyMenu.tsx';
import { JourneyName } from './JourneyName.tsx';
import { ProblemsButton } from './ProblemsButton.tsx';
import classes from './TopBar.module.css';
import { UndoButtons } from './UndoButtons.tsx';

export function TopBar() {
  const { t } = useTranslation();
  const journeyId = useJourney((state) => state.journeyId);
  const { data } = useQuery(journeyQuery(journeyId));
  const { search, open, close } = useEditorPanel();
  const mayPublish = useMay('journeys:publish');
  const editable = useEditable();
  const toggle = (panel: 'settings' | 'test' | 'publish') => (search.panel === panel ? close() : open({ panel }));
  return (
    <section className={classes.frame} aria-label={t('canvas.bar')}>
      <div className={classes.bar}>
        <ActionIcon data-tip={t('canvas.back')} renderRoot={(props) => <Link to="/journeys" {...props} />} variant="subtle" color="gray" size={36} aria-label={t('canvas.back')}><IconArrowLeft size={20} stroke={1.7} aria-hidden /></ActionIcon>
        <JourneyName />
        {data !== undefined && <span className={classes.state}><StateMark tone={STATE_TONES[data.state]}>{data.state === 'live' && data.liveVersion !== undefined ? t('canvas.liveVersion', { number: data.liveVersion }) : t(`journeys.states.${data.state}`)}</StateMark></span>}
        <SavingMark />
        <span className={classes.space} />
        <Presence />
        {editable && <UndoButtons />}
        <ProblemsButton />
        {SIDE_PANELS.settings !== undefined && (
          <ActionIcon data-tip={t('canvas.panels.settings')} className={classes.wide} variant={search.panel === 'settings' ? 'light' : 'subtle'} color={search.panel === 'settings' ? 'klang' : 'gray'} size={36} aria-label={t('canvas.panels.settings')} aria-pressed={search.panel === 'settings'} onClick={() => toggle('settings')}><IconAdjustmentsHorizontal size={19} stroke={1.7} aria-hidden /></ActionIcon>
        )}
        <JourneyMenu />
        {SIDE_PANELS.test !== undefined && <Button className={classes.wide} variant="default" size="sm" leftSection={<IconPlayerPlay size={16} stroke={1.7} aria-hidden />} onClick={() => toggle('test')}>{t('canvas.test')}</Button>}
        {mayPublish && SIDE_PANELS.publish !== undefined && <Button className={classes.wide} size="sm" onClick={() => toggle('publish')}>{t('canvas.publish')}</Button>}
      </div>
      <ConflictBanner />
    </section>
  );
}
