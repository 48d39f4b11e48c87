/** One task: what it is about, who does it until when, and ticking it off. */
import { Anchor, Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { useMay } from '../api/session.ts';
import type { Task } from '../api/types.ts';
import { teamQuery } from '../settings/team-query.ts';
import { useFormats } from '../ui/formats.ts';
import { ProblemNote } from '../ui/Loaded.tsx';
import rows from '../ui/Rows.module.css';
import { StateMark, type Tone } from '../ui/StateMark.tsx';
import { TaskDialog } from './TaskDialog.tsx';
import classes from './Tasks.module.css';

const TONES: Record<Task['priority'], Tone> = { low: 'quiet', normal: 'busy', high: 'warn', urgent: 'bad' };

export function TaskRow({ task }: { task: Task }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const mayWrite = useMay('tasks:write');
  const [changing, dialog] = useDisclosure(false);
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
          {task.text !== undefined && <div className={`${rows.sub} ${classes.text}`}>{task.text}</div>}
          <div className={classes.facts}>
            <StateMark tone={TONES[task.priority]}>{t(`tasks.priorities.${task.priority}`)}</StateMark>
            <Facts task={task} />
            <Anchor inherit renderRoot={(props) => <Link to="/people/$contactId" params={{ contactId: task.contactId }} {...props} />}>{task.orderId === undefined ? t('tasks.contact') : t('tasks.contactOf')}</Anchor>
          </div>
          {tick.error !== null && <ProblemNote error={tick.error} />}
        </div>
        {mayWrite && (
          <div className={rows.acts}>
            {open && <Button size="xs" variant="default" aria-label={t('tasks.changeThis', { title: task.title })} onClick={dialog.open}>{t('tasks.change')}</Button>}
            <Button size="xs" variant={open ? 'light' : 'default'} loading={tick.isPending} aria-label={t(open ? 'tasks.finishThis' : 'tasks.reopenThis', { title: task.title })} onClick={() => tick.mutate()}>
              {t(open ? 'tasks.finish' : 'tasks.reopen')}
            </Button>
          </div>
        )}
      </div>
      {changing && <TaskDialog task={task} onClose={dialog.close} />}
    </li>
  );
}

function Facts({ task }: { task: Task }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const { data: team } = useQuery(teamQuery);
  const overdue = task.state === 'open' && task.dueAt !== undefined && isPast(task.dueAt);
  const owner = team?.members.find(({ email }) => email === task.owner)?.name ?? task.owner;
  return (
    <>
      <span>{owner === undefined ? t('tasks.nobody') : t('tasks.owner', { owner })}</span>
      {task.state === 'done' && task.doneAt !== undefined && <span>{t('tasks.doneAt', { when: dateTime(task.doneAt) })}</span>}
      {task.state === 'open' && task.dueAt !== undefined && <span className={overdue ? classes.overdue : ''}>{t(overdue ? 'tasks.overdue' : 'tasks.due', { when: dateTime(task.dueAt) })}</span>}
    </>
  );
}

function isPast(iso: string): boolean {
  return Date.parse(iso) < Date.now();
}
