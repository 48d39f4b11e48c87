/** The address of the page on which people withdraw from a contract: the shop has to link it. */
import { Anchor, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyText } from '../ui/CopyText.tsx';
import classes from './Settings.module.css';

export function WithdrawalLink({ url }: { url: string }) {
  const { t } = useTranslation();
  return (
    <section className={classes.hints}>
      <Title order={3}>{t('settings.withdrawal')}</Title>
      <Text size="sm" mt={4} mb="sm">{t('settings.withdrawalText')}</Text>
      <CopyText text={url} label={t('settings.withdrawalUrl')} />
      <Text size="sm" mt="sm">
        {t('settings.withdrawalMail', { variable: '{{ withdrawal_url }}' })}{' '}
        <Anchor inherit underline="always" href={url} target="_blank" rel="noreferrer">{t('settings.withdrawalOpen')}</Anchor>
      </Text>
    </section>
  );
}
