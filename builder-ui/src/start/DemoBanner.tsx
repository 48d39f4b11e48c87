/** On every page of the demo shop: that it is one, the way out, and the way to be rid of it. */
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, switchShop } from '../api/session.ts';
import { Icon } from '../ui/icons.tsx';
import { withAll } from '../ui/with-all.ts';
import classes from './DemoBanner.module.css';

const DeleteDemoDialog = lazy(withAll(async () => ({ default: (await import('./DeleteDemoDialog.tsx')).DeleteDemoDialog })));

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
      {asking && <Suspense><DeleteDemoDialog onClose={dialog.close} alone={own === undefined} /></Suspense>}
    </aside>
  );
}
