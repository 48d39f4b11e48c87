/** Tidying the journey, downwards or to the right. */
import { Menu } from '@mantine/core';
import { IconArrowAutofitDown, IconArrowAutofitRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLayout } from '../../layout/use-layout.ts';

const LOOK = { size: 18, stroke: 1.7, 'aria-hidden': true } as const;

export function LayoutItems() {
  const { t } = useTranslation();
  const layout = useLayout();
  return (
    <>
      <Menu.Item leftSection={<IconArrowAutofitDown {...LOOK} />} onClick={() => void layout('down')}>{t('canvas.layoutDown')}</Menu.Item>
      <Menu.Item leftSection={<IconArrowAutofitRight {...LOOK} />} onClick={() => void layout('right')}>{t('canvas.layoutRight')}</Menu.Item>
    </>
  );
}
