/** A problem that has no place on the page of its own, such as a file that could not be read. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from './Loaded.tsx';

export function ProblemDialog({ title, text, error, onClose }: { title: string; text: string; error: Error; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <Text mb="md">{text}</Text>
      <ProblemNote error={error} />
      <Group justify="flex-end" mt="lg"><Button data-autofocus onClick={onClose}>{t('common.close')}</Button></Group>
    </Modal>
  );
}
