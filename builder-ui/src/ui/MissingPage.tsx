/** What is shown where there is no page. */
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './FailedPage.module.css';
import { PageHeader } from './PageHeader.tsx';

export function MissingPage() {
  const { t } = useTranslation();
  return (
    <main className={classes.alone}>
      <PageHeader title={t('notFound.title')} intro={t('notFound.text')} />
      <Anchor renderRoot={(props) => <Link to="/" {...props} />}>{t('notFound.action')}</Anchor>
    </main>
  );
}
