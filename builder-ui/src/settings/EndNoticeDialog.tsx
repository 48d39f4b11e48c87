/** Says until when the checkout showed a notice; orders of before keep it. */
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import type { CheckoutNotice } from '../api/types.ts';
import { fromLocalInput, toLocalInput } from '../tasks/local-input.ts';
import { ProblemNote } from '../ui/Loaded.tsx';
import { useNoticeChange } from './notices-query.ts';
import { refused } from './shop-settings.ts';

export function EndNoticeDialog({ notice, onClose }: { notice: CheckoutNotice; onClose: () => void }) {
  const { t } = useTranslation();
  const [now] = useState(() => toLocalInput(new Date().toISOString()));
  const [until, setUntil] = useState(now);
  const end = useNoticeChange((at: string) => dataOf(api.POST('/api/v1/shop/checkout-notices/{id}/end', { params: { path: { id: notice.id } }, body: { until: fromLocalInput(at) } })), onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    end.mutate(until);
  };
  return (
    <Modal opened onClose={onClose} title={t('law.endTitle')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={submit}>
        <Stack>
          {end.error !== null && <ProblemNote error={end.error} />}
          <Text>{t('law.endText', { version: notice.version })}</Text>
          <TextInput data-autofocus type="datetime-local" label={t('law.until')} required withAsterisk={false} min={toLocalInput(notice.from)} max={now} error={refused(end.error, 'until')} value={until} onChange={({ currentTarget }) => setUntil(currentTarget.value)} />
        </Stack>
        <Group justify="flex-end" mt="lg" gap="sm">
          <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" loading={end.isPending}>{t('common.save')}</Button>
        </Group>
      </form>
    </Modal>
  );
}
