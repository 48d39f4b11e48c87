/** Undo and redo, each saying what it takes back; the menu goes several steps at once. */
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useJourney, useJourneyStore } from '../../journey-store/JourneyStoreProvider.tsx';
import type { CommandName } from '../../journey-store/command.ts';
import { MODIFIER } from '../keys/shortcuts.ts';
import classes from './UndoButtons.module.css';

/** Steps the menu lists; more than that nobody counts. */
const LISTED = 15;

export function UndoButtons() {
  const { t } = useTranslation();
  const journey = useJourneyStore();
  const step = useJourney((state) => state.step?.name);
  const past = useStore(journey.temporal, ({ pastStates }) => pastStates);
  const redoing = useStore(journey.temporal, ({ futureStates }) => futureStates.at(-1)?.step?.name);
  const words = (name: CommandName) => t(`canvas.steps.${name}`);
  const undo = step === undefined || past.length === 0 ? t('canvas.nothingToUndo') : t('canvas.undoStep', { step: words(step), key: `${MODIFIER}+Z` });
  const redo = redoing === undefined ? t('canvas.nothingToRedo') : t('canvas.redoStep', { step: words(redoing), key: `${MODIFIER}+${t('canvas.keys.names.shift')}+Z` });
  // The newest first: what led to now, then what led to each state before.
  const steps = [step, ...past.toReversed().map((state) => state.step?.name)].flatMap((name) => (name === undefined ? [] : [name])).slice(0, Math.min(LISTED, past.length));
  return (
    <div className={classes.group}>
      <Tooltip label={undo} openDelay={300}>
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={undo} aria-disabled={past.length === 0} onClick={() => journey.getState().undo()}><IconArrowBackUp size={19} stroke={1.7} aria-hidden /></ActionIcon>
      </Tooltip>
      <Menu position="bottom-start" withinPortal disabled={past.length === 0}>
        <Menu.Target>
          <ActionIcon className={classes.more} variant="subtle" color="gray" aria-label={t('canvas.steps.title')} title={t('canvas.steps.title')} aria-disabled={past.length === 0}><IconChevronDown size={14} aria-hidden /></ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('canvas.steps.title')}</Menu.Label>
          {/* A step has no id of its own; its place from now is what it is. */}
          {/* eslint-disable-next-line react/no-array-index-key */}
          {steps.map((name, index) => <Menu.Item key={index} onClick={() => journey.getState().undo(index + 1)}>{words(name)}</Menu.Item>)}
        </Menu.Dropdown>
      </Menu>
      <Tooltip label={redo} openDelay={300}>
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={redo} aria-disabled={redoing === undefined} onClick={() => journey.getState().redo()}><IconArrowForwardUp size={19} stroke={1.7} aria-hidden /></ActionIcon>
      </Tooltip>
    </div>
  );
}
