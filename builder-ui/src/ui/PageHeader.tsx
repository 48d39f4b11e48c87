/** The head of a page: its name, what it is for, and its main action. Also names the browser's tab. */
import { Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import classes from './PageHeader.module.css';

export function PageHeader({ title, intro, action }: { title: string; intro?: ReactNode; action?: ReactNode }) {
  useDocumentTitle(`${title} · Nachklang`);
  return (
    <header className={classes.header}>
      <div>
        <Title order={1}>{title}</Title>
        {intro !== undefined && <Text c="dimmed" mt={4}>{intro}</Text>}
      </div>
      {action !== undefined && <div className={classes.action}>{action}</div>}
    </header>
  );
}
