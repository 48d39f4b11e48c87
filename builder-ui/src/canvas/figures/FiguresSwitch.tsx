/** Figures on the cards, by switch, for a span of time. */
import { IconChartBar } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useJourney } from '../../journey-store/JourneyStoreProvider.tsx';
import { MenuButton } from '../toolbar/MenuButton.tsx';
import { useFigures, type Span } from './use-figures.ts';

export function FiguresSwitch() {
  const { t } = useTranslation();
  const shown = useJourney((state) => state.figures !== undefined);
  const [span, setSpan] = useState<Span>('month');
  const turn = useFigures(span);
  const choose = (chosen: Span | undefined) => {
    if (chosen !== undefined) setSpan(chosen);
    turn(chosen !== undefined);
  };
  return (
    <MenuButton name={t('canvas.figures.title')} items={{ kind: 'figures', span: shown ? span : undefined, onChoose: choose }} position="top" size={34} pressed={shown}>
      <IconChartBar size={18} stroke={1.7} aria-hidden />
    </MenuButton>
  );
}
