/** What a page says when there is nothing to show: why, and what to do next. */
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';
import { Icon, type IconName } from './icons.tsx';

export function EmptyState({ icon, title, text, action }: { icon: IconName; title: string; text?: string; action?: ReactNode }) {
  return (
    <div className={classes.box}>
      <span className={classes.icon}><Icon name={icon} size={22} /></span>
      <Text fw={600}>{title}</Text>
      {text !== undefined && <Text c="dimmed" size="sm" maw={420}>{text}</Text>}
      {action !== undefined && <div className={classes.action}>{action}</div>}
    </div>
  );
}
