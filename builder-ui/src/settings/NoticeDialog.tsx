/** Says since when the checkout shows which wording. */
import { Alert, Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { fromLocalInput, toLocalInput } from '../tasks/local-input.ts';
import { ProblemNote } from '../ui/Loaded.tsx';
import { useNoticeChange } from './notices-query.ts';
import { refused, shopQuery } from './shop-settings.ts';

export function NoticeDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { data: shop } = useQuery(shopQuery);
  const [now] = useState(() => toLocalInput(new Date().toISOString()));
  const [typed, setTyped] = useState({ version: '', text: '', from: now });
  const state = useNoticeChange(({ version, text, from }: typeof typed) => dataOf(api.POST('/api/v1/shop/checkout-notices', { body: { version: version.trim(), text: text.trim(), from: fromLocalInput(from) } })), onClose);
  const field = (name: keyof typeof typed) => ({
    label: t(`law.${name}`), required: true, withAsterisk: false, value: typed[name], error: refused(state.error, name),
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) => setTyped((before) => ({ ...before, [name]: value })),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    state.mutate(typed);
  };
  return (
    <Modal opened onClose={onClose} size="lg" title={t('law.noticeAdd')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={submit}>
        <Stack>
          {state.error !== null && <ProblemNote error={state.error} />}
          <Alert variant="light" styles={{ message: { color: 'var(--mantine-color-text)' } }}>{t('law.noticeTrue')}</Alert>
          <TextInput {...field('version')} data-autofocus description={t('law.versionHint')} maxLength={200} />
          <div>
            <Textarea {...field('text')} description={t('law.textHint')} rows={5} maxLength={10_000} />
            <Button mt="xs" size="xs" variant="default" onClick={() => setTyped((before) => ({ ...before, text: t('law.example', { email: shop?.supportEmail ?? t('law.exampleEmail') }) }))}>{t('law.exampleDo')}</Button>
          </div>
          <TextInput {...field('from')} type="datetime-local" max={now} maw={260} />
          <Text size="sm" c="dimmed">{t('law.fromHint')}</Text>
        </Stack>
        <Group justify="flex-end" mt="lg" gap="sm">
          <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" loading={state.isPending}>{t('common.save')}</Button>
        </Group>
      </form>
    </Modal>
  );
}
