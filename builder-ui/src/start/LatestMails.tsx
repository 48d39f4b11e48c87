/** The newest mails of the mailbox, for a first look. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useFormats } from '../ui/formats.ts';
import { Loaded } from '../ui/Loaded.tsx';
import rows from '../ui/Rows.module.css';

export function LatestMails() {
  const { t } = useTranslation();
  const { when } = useFormats();
  const latest = useQuery({ queryKey: ['mailbox', 'latest'], queryFn: async () => (await dataOf(api.GET('/api/v1/mailbox', { params: { query: { limit: 5 } } }))).items });
  return (
    <Loaded query={latest}>
      {(mails) =>
        mails.length === 0 ? (
          <div className={rows.sheet}><EmptyState icon="mailbox" title={t('mailbox.empty')} text={t('mailbox.emptyText')} /></div>
        ) : (
          <ul className={rows.sheet}>
            {mails.map((mail) => (
              <li key={mail.id}>
                <Link to="/mailbox/$mailId" params={{ mailId: mail.id }} className={`${rows.row} ${rows.link}`}>
                  <div className={rows.main}>
                    <div className={rows.title}>{mail.subject}</div>
                    <div className={rows.sub}>{t('mailbox.to', { to: mail.to })}</div>
                  </div>
                  <time className={rows.side} dateTime={mail.createdAt}>{when(mail.createdAt)}</time>
                </Link>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
