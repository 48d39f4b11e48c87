/** The mails, newest first. The arrow keys go from one to the next. */
import { Link, useNavigate } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailSummary } from '../api/types.ts';
import { useFormats } from '../ui/formats.ts';
import { MoreButton } from '../ui/MoreButton.tsx';
import classes from './Mailbox.module.css';

interface MailListProps {
  mails: MailSummary[];
  chosen: string | undefined;
  pages: Parameters<typeof MoreButton>[0]['pages'];
}

export function MailList({ mails, chosen, pages }: MailListProps) {
  const { t } = useTranslation();
  const { when } = useFormats();
  const navigate = useNavigate();

  const walk = (event: KeyboardEvent<HTMLAnchorElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const links = [...(event.currentTarget.closest('ul')?.querySelectorAll('a') ?? [])];
    const at = links.indexOf(event.currentTarget);
    const index = Math.min(Math.max(at + step, 0), links.length - 1);
    const mail = mails[index];
    links[index]?.focus();
    if (mail !== undefined) void navigate({ to: '/mailbox/$mailId', params: { mailId: mail.id }, search: true, replace: chosen !== undefined });
  };

  return (
    <div className={classes.scroll}>
      <ul className={classes.list} aria-label={t('mailbox.list')}>
        {mails.map((mail) => (
          <li key={mail.id}>
            <Link to="/mailbox/$mailId" params={{ mailId: mail.id }} search={true} className={classes.mail} onKeyDown={walk} activeProps={{ 'data-active': true }} activeOptions={{ includeSearch: false }}>
              <span className={classes.line}>
                <span className={classes.to}>{mail.to}</span>
                <time dateTime={mail.createdAt}>{when(mail.createdAt)}</time>
              </span>
              <span className={classes.subject}>{mail.subject}</span>
              {mail.test === true && <span className={classes.tag}>{t('mailbox.test')}</span>}
              {mail.class === 'marketing' && <span className={classes.tag}>{t('common.marketing')}</span>}
            </Link>
          </li>
        ))}
      </ul>
      <MoreButton pages={pages} />
    </div>
  );
}
