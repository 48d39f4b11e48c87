/** The mail of a message in a sandboxed frame; says so when it had to be made again. */
import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { inShop } from '../api/shop.ts';
import type { MessageMail as Mail } from '../api/types.ts';
import classes from './Outbox.module.css';

export function MessageMail({ id, mail, sent }: { id: string; mail: Mail; sent: boolean }) {
  const { t } = useTranslation();
  if (mail.kind === 'gone') return <p className={classes.quiet}>{t('messages.mailGone')}</p>;
  return (
    <>
      {mail.kind === 'made-again' && <Alert mb="sm" variant="light" styles={{ message: { color: 'var(--mantine-color-text)' } }}>{t(sent ? 'messages.madeAgain' : 'messages.wouldBe')}</Alert>}
      {/* The page in the frame comes with a sandbox of its own; this one holds even if that were lost. */}
      <iframe className={classes.mail} title={t('mailbox.frame', { subject: mail.subject ?? '' })} sandbox="allow-popups allow-popups-to-escape-sandbox" src={inShop(`/api/v1/messages/${encodeURIComponent(id)}/mail/html`)} />
    </>
  );
}
