/** How long after the return period a voucher may leave: before, it would pay for goods that come back (R42). */
import { Text, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../api/types.ts';
import { SaveRow } from './SaveRow.tsx';
import classes from './Settings.module.css';
import { refused, useShopChange } from './shop-settings.ts';

export function VoucherForm({ shop, mayWrite }: { shop: Shop; mayWrite: boolean }) {
  const { t } = useTranslation();
  const save = useShopChange();
  const [days, setDays] = useState(String(shop.voucherGraceDays));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ voucherGraceDays: Number(days) });
  };
  return (
    <section className={classes.hints}>
      <Title order={3}>{t('law.vouchers')}</Title>
      <Text size="sm" mt={4} mb="sm">{t('law.vouchersText', { count: shop.returnDays })}</Text>
      <form onSubmit={submit}>
        <fieldset className={classes.fields} disabled={!mayWrite}>
          <TextInput label={t('law.voucherDays')} type="number" min={0} max={60} maw={200} required withAsterisk={false} error={refused(save.error, 'voucherGraceDays')} value={days} onChange={({ currentTarget }) => setDays(currentTarget.value)} />
          <SaveRow saving={save} />
        </fieldset>
      </form>
    </section>
  );
}
