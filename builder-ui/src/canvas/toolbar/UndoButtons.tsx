/** Undo and redo, each saying what it takes back; the menu goes several steps at once. */
import { ActionIcon } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useJourney, useJourneyStore } from '../../journey-store/JourneyStoreProvider.tsx';
import type { CommandName } from '../../journey-store/command.ts';
import { MODIFIER } from '../keys/shortcuts.ts';
import { MenuButton } from './MenuButton.tsx';
import classes from './UndoButtons.module.css';

export function UndoButtons() {
  const { t } = useTranslation();
  const journey = useJourneyStore();
  const step = useJourney((state) => state.step?.name);
  const nothingPast = useStore(journey.temporal, ({ pastStates }) => pastStates.length === 0);
  const redoing = useStore(journey.temporal, ({ futureStates }) => futureStates.at(-1)?.step?.name);
  const words = (name: CommandName) => t(`canvas.steps.${name}`);
  const undo = step === undefined || nothingPast ? t('canvas.nothingToUndo') : t('canvas.undoStep', { step: words(step), key: `${MODIFIER}+Z` });
  const redo = redoing === undefined ? t('canvas.nothingToRedo') : t('canvas.redoStep', { step: words(redoing), key: `${MODIFIER}+${t('canvas.keys.names.shift')}+Z` });
  return (
    <div className={classes.group}>
      <ActionIcon data-tip={undo} variant="subtle" color="gray" size={36} aria-label={undo} aria-disabled={nothingPast} onClick={() => journey.getState().undo()}><IconArrowBackUp size={19} stroke={1.7} aria-hidden /></ActionIcon>
      <MenuButton className={classes.more} name={t('canvas.steps.title')} items={{ kind: 'undo' }} position="bottom-start" disabled={nothingPast}><IconChevronDown size={14} aria-hidden /></MenuButton>
      <ActionIcon data-tip={redo} variant="subtle" color="gray" size={36} aria-label={redo} aria-disabled={redoing === undefined} onClick={() => journey.getState().redo()}><IconArrowForwardUp size={19} stroke={1.7} aria-hidden /></ActionIcon>
    </div>
  );
}
