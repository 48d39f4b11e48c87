/** Figures on the cards, by switch, for a span of time. */
import { ActionIcon, Menu } from '@mantine/core';
import { IconChartBar, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useJourney } from '../../journey-store/JourneyStoreProvider.tsx';
import { SPANS, useFigures, type Span } from './use-figures.ts';

export function FiguresSwitch() {
  const { t } = useTranslation();
  const shown = useJourney((state) => state.figures !== undefined);
  const [span, setSpan] = useState<Span>('month');
  const turn = useFigures(span);
  return (
    <Menu position="top" withinPortal>
      <Menu.Target>
        <ActionIcon variant={shown ? 'light' : 'subtle'} color={shown ? 'klang' : 'gray'} size={34} aria-label={t('canvas.figures.title')} aria-pressed={shown} title={t('canvas.figures.title')}><IconChartBar size={18} stroke={1.7} aria-hidden /></ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('canvas.figures.title')}</Menu.Label>
        {SPANS.map((one) => (
          <Menu.Item
            key={one} leftSection={shown && span === one ? <IconCheck size={16} aria-hidden /> : <span style={{ display: 'inline-block', width: 16 }} />}
            onClick={() => {
              setSpan(one);
              turn(true);
            }}
          >
            {t(`canvas.figures.spans.${one}`)}
          </Menu.Item>
        ))}
        {shown && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => turn(false)}>{t('canvas.figures.off')}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
