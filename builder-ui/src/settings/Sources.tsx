/** How orders come in: Shopify in four steps, anything else by a call, and the secret with which our own calls are signed. */
import { Anchor, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { useMay } from '../api/session.ts';
import { CopyText } from '../ui/CopyText.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { orderByCurl } from './order-by-curl.ts';
import classes from './Settings.module.css';
import { ShopifySource } from './ShopifySource.tsx';
import { WebhookSecret } from './WebhookSecret.tsx';

export function Sources() {
  const { t } = useTranslation();
  const sources = useQuery({ queryKey: ['shop', 'sources'], queryFn: async () => (await dataOf(api.GET('/api/v1/sources'))).items });
  const mayKeys = useMay('api-keys:write');
  return (
    <section className={classes.sources}>
      <div>
        <Title order={2}>{t('settings.sources')}</Title>
        <Text c="dimmed" size="sm" mt={4}>{t('settings.sourcesIntro')}</Text>
      </div>
      <Loaded query={sources}>
        {(items) => <>{items.filter(({ source }) => source === 'shopify').map((source) => <ShopifySource key={source.source} source={source} />)}</>}
      </Loaded>
      <div className={classes.box}>
        <Title order={3}>{t('settings.ownEvents')}</Title>
        <Text size="sm" mt={4} mb="sm">{t('settings.ownEventsText')} <Anchor inherit underline="always" href="/api/v1/openapi.json" target="_blank" rel="noreferrer">{t('settings.apiDescription')}</Anchor></Text>
        <CopyText block text={orderByCurl(window.location.origin)} label={t('settings.curl')} />
        {mayKeys && <Text size="sm" mt="sm"><Anchor inherit underline="always" renderRoot={(props) => <Link to="/settings" search={{ section: 'keys' }} {...props} />}>{t('settings.keyCreate')}</Anchor></Text>}
      </div>
      {mayKeys && <WebhookSecret />}
    </section>
  );
}
