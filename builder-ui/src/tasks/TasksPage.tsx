/** What journeys ask the team for: open tasks to tick off, and those that are done. */
import { Anchor, Button, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { given, pagesQuery } from '../api/pages.ts';
import { useMay } from '../api/session.ts';
import type { Task } from '../api/types.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useFormats } from '../ui/formats.ts';
import { Loaded, ProblemNote } from '../ui/Loaded.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import rows from '../ui/Rows.module.css';
import { StateMark, type Tone } from '../ui/StateMark.tsx';
import classes from './Tasks.module.css';

const TONES: Record<Task['priority'], Tone> = { low: 'quiet', normal: 'busy', high: 'warn', urgent: 'bad' };

export function TasksPage() {
  const { t } = useTranslation();
  const { state = 'open' } = useSearch({ from: '/inside/tasks' });
  const navigate = useNavigate();
  const pages = useInfiniteQuery(pagesQuery(['tasks', state], (cursor) => dataOf(api.GET('/api/v1/tasks', { params: { query: { limit: 50, state, ...given({ cursor }) } } }))));
  return (
    <div>
      <PageHeader title={t('tasks.title')} intro={t('tasks.intro')} />
      <SegmentedControl
        mb="lg" aria-label={t('tasks.title')} value={state}
        onChange={(value) => void navigate({ to: '/tasks', search: value === 'done' ? { state: 'done' } : {} })}
        data={[{ value: 'open', label: t('tasks.open') }, { value: 'done', label: t('tasks.done') }]}
      />
      <Loaded query={pages}>
        {({ pages: loaded }) => {
          const tasks = loaded.flatMap(({ items }) => items);
          if (tasks.length === 0) {
            return state === 'open'
              ? <EmptyState icon="tasks" title={t('tasks.emptyOpen')} text={t('tasks.emptyOpenText')} />
              : <EmptyState icon="tasks" title={t('tasks.emptyDone')} text={t('tasks.emptyDoneText')} />;
          }
          return (
            <>
              <ul className={rows.sheet}>{tasks.map((task) => <Row key={task.id} task={task} />)}</ul>
              <MoreButton pages={pages} />
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

function Row({ task }: { task: Task }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const mayWrite = useMay('tasks:write');
  const open = task.state === 'open';
  const tick = useMutation({
    mutationFn: () => {
      const params = { path: { id: task.id } };
      return dataOf(open ? api.POST('/api/v1/tasks/{id}/done', { params }) : api.POST('/api/v1/tasks/{id}/reopen', { params }));
    },
    onSuccess: () => Promise.all([queries.invalidateQueries({ queryKey: ['tasks'] }), queries.invalidateQueries({ queryKey: ['overview'] })]),
  });
  return (
    <li>
      <div className={rows.row}>
        <div className={rows.main}>
          <div className={rows.title}>{task.title}</div>
          {task.text !== undefined && <div className={rows.sub}>{task.text}</div>}
          <div className={classes.facts}>
            <StateMark tone={TONES[task.priority]}>{t(`tasks.priorities.${task.priority}`)}</StateMark>
            <Facts task={task} />
            <Anchor inherit renderRoot={(props) => <Link to="/people/$contactId" params={{ contactId: task.contactId }} {...props} />}>{t('tasks.contact')}</Anchor>
          </div>
          {tick.error !== null && <ProblemNote error={tick.error} />}
        </div>
        {mayWrite && (
          <Button size="xs" variant="default" loading={tick.isPending} aria-label={t(open ? 'tasks.finishThis' : 'tasks.reopenThis', { title: task.title })} onClick={() => tick.mutate()}>
            {t(open ? 'tasks.finish' : 'tasks.reopen')}
          </Button>
        )}
      </div>
    </li>
  );
}

function Facts({ task }: { task: Task }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const overdue = task.state === 'open' && task.dueAt !== undefined && isPast(task.dueAt);
  return (
    <>
      {task.state === 'done' && task.doneAt !== undefined && <span>{t('tasks.doneAt', { when: dateTime(task.doneAt) })}</span>}
      {task.state === 'open' && task.dueAt !== undefined && <span className={overdue ? classes.overdue : ''}>{t(overdue ? 'tasks.overdue' : 'tasks.due', { when: dateTime(task.dueAt) })}</span>}
      {task.owner !== undefined && <span>{t('tasks.owner', { owner: task.owner })}</span>}
    </>
  );
}

function isPast(iso: string): boolean {
  return Date.parse(iso) < Date.now();
}
