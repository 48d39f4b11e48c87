/** The built-in mailbox: mails at the left, the chosen one at the right; on a phone one after the other. */
import { Button, VisuallyHidden } from '@mantine/core';
import { useDebouncedValue, useDocumentTitle } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, Outlet, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { MailFilters } from './MailFilters.tsx';
import { MailList } from './MailList.tsx';
import classes from './Mailbox.module.css';
import { mailsQuery } from './queries.ts';

export function MailboxPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/inside/mailbox' });
  const { mailId } = useParams({ strict: false });
  const pages = useInfiniteQuery(mailsQuery(useDebouncedValue(search, 250)[0]));
  const filtered = Object.keys(search).length > 0;
  useDocumentTitle(`${t('mailbox.title')} · Nachklang`);
  return (
    <div className={classes.mailbox} data-reading={mailId !== undefined || undefined}>
      <VisuallyHidden><h1>{t('mailbox.title')}</h1></VisuallyHidden>
      <div className={classes.listSide}>
        <MailFilters />
        <Loaded query={pages}>
          {({ pages: loaded }) => {
            const mails = loaded.flatMap(({ items }) => items);
            if (mails.length > 0) return <MailList mails={mails} pages={pages} chosen={mailId} />;
            return filtered
              ? <EmptyState icon="search" title={t('mailbox.noMatch')} text={t('mailbox.noMatchText')} />
              : <EmptyState icon="mailbox" title={t('mailbox.empty')} text={t('mailbox.emptyText')} action={<Button variant="default" renderRoot={(props) => <Link to="/journeys" {...props} />}>{t('mailbox.emptyDo')}</Button>} />;
          }}
        </Loaded>
      </div>
      <div className={classes.mailSide}><Outlet /></div>
    </div>
  );
}
