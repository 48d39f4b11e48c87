/** What only a person can settle, the gravest first, each with the place where it is settled. */
import { Text } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../api/session.ts';
import type { Overview } from '../api/types.ts';
import { inLanguage } from '../journeys/queries.ts';
import { Icon } from '../ui/icons.tsx';
import rows from '../ui/Rows.module.css';
import classes from './StartPage.module.css';

interface Matter {
  key: string;
  link: LinkProps;
  title: string;
  text: string;
  grave?: boolean;
}

export function Waiting({ overview }: { overview: Overview }) {
  const { t } = useTranslation();
  const matters = useMatters(overview);
  if (matters.length === 0) {
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
  return <ul className={rows.sheet}>{matters.map(({ key, ...matter }) => <Row key={key} {...matter} />)}</ul>;
}

function useMatters({ waiting, journeys, missing, complaints }: Overview): Matter[] {
  const { t, i18n } = useTranslation();
  const mayShop = useMay('shop:write');
  const { failedRuns, failedEvents, parkedEvents, openTasks, overdueTasks, unknownMessages } = waiting;
  const when = (condition: boolean, matter: Matter) => (condition ? [matter] : []);
  return [
    ...when(failedRuns > 0, { key: 'runs', grave: true, link: { to: '/journeys' }, title: t('start.failedRuns', { count: failedRuns }), text: t('start.failedRunsText') }),
    ...when(failedEvents > 0, { key: 'failed', grave: true, link: { to: '/events', search: { state: 'failed' } }, title: t('start.failedEvents', { count: failedEvents }), text: t('start.failedEventsText') }),
    ...when(complaints === 'high' || complaints === 'watch', { key: 'complaints', grave: complaints === 'high', link: { to: '/settings', search: { section: 'sender' } }, title: t(complaints === 'high' ? 'start.complaintsHigh' : 'start.complaints'), text: t('start.complaintsText') }),
    ...when(mayShop && missing.includes('imprint'), { key: 'imprint', grave: true, link: { to: '/settings', search: { section: 'shop' } }, title: t('start.noImprint'), text: t('start.noImprintText') }),
    ...when(mayShop && missing.includes('supportEmail'), { key: 'support', link: { to: '/settings', search: { section: 'sender' } }, title: t('start.noSupport'), text: t('start.noSupportText') }),
    ...when(unknownMessages > 0, { key: 'unknown', link: { to: '/messages', search: { state: 'unknown' } }, title: t('start.unknownMessages', { count: unknownMessages }), text: t('start.unknownMessagesText') }),
    ...when(overdueTasks > 0, { key: 'overdue', grave: true, link: { to: '/tasks', search: { show: 'overdue' } }, title: t('start.overdueTasks', { count: overdueTasks }), text: t('start.overdueTasksText') }),
    ...when(openTasks > overdueTasks, { key: 'tasks', link: { to: '/tasks' }, title: t('start.tasks', { count: openTasks - overdueTasks }), text: t('start.tasksText') }),
    ...when(parkedEvents > 0, { key: 'parked', link: { to: '/events', search: { state: 'parked' } }, title: t('start.parked', { count: parkedEvents }), text: t('start.parkedText') }),
    ...when(journeys.paused > 0, { key: 'paused', link: { to: '/journeys', search: { state: 'paused' } }, title: t('start.paused', { count: journeys.paused }), text: t('start.pausedText') }),
    ...journeys.withProblems.slice(0, 3).map(({ id, name, errors }): Matter => ({
      key: id, link: { to: '/journeys/$journeyId', params: { journeyId: id }, search: { panel: 'problems' } }, title: t('start.problems', { count: errors, name: inLanguage(name, i18n.language) }), text: t('start.problemsText'),
    })),
  ];
}

function Row({ link, title, text, grave = false }: Omit<Matter, 'key'>) {
  return (
    <li>
      <Link {...link} className={`${rows.row} ${rows.link}`}>
        <span className={classes.matter} data-grave={grave || undefined}><Icon name={grave ? 'warn' : 'tasks'} size={18} /></span>
        <span className={rows.main}>
          <span className={rows.title}>{title}</span>
          <Text component="span" display="block" className={rows.sub}>{text}</Text>
        </span>
        <Icon name="forward" size={18} />
      </Link>
    </li>
  );
}
