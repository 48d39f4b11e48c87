/** Sign in. Before the first set-up it says where the link for it is; beside a demo shop it says both. */
import { Alert, Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { meQuery, signIn } from '../api/session.ts';
import { ProblemNote } from '../ui/Loaded.tsx';
import { OutsidePage } from './OutsidePage.tsx';

export function SignInPage() {
  const { t } = useTranslation();
  const setup = useQuery({ queryKey: ['setup'], queryFn: () => dataOf(api.GET('/api/v1/setup')), refetchInterval: false });
  const { needed = false, accounts = true } = setup.data ?? {};
  const nobody = needed && !accounts;
  return (
    <OutsidePage title={t('signIn.title')}>
      {nobody ? (
        <>
          <Title order={1} mt="lg">{t('signIn.setupTitle')}</Title>
          <Text c="dimmed" mt="xs">{t('signIn.setupText')}</Text>
        </>
      ) : (
        <>
          <Title order={1} mt="lg">{t('signIn.title')}</Title>
          <Text c="dimmed" mt={4} mb="lg">{t('signIn.intro')}</Text>
          <SignInForm />
          {needed && <Alert mt="lg" variant="light" title={t('signIn.demoTitle')} styles={{ message: { color: 'var(--mantine-color-text)' } }}>{t('signIn.demoText')}</Alert>}
        </>
      )}
    </OutsidePage>
  );
}

function SignInForm() {
  const { t } = useTranslation();
  const router = useRouter();
  const queries = useQueryClient();
  const { to } = useSearch({ from: '/sign-in' });
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const attempt = useMutation({
    mutationFn: () => signIn(email.trim(), password),
    onSuccess: async () => {
      await queries.fetchQuery({ ...meQuery, staleTime: 0 });
      router.history.push(to ?? '/');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    attempt.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {attempt.error !== null && <ProblemNote error={attempt.error} />}
        <TextInput label={t('signIn.email')} type="email" name="email" autoComplete="username" required withAsterisk={false} value={email} onChange={(event) => setEmail(event.currentTarget.value)} />
        <PasswordInput label={t('signIn.password')} name="password" autoComplete="current-password" required withAsterisk={false} value={password} onChange={(event) => setPassword(event.currentTarget.value)} visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }} />
        <Button type="submit" fullWidth mt="xs" loading={attempt.isPending}>{t('signIn.submit')}</Button>
      </Stack>
    </form>
  );
}
