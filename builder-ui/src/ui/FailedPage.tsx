/** What is shown instead of a page that cannot be shown. */
import { Anchor } from '@mantine/core';
import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './FailedPage.module.css';
import { ProblemNote } from './Loaded.tsx';
import { PageHeader } from './PageHeader.tsx';

export function FailedPage({ error }: ErrorComponentProps) {
  const router = useRouter();
  return <main className={classes.alone}><ProblemNote error={error instanceof Error ? error : new Error(String(error))} onAgain={() => void router.invalidate()} /></main>;
}

export function MissingPage() {
  const { t } = useTranslation();
  return (
    <main className={classes.alone}>
      <PageHeader title={t('notFound.title')} intro={t('notFound.text')} />
      <Anchor renderRoot={(props) => <Link to="/" {...props} />}>{t('notFound.action')}</Anchor>
    </main>
  );
}
