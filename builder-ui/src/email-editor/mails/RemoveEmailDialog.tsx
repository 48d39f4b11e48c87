/** Asks before an e-mail goes, and says who sends it. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { removeEmail } from '../../journey-store/commands/remove-email.ts';
import { useDefinitions } from '../../journey-store/definitions.ts';
import { useJourney, useJourneyStore } from '../../journey-store/JourneyStoreProvider.tsx';
import { sendersOf } from './senders-of.ts';

interface RemoveEmailDialogProps {
  emailKey: string;
  onClose(): void;
  onRemoved(): void;
}

export function RemoveEmailDialog({ emailKey, onClose, onRemoved }: RemoveEmailDialogProps) {
  const { t } = useTranslation();
  const journey = useJourneyStore();
  const document = useJourney((state) => state.document);
  const count = sendersOf(document, emailKey, useDefinitions()).length;
  return (
    <Modal opened onClose={onClose} title={t('emails.removeTitle', { name: emailKey })} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <Text>{count === 0 ? t('emails.removeUnused') : t('emails.removeText', { count })}</Text>
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" data-autofocus onClick={onClose}>{t('common.cancel')}</Button>
        <Button color="red" onClick={() => {
          journey.getState().run(removeEmail(emailKey));
          onClose();
          onRemoved();
        }}>{t('emails.remove')}</Button>
      </Group>
    </Modal>
  );
}
