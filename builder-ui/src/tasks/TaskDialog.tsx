/** Who does a task, until when, and how urgent it is. */
import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import type { Task, TaskChange } from '../api/types.ts';
import { teamQuery } from '../settings/team-query.ts';
import { ProblemNote } from '../ui/Loaded.tsx';
import { fromLocalInput, toLocalInput } from './local-input.ts';

const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const satisfies Task['priority'][];

export function TaskDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data: team } = useQuery(teamQuery);
  const [owner, setOwner] = useState(task.owner ?? '');
  const [due, setDue] = useState(task.dueAt === undefined ? '' : toLocalInput(task.dueAt));
  const [priority, setPriority] = useState(task.priority);
  const save = useMutation({
    mutationFn: (change: TaskChange) => dataOf(api.PATCH('/api/v1/tasks/{id}', { params: { path: { id: task.id } }, body: change })),
    onSuccess: async () => {
      await Promise.all([queries.invalidateQueries({ queryKey: ['tasks'] }), queries.invalidateQueries({ queryKey: ['overview'] })]);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ owner: owner === '' ? null : owner, dueAt: due === '' ? null : fromLocalInput(due), priority });
  };
  const people = (team?.members ?? []).map(({ email, name }) => ({ value: email, label: name }));
  const known = owner === '' || people.some(({ value }) => value === owner);
  return (
    <Modal opened onClose={onClose} title={task.title} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={submit}>
        <Stack>
          {save.error !== null && <ProblemNote error={save.error} />}
          <NativeSelect data-autofocus label={t('tasks.who')} value={owner} onChange={({ currentTarget }) => setOwner(currentTarget.value)} data={[{ value: '', label: t('tasks.nobody') }, ...people, ...(known ? [] : [{ value: owner, label: owner }])]} />
          <TextInput type="datetime-local" label={t('tasks.until')} value={due} onChange={({ currentTarget }) => setDue(currentTarget.value)} />
          <NativeSelect label={t('tasks.priority')} value={priority} onChange={({ currentTarget }) => setPriority(PRIORITIES.find((one) => one === currentTarget.value) ?? 'normal')} data={PRIORITIES.map((value) => ({ value, label: t(`tasks.priorities.${value}`) }))} />
        </Stack>
        <Group justify="flex-end" mt="lg" gap="sm">
          <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" loading={save.isPending}>{t('common.save')}</Button>
        </Group>
      </form>
    </Modal>
  );
}
