/** The head of a panel beside the canvas: what it is, and the way out. */
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './PanelHead.module.css';
import { useEditorPanel } from './use-editor-panel.ts';

export function PanelHead({ title, children }: { title: string; children?: ReactNode }) {
  const { t } = useTranslation();
  const { close } = useEditorPanel();
  return (
    <div className={classes.head}>
      <h2 className={classes.title}>{title}</h2>
      {children}
      <ActionIcon variant="subtle" color="gray" size={34} aria-label={t('common.close')} onClick={close}><IconX size={18} stroke={1.7} aria-hidden /></ActionIcon>
    </div>
  );
}
