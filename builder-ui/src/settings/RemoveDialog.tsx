/** Asks once more before somebody leaves the team. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, done } from '../api/client.ts';
import type { Member } from '../api/types.ts';
import { ProblemNote } from '../ui/Loaded.tsx';
import { teamQuery } from './team-query.ts';

export function RemoveDialog({ member: { userId, name }, self, onClose }: { member: Member; self: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => done(api.DELETE('/api/v1/team/{userId}', { params: { path: { userId } } })),
    onSuccess: async () => {
      if (self) return window.location.assign('/');
      await queries.invalidateQueries({ queryKey: teamQuery.queryKey });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('settings.removeTitle')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <Text>{t(self ? 'settings.removeSelf' : 'settings.removeText', { name })}</Text>
      {remove.error !== null && <ProblemNote error={remove.error} />}
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" data-autofocus onClick={onClose}>{t('common.cancel')}</Button>
        <Button color="red.9" loading={remove.isPending} onClick={() => remove.mutate()}>{t('settings.remove')}</Button>
      </Group>
    </Modal>
  );
}
