/** The tags of a journey, as words with commas between them. */
import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Journey } from '../api/types.ts';
import { ProblemNote } from '../ui/Loaded.tsx';
import { useTagging } from './journey-actions.ts';

export function TagDialog({ journey, name, onClose }: { journey: Journey; name: string; onClose: () => void }) {
  const { t } = useTranslation();
  const tagging = useTagging(journey);
  const [typed, setTyped] = useState(journey.tags.join(', '));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    tagging.mutate(typed.split(',').map((tag) => tag.trim().slice(0, 40)).filter((tag) => tag !== ''), { onSuccess: onClose });
  };
  return (
    <Modal opened onClose={onClose} title={t('journeys.tagTitle', { name })} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={submit}>
        {tagging.error !== null && <ProblemNote error={tagging.error} />}
        <TextInput data-autofocus label={t('journeys.tags')} description={t('journeys.tagHint')} value={typed} onChange={({ currentTarget }) => setTyped(currentTarget.value)} />
        <Group justify="flex-end" mt="lg" gap="sm">
          <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" loading={tagging.isPending}>{t('common.save')}</Button>
        </Group>
      </form>
    </Modal>
  );
}
