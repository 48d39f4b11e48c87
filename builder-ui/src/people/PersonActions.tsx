/** What a person may ask for: a copy of everything, or to be forgotten (Art. 15, 17 and 20 GDPR). */
import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { useMay } from '../api/session.ts';
import { inShop } from '../api/shop.ts';
import type { Contact } from '../api/types.ts';
import { Icon } from '../ui/icons.tsx';
import { ProblemNote } from '../ui/Loaded.tsx';

export function PersonActions({ contact }: { contact: Contact }) {
  const { t, i18n } = useTranslation();
  const mayExport = useMay('contacts:export');
  const mayErase = useMay('contacts:erase');
  const [erasing, dialog] = useDisclosure(false);
  const [asked, setAsked] = useState(false);
  return (
    <Group gap="xs">
      {mayExport && <Button variant="default" leftSection={<Icon name="download" size={17} />} component="a" href={inShop(`/api/v1/contacts/${encodeURIComponent(contact.id)}/export`)} download>{t('people.export')}</Button>}
      {mayExport && <Button variant="default" leftSection={<Icon name="download" size={17} />} component="a" href={inShop(`/api/v1/contacts/${encodeURIComponent(contact.id)}/export?format=html&locale=${i18n.language === 'de' ? 'de' : 'en'}`)} download>{t('people.exportPage')}</Button>}
      {mayErase && contact.erasedAt === undefined && contact.mergedInto === undefined && <Button variant="default" disabled={asked} onClick={dialog.open}>{t(asked ? 'people.erasing' : 'people.erase')}</Button>}
      {erasing && (
        <EraseDialog
          contact={contact} onClose={dialog.close}
          onAsked={() => {
            setAsked(true);
            dialog.close();
          }}
        />
      )}
    </Group>
  );
}

function EraseDialog({ contact, onClose, onAsked }: { contact: Contact; onClose: () => void; onAsked: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const known = contact.email ?? contact.phone ?? contact.customerId ?? contact.id;
  const erase = useMutation({
    mutationFn: () => done(api.POST('/api/v1/contacts/{id}/erase', { params: { path: { id: contact.id } }, body: { confirm: typed } })),
    onSuccess: () => {
      onAsked();
      return queries.invalidateQueries({ queryKey: ['contacts'] });
    },
  });
  const wrong = erase.error instanceof ApiProblem && erase.error.fields.some(({ field }) => field === '/confirm');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    erase.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={t('people.eraseTitle')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={submit}>
        <Text mb="md">{t('people.eraseText')}</Text>
        {erase.error !== null && !wrong && <ProblemNote error={erase.error} />}
        <TextInput data-autofocus autoComplete="off" label={t('people.eraseType', { known })} required withAsterisk={false} error={wrong && t('people.eraseWrong')} value={typed} onChange={({ currentTarget }) => setTyped(currentTarget.value)} />
        <Group justify="flex-end" mt="lg" gap="sm">
          <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" color="red.9" loading={erase.isPending} disabled={typed.trim() === ''}>{t('people.eraseDo')}</Button>
        </Group>
      </form>
    </Modal>
  );
}
