/** Makes a key and shows it this one time; it leaves only when the person says it is copied. */
import { Alert, Button, Checkbox, Modal, Stack, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import type { Scope } from '../api/types.ts';
import { ProblemNote } from '../ui/Loaded.tsx';
import { keysQuery } from './keys-query.ts';
import { SCOPES, useScopeWords } from './scope-words.ts';
import classes from './Settings.module.css';

export function NewKeyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: (form: { name: string; scopes: Scope[] }) => dataOf(api.POST('/api/v1/api-keys', { body: form })),
    onSuccess: () => queries.invalidateQueries({ queryKey: keysQuery.queryKey }),
  });
  const made = make.data !== undefined;
  return (
    <Modal opened onClose={onClose} title={t(made ? 'settings.keyMade' : 'settings.keyCreate')} closeOnClickOutside={!made} closeOnEscape={!made} withCloseButton={!made} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {make.data === undefined ? <KeyForm pending={make.isPending} error={make.error} onSubmit={make.mutate} /> : <ShownOnce secret={make.data.key} onClose={onClose} />}
    </Modal>
  );
}

function KeyForm({ pending, error, onSubmit }: { pending: boolean; error: Error | null; onSubmit: (form: { name: string; scopes: Scope[] }) => void }) {
  const { t } = useTranslation();
  const scopeWords = useScopeWords();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<string[]>(['events:write']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit({ name: name.trim(), scopes: SCOPES.filter((scope) => scopes.includes(scope)) });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {error !== null && <ProblemNote error={error} />}
        <TextInput data-autofocus label={t('settings.keyName')} description={t('settings.keyNameHint')} required withAsterisk={false} maxLength={100} value={name} onChange={({ currentTarget }) => setName(currentTarget.value)} />
        <Checkbox.Group label={t('settings.keyScopes')} value={scopes} onChange={setScopes}>
          <div className={classes.scopes}>{SCOPES.map((scope) => <Checkbox key={scope} size="sm" value={scope} label={scopeWords(scope)} />)}</div>
        </Checkbox.Group>
        <Button type="submit" loading={pending} disabled={scopes.length === 0 || name.trim() === ''}>{t('settings.keyCreate')}</Button>
      </Stack>
    </form>
  );
}

function ShownOnce({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useTranslation();
  const clipboard = useClipboard();
  return (
    <Stack>
      <Alert variant="light" styles={{ message: { color: 'var(--mantine-color-text)' } }}>{t('settings.keyMadeText')}</Alert>
      <code className={classes.key}>{secret}</code>
      <Button variant="default" onClick={() => clipboard.copy(secret)}>{t(clipboard.copied ? 'common.copied' : 'common.copy')}</Button>
      <Button onClick={onClose}>{t('settings.keyDone')}</Button>
    </Stack>
  );
}
