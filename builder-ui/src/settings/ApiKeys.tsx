/** API keys: made with a name and what they may, shown once, revoked for good. */
import { Button, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiKey } from '../api/types.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useFormats } from '../ui/formats.ts';
import { Icon } from '../ui/icons.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import rows from '../ui/Rows.module.css';
import { keysQuery } from './keys-query.ts';
import { NewKeyDialog } from './NewKeyDialog.tsx';
import { RevokeDialog } from './RevokeDialog.tsx';
import { useScopeWords } from './scope-words.ts';
import classes from './Settings.module.css';

export function ApiKeys() {
  const { t } = useTranslation();
  const keys = useQuery(keysQuery);
  const [making, dialog] = useDisclosure(false);
  const [revoking, setRevoking] = useState<ApiKey>();
  return (
    <section>
      <div className={classes.head}>
        <Title order={2}>{t('settings.keys')}</Title>
        <Button size="xs" leftSection={<Icon name="plus" size={16} />} onClick={dialog.open}>{t('settings.keyCreate')}</Button>
      </div>
      <Text c="dimmed" size="sm" mb="lg">{t('settings.keysIntro')}</Text>
      <Loaded query={keys}>
        {(items) =>
          items.length === 0
            ? <EmptyState icon="settings" title={t('settings.keyNone')} text={t('settings.keyNoneText')} />
            : <ul className={rows.sheet}>{items.map((apiKey) => <Row key={apiKey.id} apiKey={apiKey} onRevoke={() => setRevoking(apiKey)} />)}</ul>
        }
      </Loaded>
      {making && <NewKeyDialog onClose={dialog.close} />}
      {revoking !== undefined && <RevokeDialog apiKey={revoking} onClose={() => setRevoking(undefined)} />}
    </section>
  );
}

function Row({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  const { t } = useTranslation();
  const { when } = useFormats();
  const scopeWords = useScopeWords();
  const { name, scopes, createdAt, lastUsedAt, revokedAt } = apiKey;
  // Use is noted to the hour: a new key would seem older than itself.
  const used = lastUsedAt === undefined ? t('settings.keyUnused') : t('settings.keyUsed', { when: when(lastUsedAt < createdAt ? createdAt : lastUsedAt) });
  return (
    <li className={rows.row}>
      <div className={rows.main}>
        <div className={`${rows.title} ${revokedAt === undefined ? '' : classes.revoked}`}>{name}</div>
        <div className={rows.sub}>{scopes.map(scopeWords).join(', ')}</div>
        <div className={rows.sub}>{t('settings.keyCreated', { when: when(createdAt) })} · {revokedAt === undefined ? used : t('settings.keyRevoked')}</div>
      </div>
      {revokedAt === undefined && <Button size="xs" variant="default" aria-label={t('settings.keyRevokeThis', { name })} onClick={onRevoke}>{t('settings.keyRevoke')}</Button>}
    </li>
  );
}
