/** Creates an e-mail of the journey from a mail that is complete already. */
import { Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core';
import type { SubjectKind } from '@nachklang/nodes/sdk';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addEmail } from '../../journey-store/commands/add-email.ts';
import { useJourneyStore } from '../../journey-store/JourneyStoreProvider.tsx';
import { blocksQuery } from '../queries.ts';
import { asName, nameProblem } from './email-name.ts';

interface NewEmailDialogProps {
  taken: readonly string[];
  subject: SubjectKind;
  onClose(): void;
  onCreated(key: string): void;
}

export function NewEmailDialog({ taken, subject, onClose, onCreated }: NewEmailDialogProps) {
  const { t } = useTranslation();
  const journey = useJourneyStore();
  const { data } = useQuery(blocksQuery(subject));
  const [name, setName] = useState('');
  const [purpose, setPurpose] = useState<'service' | 'marketing'>('service');
  const problem = nameProblem(name.replace(/-+$/, ''), taken);
  return (
    <Modal opened onClose={onClose} title={t('emails.create')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={(event) => {
        event.preventDefault();
        create();
      }}>
        <Stack>
          <TextInput data-autofocus label={t('emails.name')} description={t('emails.nameHint')} value={name} error={name !== '' && problem !== undefined ? t(`emails.${problem}`) : undefined} onChange={({ currentTarget }) => setName(asName(currentTarget.value))} />
          <Radio.Group label={t('emails.purpose')} value={purpose} onChange={(value) => setPurpose(value === 'marketing' ? 'marketing' : 'service')}>
            <Stack gap={6} mt={4}>
              <Radio value="service" label={t('emails.service')} />
              <Radio value="marketing" label={t('emails.marketing')} />
            </Stack>
          </Radio.Group>
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="submit" disabled={data === undefined || problem !== undefined}>{t('emails.createIt')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );

  function create(): void {
    const key = name.replace(/-+$/, '');
    if (data === undefined || nameProblem(key, taken) !== undefined) return;
    journey.getState().run(addEmail(key, data.starting[purpose]));
    onCreated(key);
    onClose();
  }
}
