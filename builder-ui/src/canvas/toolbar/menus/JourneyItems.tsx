/** What one needs now and then: runs, versions, the journey as a file. */
import { Menu } from '@mantine/core';
import { IconFileDownload, IconHistory, IconListSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useJourney } from '../../../journey-store/JourneyStoreProvider.tsx';
import { useEditorPanel } from '../../use-editor-panel.ts';

const LOOK = { size: 17, stroke: 1.7, 'aria-hidden': true } as const;

export function JourneyItems() {
  const { t } = useTranslation();
  const { open } = useEditorPanel();
  const journeyId = useJourney((state) => state.journeyId);
  return (
    <>
      <Menu.Item leftSection={<IconListSearch {...LOOK} />} onClick={() => open({ panel: 'runs' })}>{t('canvas.panels.runs')}</Menu.Item>
      <Menu.Item leftSection={<IconHistory {...LOOK} />} onClick={() => open({ panel: 'versions' })}>{t('canvas.panels.versions')}</Menu.Item>
      <Menu.Item leftSection={<IconFileDownload {...LOOK} />} component="a" href={`/api/v1/journeys/${encodeURIComponent(journeyId)}/export`} download>{t('canvas.export')}</Menu.Item>
    </>
  );
}
