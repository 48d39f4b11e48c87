/** Gives an e-mail another name, also in the nodes that send it. */
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { renameEmail } from '../../journey-store/commands/rename-email.ts';
import { useDefinitions } from '../../journey-store/definitions.ts';
import { useJourney, useJourneyStore } from '../../journey-store/JourneyStoreProvider.tsx';
import { asName, nameProblem } from './email-name.ts';
import { sendersOf } from './senders-of.ts';

interface RenameEmailDialogProps {
  emailKey: string;
  onClose(): void;
  onRenamed(name: string): void;
}

export function RenameEmailDialog({ emailKey, onClose, onRenamed }: RenameEmailDialogProps) {
  const { t } = useTranslation();
  const journey = useJourneyStore();
  const document = useJourney((state) => state.document);
  const definitions = useDefinitions();
  const [name, setName] = useState(emailKey);
  const others = Object.keys(document.emails).filter((key) => key !== emailKey);
  const problem = nameProblem(name.replace(/-+$/, ''), others);
  const count = sendersOf(document, emailKey, definitions).length;
  return (
    <Modal opened onClose={onClose} title={t('emails.rename')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={(event) => {
        event.preventDefault();
        rename();
      }}>
        <Stack>
          <TextInput data-autofocus label={t('emails.name')} description={t('emails.nameHint')} value={name} error={problem === undefined ? undefined : t(`emails.${problem}`)} onChange={({ currentTarget }) => setName(asName(currentTarget.value))} />
          <Text size="sm" c="dimmed">{count === 0 ? t('emails.unused') : t('emails.usedBy', { count })}</Text>
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="submit" disabled={problem !== undefined}>{t('emails.renameIt')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );

  function rename(): void {
    const wanted = name.replace(/-+$/, '');
    if (nameProblem(wanted, others) !== undefined) return;
    if (wanted !== emailKey) {
      journey.getState().run(renameEmail(emailKey, wanted, definitions));
      onRenamed(wanted);
    }
    onClose();
  }
}
