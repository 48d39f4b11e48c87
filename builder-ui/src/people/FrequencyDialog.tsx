/** Notes what a person asked for on the phone or in a letter: as usual, half as often, a pause, or no advertising at all. */
import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done } from '../api/client.ts';
import type { Contact } from '../api/types.ts';
import { ProblemNote } from '../ui/Loaded.tsx';
import { dayAhead, startOf, type FrequencyState } from './frequency.ts';

const CHOICES = ['normal', 'half', 'paused', 'none'] as const satisfies FrequencyState['kind'][];
const USUAL_PAUSE_DAYS = 30;
const LONGEST_PAUSE_DAYS = 365;

export function FrequencyDialog({ contact, state, onClose }: { contact: Contact; state: FrequencyState; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [now] = useState(() => new Date());
  const [choice, setChoice] = useState<FrequencyState['kind']>(state.kind);
  const [until, setUntil] = useState(() => (state.kind === 'paused' ? dayAhead(new Date(state.until), 0) : dayAhead(now, USUAL_PAUSE_DAYS)));
  const pauseUntil = startOf(until);
  const choose = useMutation({
    mutationFn: () => {
      const pause = choice === 'paused' && pauseUntil !== undefined ? { pauseUntil } : {};
      // A pause leaves how often it is afterwards as it was.
      const amount = choice === 'paused' ? (contact.frequency?.amount ?? 'normal') : choice;
      return done(api.PUT('/api/v1/contacts/{id}/frequency', { params: { path: { id: contact.id } }, body: { amount, ...pause } }));
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['contacts'] });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    choose.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={t('people.frequencyTitle')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm">{t('people.frequencyText')}</Text>
          {choose.error !== null && <ProblemNote error={choose.error} />}
          <Radio.Group aria-label={t('people.frequencyTitle')} value={choice} onChange={(value) => setChoice(CHOICES.find((one) => one === value) ?? 'normal')}>
            <Stack gap="xs">{CHOICES.map((value) => <Radio key={value} value={value} label={t(`people.choices.${value}`)} description={t(`people.choiceText.${value}`)} />)}</Stack>
          </Radio.Group>
          {choice === 'paused' && <TextInput type="date" label={t('people.pauseUntil')} required withAsterisk={false} min={dayAhead(now, 1)} max={dayAhead(now, LONGEST_PAUSE_DAYS)} value={until} onChange={({ currentTarget }) => setUntil(currentTarget.value)} />}
        </Stack>
        <Group justify="flex-end" mt="lg" gap="sm">
          <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" loading={choose.isPending}>{t('common.save')}</Button>
        </Group>
      </form>
    </Modal>
  );
}
