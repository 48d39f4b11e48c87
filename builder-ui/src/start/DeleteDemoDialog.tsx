/** Asks before the demo shop is deleted. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../ui/Loaded.tsx';
import { deleteDemo } from './demo-queries.ts';

/** `alone`: the person has no other shop. */
export function DeleteDemoDialog({ onClose, alone }: { onClose: () => void; alone: boolean }) {
  const { t } = useTranslation();
  const remove = useMutation({ mutationFn: deleteDemo });
  return (
    <Modal opened onClose={onClose} title={t('start.demo.deleteTitle')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <Text>{t('start.demo.deleteText')}{alone && ` ${t('start.demo.deleteAlone')}`}</Text>
      {remove.error !== null && <ProblemNote error={remove.error} />}
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
        <Button data-autofocus color="red.9" loading={remove.isPending || remove.isSuccess} onClick={() => remove.mutate()}>{t('start.demo.delete')}</Button>
      </Group>
    </Modal>
  );
}
