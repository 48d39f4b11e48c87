/** What is shown instead of a page that cannot be shown. */
import { Anchor } from '@mantine/core';
import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './EmptyState.tsx';
import { ProblemNote } from './Loaded.tsx';

export function FailedPage({ error }: ErrorComponentProps) {
  const router = useRouter();
  return <main style={{ maxWidth: 640, margin: '48px auto', padding: '0 20px' }}><ProblemNote error={error instanceof Error ? error : new Error(String(error))} onAgain={() => void router.invalidate()} /></main>;
}

export function MissingPage() {
  const { t } = useTranslation();
  return <main><EmptyState icon="search" title={t('notFound.title')} text={t('notFound.text')} action={<Anchor renderRoot={(props) => <Link to="/" {...props} />}>{t('notFound.action')}</Anchor>} /></main>;
}
