/** Connects a Shopify shop: what to enter there, and what to bring back from there. */
import { Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, done } from '../api/client.ts';
import { useMay } from '../api/session.ts';
import type { Source } from '../api/types.ts';
import { CopyText } from '../ui/CopyText.tsx';
import { ProblemNote } from '../ui/Loaded.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import classes from './Settings.module.css';

const TOPICS = ['orders/create', 'orders/updated', 'orders/paid', 'orders/cancelled', 'orders/fulfilled', 'fulfillments/create', 'fulfillments/update', 'refunds/create', 'customers/update'];
const PATH = { path: { source: 'shopify' } };

export function ShopifySource({ source }: { source: Source }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const mayWrite = useMay('shop:write');
  const [secret, setSecret] = useState('');
  const [origin, setOrigin] = useState(source.origin ?? '');
  const again = () => queries.invalidateQueries({ queryKey: ['shop', 'sources'] });
  const connect = useMutation({
    mutationFn: () => dataOf(api.PUT('/api/v1/sources/{source}', { params: PATH, body: { secret: secret.trim(), ...(origin.trim() !== '' && { origin: origin.trim() }) } })),
    onSuccess: () => {
      setSecret('');
      return again();
    },
  });
  const disconnect = useMutation({ mutationFn: () => done(api.DELETE('/api/v1/sources/{source}', { params: PATH })), onSuccess: again });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    connect.mutate();
  };
  const error = connect.error ?? disconnect.error;
  return (
    <form className={classes.box} onSubmit={submit}>
      <div className={classes.boxHead}>
        <Title order={3}>Shopify</Title>
        <StateMark tone={source.connected ? 'good' : 'quiet'}>{t(source.connected ? 'settings.connected' : 'settings.notConnected')}</StateMark>
      </div>
      {error !== null && <ProblemNote error={error} />}
      <ol className={classes.steps}>
        <li><Text size="sm">{t('settings.shopify1')}</Text></li>
        <li>
          <Text size="sm" mb={6}>{t('settings.shopify2')}</Text>
          <CopyText text={source.webhookUrl} label={t('settings.webhookUrl')} />
          <Text size="xs" c="dimmed" mt={6}>{t('settings.shopifyTopics', { topics: TOPICS.join(', ') })}</Text>
        </li>
        <li><Text size="sm">{t('settings.shopify3')}</Text></li>
      </ol>
      {mayWrite && (
        <Stack>
          <TextInput label={t('settings.shopifySecret')} description={t(source.connected ? 'settings.shopifySecretChange' : 'settings.shopifySecretHint')} autoComplete="off" required withAsterisk={false} minLength={8} maxLength={500} value={secret} onChange={({ currentTarget }) => setSecret(currentTarget.value)} />
          <TextInput label={t('settings.shopifyOrigin')} description={t('settings.shopifyOriginHint')} placeholder="mein-shop.myshopify.com" maxLength={255} value={origin} onChange={({ currentTarget }) => setOrigin(currentTarget.value)} />
          <div className={classes.foot}>
            <Button type="submit" loading={connect.isPending}>{t(source.connected ? 'common.save' : 'settings.connect')}</Button>
            {source.connected && <Button variant="default" loading={disconnect.isPending} onClick={() => disconnect.mutate()}>{t('settings.disconnect')}</Button>}
            <output className={classes.saved}>{connect.isSuccess && t('common.saved')}</output>
          </div>
        </Stack>
      )}
    </form>
  );
}
