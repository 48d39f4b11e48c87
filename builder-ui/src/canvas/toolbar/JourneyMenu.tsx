/** What one needs now and then: runs, versions, the journey as a file, and on a phone what the bar has no room for. */
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconFileDownload, IconHistory, IconListSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useJourney } from '../../journey-store/JourneyStoreProvider.tsx';
import { SIDE_PANELS } from '../side-panels.tsx';
import { useEditorPanel } from '../use-editor-panel.ts';

const LOOK = { size: 17, stroke: 1.7, 'aria-hidden': true } as const;

export function JourneyMenu() {
  const { t } = useTranslation();
  const { open } = useEditorPanel();
  const journeyId = useJourney((state) => state.journeyId);
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target><ActionIcon variant="subtle" color="gray" size={36} aria-label={t('canvas.more')} title={t('canvas.more')}><IconDots size={19} stroke={1.7} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        {SIDE_PANELS.runs !== undefined && <Menu.Item leftSection={<IconListSearch {...LOOK} />} onClick={() => open({ panel: 'runs' })}>{t('canvas.panels.runs')}</Menu.Item>}
        {SIDE_PANELS.versions !== undefined && <Menu.Item leftSection={<IconHistory {...LOOK} />} onClick={() => open({ panel: 'versions' })}>{t('canvas.panels.versions')}</Menu.Item>}
        <Menu.Item leftSection={<IconFileDownload {...LOOK} />} component="a" href={`/api/v1/journeys/${encodeURIComponent(journeyId)}/export`} download>{t('canvas.export')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
