/** Takes back what was said of the checkout: it was not so, and proves nothing any more. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import type { CheckoutNotice } from '../api/types.ts';
import { ProblemNote } from '../ui/Loaded.tsx';
import { useNoticeChange } from './notices-query.ts';

export function RetractNoticeDialog({ notice, onClose }: { notice: CheckoutNotice; onClose: () => void }) {
  const { t } = useTranslation();
  const retract = useNoticeChange((id: string) => dataOf(api.POST('/api/v1/shop/checkout-notices/{id}/retract', { params: { path: { id } } })), onClose);
  return (
    <Modal opened onClose={onClose} title={t('law.retractTitle')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <Text>{t('law.retractText', { version: notice.version })}</Text>
      {retract.error !== null && <ProblemNote error={retract.error} />}
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" data-autofocus onClick={onClose}>{t('common.cancel')}</Button>
        <Button color="red.9" loading={retract.isPending} onClick={() => retract.mutate(notice.id)}>{t('law.retract')}</Button>
      </Group>
    </Modal>
  );
}
