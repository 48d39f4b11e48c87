/** Shows a query: a quiet placeholder while it loads, what went wrong in words with a way to try again, else its data. */
import { Alert, Button, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Loaded.module.css';
import { useProblemSentences } from './problem-words.ts';

interface Loading<T> {
  data: T | undefined;
  error: Error | null;
  refetch(): unknown;
}

export function Loaded<T>({ query, children }: { query: Loading<T>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return children(query.data);
  return query.error === null ? <Placeholder /> : <ProblemNote error={query.error} onAgain={() => void query.refetch()} />;
}

function Placeholder() {
  const { t } = useTranslation();
  return (
    <output className={classes.placeholder} aria-busy="true" aria-label={t('common.loading')}>
      <Skeleton height={56} radius="md" />
      <Skeleton height={56} radius="md" />
      <Skeleton height={56} radius="md" width="70%" />
    </output>
  );
}

export function ProblemNote({ error, onAgain }: { error: Error; onAgain?: () => void }) {
  const { t } = useTranslation();
  const sentences = useProblemSentences()(error);
  return (
    <Alert role="alert" color="red" variant="outline" title={t('problem.title')} styles={{ title: { color: 'var(--mantine-color-error)' }, message: { color: 'var(--mantine-color-text)' } }}>
      {sentences.length === 1 ? sentences[0] : <ul className={classes.sentences}>{sentences.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>}
      {onAgain !== undefined && <div><Button mt="sm" size="xs" variant="default" onClick={onAgain}>{t('common.again')}</Button></div>}
    </Alert>
  );
}
