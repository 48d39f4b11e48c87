/** What only a person can settle, each with the place where it is settled. */
import { Text } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Overview } from '../api/types.ts';
import { Icon } from '../ui/icons.tsx';
import rows from '../ui/Rows.module.css';
import classes from './StartPage.module.css';

export function Waiting({ waiting }: { waiting: Overview['waiting'] }) {
  const { t } = useTranslation();
  const { parkedEvents, failedEvents, openTasks, unknownMessages } = waiting;
  if (parkedEvents + failedEvents + openTasks + unknownMessages === 0) {
    return (
      <div className={classes.calm}>
        <span className={classes.calmIcon}><Icon name="check" /></span>
        <div>
          <Text fw={550}>{t('start.nothing')}</Text>
          <Text c="dimmed" size="sm">{t('start.nothingText')}</Text>
        </div>
      </div>
    );
  }
  return (
    <ul className={rows.sheet}>
      {openTasks > 0 && <Row link={{ to: '/tasks' }} title={t('start.tasks', { count: openTasks })} text={t('start.tasksText')} />}
      {failedEvents > 0 && <Row link={{ to: '/events', search: { state: 'failed' } }} title={t('start.failedEvents', { count: failedEvents })} text={t('start.failedEventsText')} />}
      {parkedEvents > 0 && <Row link={{ to: '/events', search: { state: 'parked' } }} title={t('start.parked', { count: parkedEvents })} text={t('start.parkedText')} />}
      {unknownMessages > 0 && <Row link={{ to: '/messages', search: { state: 'unknown' } }} title={t('start.unknownMessages', { count: unknownMessages })} text={t('start.unknownMessagesText')} />}
    </ul>
  );
}

function Row({ link, title, text }: { link: LinkProps; title: string; text: string }) {
  return (
    <li>
      <Link {...link} className={`${rows.row} ${rows.link}`}>
        <span className={rows.main}>
          <span className={rows.title}>{title}</span>
          <Text component="span" display="block" className={rows.sub}>{text}</Text>
        </span>
        <Icon name="forward" size={18} />
      </Link>
    </li>
  );
}
