/** An empty journey, for those who draw it themselves: asks for its name and opens the editor. */
import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { ProblemNote } from '../ui/Loaded.tsx';
import { journeysQuery } from './queries.ts';

export function NewJourneyButton() {
  const { t } = useTranslation();
  const [opened, dialog] = useDisclosure(false);
  return (
    <>
      <Button variant="default" onClick={dialog.open}>{t('journeys.createEmpty')}</Button>
      {opened && <NameDialog onClose={dialog.close} />}
    </>
  );
}

function NameDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const create = useMutation({
    mutationFn: () => dataOf(api.POST('/api/v1/journeys', { body: { name: { de: name.trim(), en: name.trim() } } })),
    onSuccess: async ({ id }) => {
      void queries.invalidateQueries({ queryKey: journeysQuery.queryKey });
      await navigate({ to: '/journeys/$journeyId', params: { journeyId: id } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={t('journeys.createEmptyTitle')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={submit}>
        {create.error !== null && <ProblemNote error={create.error} />}
        <TextInput data-autofocus label={t('journeys.name')} description={t('journeys.nameHint')} required withAsterisk={false} maxLength={200} value={name} onChange={({ currentTarget }) => setName(currentTarget.value)} />
        <Group justify="flex-end" mt="lg" gap="sm">
          <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" loading={create.isPending} disabled={name.trim() === ''}>{t('journeys.createEmptyDo')}</Button>
        </Group>
      </form>
    </Modal>
  );
}
