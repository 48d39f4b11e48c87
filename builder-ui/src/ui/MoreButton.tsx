/** The end of a list of which there is more. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './Rows.module.css';

interface Pages {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage(): unknown;
}

export function MoreButton({ pages }: { pages: Pages }) {
  const { t } = useTranslation();
  if (!pages.hasNextPage) return null;
  return <div className={classes.more}><Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{t('common.more')}</Button></div>;
}
