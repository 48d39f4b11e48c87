/** What journeys ask the team for: open tasks to assign and tick off, and those that are done. */
import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { given, pagesQuery } from '../api/pages.ts';
import { meQuery } from '../api/session.ts';
import { readTaskSearch, TASK_FILTERS, type TaskSearch } from '../searches.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import rows from '../ui/Rows.module.css';
import { TaskRow } from './TaskRow.tsx';
import classes from './Tasks.module.css';

export function TasksPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/inside/tasks' });
  const navigate = useNavigate();
  const { data: me } = useQuery(meQuery);
  const { state = 'open', show } = search;
  const query = { limit: 50, state, ...(show === 'mine' && me?.email !== undefined && { owner: me.email }), ...(show === 'unassigned' && { unassigned: true }), ...(show === 'overdue' && { overdue: true }) };
  const pages = useInfiniteQuery(pagesQuery(['tasks', state, show], (cursor) => dataOf(api.GET('/api/v1/tasks', { params: { query: { ...query, ...given({ cursor }) } } }))));
  const change = (part: { [K in keyof TaskSearch]: string }) => void navigate({ to: '/tasks', search: (before) => readTaskSearch({ ...before, ...part }) });
  return (
    <div>
      <PageHeader title={t('tasks.title')} intro={t('tasks.intro')} />
      <div className={classes.filters}>
        <SegmentedControl aria-label={t('tasks.title')} value={state} onChange={(value) => change({ state: value === 'done' ? 'done' : '' })} data={[{ value: 'open', label: t('tasks.open') }, { value: 'done', label: t('tasks.done') }]} />
        <NativeSelect aria-label={t('tasks.show')} value={show ?? ''} onChange={({ currentTarget }) => change({ show: currentTarget.value })} data={[{ value: '', label: t('tasks.showAll') }, ...TASK_FILTERS.map((value) => ({ value, label: t(`tasks.filters.${value}`) }))]} />
      </div>
      <Loaded query={pages}>
        {({ pages: loaded }) => {
          const tasks = loaded.flatMap(({ items }) => items);
          if (tasks.length === 0) return <Nothing state={state} narrowed={show !== undefined} />;
          return (
            <>
              <ul className={rows.sheet}>{tasks.map((task) => <TaskRow key={task.id} task={task} />)}</ul>
              <MoreButton pages={pages} />
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

function Nothing({ state, narrowed }: { state: 'open' | 'done'; narrowed: boolean }) {
  const { t } = useTranslation();
  if (narrowed) return <EmptyState icon="search" title={t('tasks.noMatch')} text={t('tasks.noMatchText')} />;
  return state === 'open'
    ? <EmptyState icon="tasks" title={t('tasks.emptyOpen')} text={t('tasks.emptyOpenText')} />
    : <EmptyState icon="tasks" title={t('tasks.emptyDone')} text={t('tasks.emptyDoneText')} />;
}
