/** One question after the other; Enter goes on, what was typed stays when one goes back. */
import { Button, Group, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { missingSigns } from '../sign-in/password-rule.ts';
import { ProblemNote } from '../ui/Loaded.tsx';
import classes from './Setup.module.css';
import { forgetTyped, keepTyped, keptTyped, setupBody, stepOf, STEPS, type Sender, type Typed } from './setup-form.ts';
import { SetupStep } from './SetupStep.tsx';

/** `sender`: as whoever runs the server proposes it. */
export function SetupWizard({ token, sender }: { token: string; sender?: Sender | undefined }) {
  const { t, i18n } = useTranslation();
  const [typed, setTyped] = useState(() => keptTyped(i18n.language === 'de' ? 'de' : 'en', sender));
  const [at, setAt] = useState(0);
  const step = STEPS[at] ?? 'account';
  const last = at === STEPS.length - 1;
  const create = useMutation({
    mutationFn: () => dataOf(api.POST('/api/v1/setup', { body: setupBody(typed, token) })),
    onSuccess: () => {
      forgetTyped();
      // A fresh start: the browser has a session now.
      window.location.assign('/welcome');
    },
    onError: (error) => {
      const field = error instanceof ApiProblem ? error.fields[0]?.field : undefined;
      if (field !== undefined) setAt(STEPS.indexOf(stepOf(field)));
    },
  });
  const change = (part: Partial<Typed>) =>
    setTyped((before) => {
      const next = { ...before, ...part };
      keepTyped(next);
      return next;
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (last) create.mutate();
    else setAt(at + 1);
  };
  return (
    <form onSubmit={submit} aria-labelledby="setup-question">
      <ol className={classes.way} aria-label={t('start.setup.steps')}>
        {STEPS.map((name, index) => <li key={name} data-done={index <= at || undefined} aria-current={index === at ? 'step' : undefined}><span>{t(`start.setup.${name}`)}</span></li>)}
      </ol>
      <Text size="sm" c="dimmed">{at === 0 ? t('start.setup.first') : t('start.setup.question', { number: at, of: STEPS.length - 1 })}</Text>
      <Title order={1} id="setup-question">{t(`start.setup.${step}Title`)}</Title>
      <Text c="dimmed" mt={4} mb="lg">{t(`start.setup.${step}Text`)}</Text>
      {create.error !== null && <div className={classes.problem}><ProblemNote error={create.error} /></div>}
      <SetupStep key={step} step={step} typed={typed} onChange={change} />
      <Group justify="space-between" mt="xl">
        {at > 0 ? <Button variant="default" onClick={() => setAt(at - 1)}>{t('common.back')}</Button> : <span />}
        <Button type="submit" loading={create.isPending || create.isSuccess} disabled={step === 'account' && missingSigns(typed.password) > 0}>{t(last ? 'start.setup.finish' : 'start.setup.next')}</Button>
      </Group>
    </form>
  );
}
