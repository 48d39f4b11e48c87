/** The last steps, the newest first; choosing one takes it back, and all that came after it. */
import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useJourney, useJourneyStore } from '../../../journey-store/JourneyStoreProvider.tsx';

/** More than that nobody counts. */
const LISTED = 15;

export function UndoItems() {
  const { t } = useTranslation();
  const journey = useJourneyStore();
  const step = useJourney((state) => state.step);
  const past = useStore(journey.temporal, ({ pastStates }) => pastStates);
  // What led to now, then what led to each state before.
  const steps = [step, ...past.toReversed().map((state) => state.step)].flatMap((one) => one ?? []).slice(0, Math.min(LISTED, past.length));
  return (
    <>
      <Menu.Label>{t('canvas.steps.title')}</Menu.Label>
      {steps.map(({ number, name }, index) => <Menu.Item key={number} onClick={() => journey.getState().undo(index + 1)}>{t(`canvas.steps.${name}`)}</Menu.Item>)}
    </>
  );
}
