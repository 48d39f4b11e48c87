/** The secret with which receivers check the calls that journeys make; shown when it is asked for. */
import { Button, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { CopyText } from '../ui/CopyText.tsx';
import { ProblemNote } from '../ui/Loaded.tsx';
import classes from './Settings.module.css';

export function WebhookSecret() {
  const { t } = useTranslation();
  const read = useMutation({ mutationFn: () => dataOf(api.GET('/api/v1/shop/webhook-secret')) });
  return (
    <div className={classes.box}>
      <Title order={3}>{t('settings.webhookSecret')}</Title>
      <Text size="sm" mt={4} mb="sm">{t('settings.webhookSecretText')}</Text>
      {read.error !== null && <ProblemNote error={read.error} />}
      {read.data === undefined
        ? <Button variant="default" size="xs" loading={read.isPending} onClick={() => read.mutate()}>{t('settings.webhookSecretShow')}</Button>
        : <CopyText text={read.data.secret} label={t('settings.webhookSecret')} />}
    </div>
  );
}
