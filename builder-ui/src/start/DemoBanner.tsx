/** On every page of the demo shop: that it is one, the way out, and the way to be rid of it. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meQuery, switchShop } from '../api/session.ts';
import { Icon } from '../ui/icons.tsx';
import { ProblemNote } from '../ui/Loaded.tsx';
import { deleteDemo } from './demo-queries.ts';
import classes from './DemoBanner.module.css';

export function DemoBanner() {
  const { t } = useTranslation();
  const { data: me } = useQuery(meQuery);
  const [asking, dialog] = useDisclosure(false);
  const own = me?.shops.find(({ demo }) => !demo);
  const leave = useMutation({ mutationFn: switchShop });
  if (me?.shop.demo !== true) return null;
  return (
    <aside className={classes.banner} aria-label={t('start.demo.label')}>
      <span className={classes.words}><Icon name="eye" size={18} /><span><strong>{t('start.demo.label')}</strong> <span className={classes.more}>{t('start.demo.banner')}</span></span></span>
      <span className={classes.actions}>
        {own !== undefined && <Button size="xs" variant="default" loading={leave.isPending} onClick={() => leave.mutate(own.id)}>{t('start.demo.leave', { shop: own.name })}</Button>}
        {me.permissions.includes('shop:write') && <Button size="xs" variant="default" onClick={dialog.open}>{t('start.demo.delete')}</Button>}
      </span>
      {asking && <DeleteDialog onClose={dialog.close} alone={own === undefined} />}
    </aside>
  );
}

function DeleteDialog({ onClose, alone }: { onClose: () => void; alone: boolean }) {
  const { t } = useTranslation();
  const remove = useMutation({ mutationFn: deleteDemo });
  return (
    <Modal opened onClose={onClose} title={t('start.demo.deleteTitle')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <Text>{t('start.demo.deleteText')}{alone && ` ${t('start.demo.deleteAlone')}`}</Text>
      {remove.error !== null && <ProblemNote error={remove.error} />}
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
        <Button data-autofocus color="red.9" loading={remove.isPending || remove.isSuccess} onClick={() => remove.mutate()}>{t('start.demo.delete')}</Button>
      </Group>
    </Modal>
  );
}
