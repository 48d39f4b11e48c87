/** What the law asks of a shop: the notice at checkout, vouchers after the return period, and the page for withdrawals. */
import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay } from '../api/session.ts';
import { CheckoutNotices } from './CheckoutNotices.tsx';
import { FreshShop } from './FreshShop.tsx';
import { VoucherForm } from './VoucherForm.tsx';
import { WithdrawalLink } from './WithdrawalLink.tsx';

export function LawSection() {
  const { t } = useTranslation();
  const mayWrite = useMay('shop:write');
  return (
    <section>
      <Title order={2}>{t('settings.law')}</Title>
      <Text c="dimmed" size="sm" mt={4} mb="lg">{t('law.intro')}{!mayWrite && ` ${t('settings.readOnly')}`}</Text>
      <CheckoutNotices mayWrite={mayWrite} />
      <FreshShop>
        {(data) => (
          <>
            <VoucherForm shop={data} mayWrite={mayWrite} />
            <WithdrawalLink url={data.withdrawalUrl} />
          </>
        )}
      </FreshShop>
    </section>
  );
}
