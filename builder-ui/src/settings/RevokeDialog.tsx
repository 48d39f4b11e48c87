/** Asks once more before a key is revoked, because that cannot be taken back. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, done } from '../api/client.ts';
import type { ApiKey } from '../api/types.ts';
import { ProblemNote } from '../ui/Loaded.tsx';
import { keysQuery } from './keys-query.ts';

export function RevokeDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => done(api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id: apiKey.id } } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keysQuery.queryKey });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('settings.keyRevokeTitle')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <Text>{t('settings.keyRevokeText', { name: apiKey.name })}</Text>
      {revoke.error !== null && <ProblemNote error={revoke.error} />}
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" data-autofocus onClick={onClose}>{t('common.cancel')}</Button>
        <Button color="red.9" loading={revoke.isPending} onClick={() => revoke.mutate()}>{t('settings.keyRevoke')}</Button>
      </Group>
    </Modal>
  );
}
