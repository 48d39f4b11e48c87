/** Sign in. Before the first set-up it says instead where the link for it is. */
import { Button, PasswordInput, SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { meQuery, signIn } from '../api/session.ts';
import { Mark } from '../ui/icons.tsx';
import { ProblemNote } from '../ui/Loaded.tsx';
import { speak } from '../words/words.ts';
import classes from './SignInPage.module.css';

export function SignInPage() {
  const { t, i18n } = useTranslation();
  const setup = useQuery({ queryKey: ['setup'], queryFn: () => dataOf(api.GET('/api/v1/setup')), refetchInterval: false });
  useDocumentTitle(`${t('signIn.title')} · Nachklang`);
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <Mark size={40} />
        {setup.data?.needed === true ? (
          <>
            <Title order={1} mt="lg">{t('signIn.setupTitle')}</Title>
            <Text c="dimmed" mt="xs">{t('signIn.setupText')}</Text>
          </>
        ) : (
          <>
            <Title order={1} mt="lg">{t('signIn.title')}</Title>
            <Text c="dimmed" mt={4} mb="lg">{t('signIn.intro')}</Text>
            <SignInForm />
          </>
        )}
      </div>
      <SegmentedControl
        size="xs" aria-label={t('app.language')} value={i18n.language}
        onChange={(language) => void speak(language === 'de' ? 'de' : 'en')}
        data={[{ value: 'de', label: 'Deutsch' }, { value: 'en', label: 'English' }]}
      />
    </main>
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
        <PasswordInput label={t('signIn.password')} name="password" autoComplete="current-password" required withAsterisk={false} value={password} onChange={(event) => setPassword(event.currentTarget.value)} />
        <Button type="submit" fullWidth mt="xs" loading={attempt.isPending}>{t('signIn.submit')}</Button>
      </Stack>
    </form>
  );
}
