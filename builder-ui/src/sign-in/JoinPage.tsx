/** The page an invitation leads to: says which shop invites, makes the account, or asks for the password of one that is there. */
import { Anchor, Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { Loaded, ProblemNote } from '../ui/Loaded.tsx';
import { NewPasswordInput } from './NewPasswordInput.tsx';
import { OutsidePage } from './OutsidePage.tsx';
import { missingSigns } from './password-rule.ts';
import classes from './SignInPage.module.css';

export function JoinPage() {
  const { t } = useTranslation();
  const { token = '' } = useSearch({ from: '/join' });
  const offer = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => dataOf(api.GET('/api/v1/invitations', { params: { query: { token } } })),
    retry: false, refetchInterval: false, enabled: token !== '',
  });
  const over = token === '' || (offer.error instanceof ApiProblem && offer.error.status === 410);
  return (
    <OutsidePage title={t('signIn.joinTitle')}>
      <Title order={1} mt="lg">{t(over ? 'signIn.joinOver' : 'signIn.joinTitle')}</Title>
      {over ? (
        <Text c="dimmed" mt="xs">{t('signIn.joinOverText')}</Text>
      ) : (
        <Loaded query={offer}>
          {({ shop, email, role, hasAccount }) => (
            <>
              <Text className={classes.offer}>{t('signIn.joinOffer', { shop, role: t(`signIn.roles.${role}`) })}</Text>
              <JoinForm token={token} email={email} hasAccount={hasAccount} />
            </>
          )}
        </Loaded>
      )}
    </OutsidePage>
  );
}

function JoinForm({ token, email, hasAccount }: { token: string; email: string; hasAccount: boolean }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const join = useMutation({
    mutationFn: () => dataOf(api.POST('/api/v1/invitations/accept', { body: { token, name: hasAccount ? email : name.trim(), password } })),
    // A fresh start: the browser has a session now.
    onSuccess: () => window.location.assign('/'),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    join.mutate();
  };
  const wrong = join.error instanceof ApiProblem && join.error.code === 'wrong_password';
  return (
    <form onSubmit={submit}>
      <Stack>
        {join.error !== null && !wrong && <ProblemNote error={join.error} />}
        <TextInput label={t('signIn.email')} type="email" autoComplete="username" readOnly value={email} />
        {hasAccount ? (
          <PasswordInput
            label={t('signIn.password')} description={t('signIn.joinKnown')} autoComplete="current-password" required withAsterisk={false} value={password}
            error={wrong && t('signIn.joinWrong')} onChange={({ currentTarget }) => setPassword(currentTarget.value)} visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          />
        ) : (
          <>
            <TextInput label={t('signIn.name')} autoComplete="name" required withAsterisk={false} maxLength={200} value={name} onChange={({ currentTarget }) => setName(currentTarget.value)} />
            <NewPasswordInput value={password} onChange={setPassword} />
          </>
        )}
        <Button type="submit" fullWidth mt="xs" loading={join.isPending || join.isSuccess} disabled={!hasAccount && (missingSigns(password) > 0 || name.trim() === '')}>{t('signIn.join')}</Button>
        <Text size="sm" c="dimmed">{t('signIn.joinElse')} <Anchor inherit href="/sign-in">{t('signIn.title')}</Anchor></Text>
      </Stack>
    </form>
  );
}
