/** The way into the demo shop: loads it on request, counts along, and goes in when it is there. */
import { Button, Progress, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../ui/Loaded.tsx';
import { demoQuery, enterDemo, useLoadDemo } from './demo-queries.ts';
import classes from './Welcome.module.css';

export function DemoEntry({ variant = 'default' }: { variant?: 'default' | 'filled' }) {
  const { t } = useTranslation();
  const demo = useQuery(demoQuery);
  const load = useLoadDemo();
  const [wanted, setWanted] = useState(false);
  const enter = useMutation({ mutationFn: enterDemo, onError: () => setWanted(false) });
  const state = demo.data?.state;
  const { mutate, isIdle } = enter;
  useEffect(() => {
    if (wanted && state === 'ready' && isIdle) mutate();
  }, [wanted, state, isIdle, mutate]);
  const begin = () => {
    setWanted(true);
    if (enter.isError) enter.reset();
    if (state !== 'ready' && state !== 'loading') load.mutate();
  };
  const error = load.error ?? enter.error;
  if (state === 'loading' && demo.data !== undefined) {
    const percent = Math.round((demo.data.share ?? 0) * 100);
    return (
      <div className={classes.loading}>
        <Text size="sm">{t('start.demo.loading', { percent })}</Text>
        <Progress value={percent} aria-label={t('start.demo.progress')} mt={6} />
      </div>
    );
  }
  return (
    <>
      {error !== null && <ProblemNote error={error} />}
      {state === 'failed' && <Text size="sm" c="var(--mantine-color-error)">{t('start.demo.failed')}</Text>}
      <Button variant={variant} loading={load.isPending || enter.isPending || (wanted && state === 'ready')} disabled={demo.data === undefined} onClick={begin}>{t('start.demo.enter')}</Button>
    </>
  );
}
