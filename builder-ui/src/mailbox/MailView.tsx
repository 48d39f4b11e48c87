/** One mail as its reader sees it, with its head and why it was sent. */
import { Anchor, SegmentedControl, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mail } from '../api/types.ts';
import { useFormats } from '../ui/formats.ts';
import { Icon } from '../ui/icons.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import classes from './Mailbox.module.css';
import { mailQuery } from './queries.ts';
import { Why } from './Why.tsx';

export function MailView() {
  const { mailId } = useParams({ from: '/inside/mailbox/$mailId' });
  const mail = useQuery(mailQuery(mailId));
  return <Loaded query={mail}>{(data) => <Reader mail={data} />}</Loaded>;
}

function Reader({ mail }: { mail: Mail }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const [width, setWidth] = useState('desktop');
  const [view, setView] = useState('html');
  return (
    <article className={classes.reader}>
      <Anchor className={classes.back} renderRoot={(props) => <Link to="/mailbox" search={true} {...props} />}><Icon name="back" size={18} />{t('mailbox.title')}</Anchor>
      <Title order={2} size="h1" className={classes.head}>{mail.subject}</Title>
      <dl className={classes.facts}>
        <dt>{t('mailbox.from')}</dt><dd>{mail.from}</dd>
        <dt>{t('mailbox.recipient')}</dt><dd>{mail.to}</dd>
        {mail.replyTo !== undefined && <><dt>{t('mailbox.replyTo')}</dt><dd>{mail.replyTo}</dd></>}
        <dt>{t('mailbox.sent')}</dt><dd>{dateTime(mail.createdAt)} · {t(`common.${mail.class}`)}</dd>
        <dt>{t('mailbox.why')}</dt><dd><Why mail={mail} /></dd>
      </dl>
      <div className={classes.tools}>
        <SegmentedControl size="xs" aria-label={t('mailbox.view')} value={view} onChange={setView} data={[{ value: 'html', label: t('mailbox.html') }, { value: 'text', label: t('mailbox.text') }]} />
        {view === 'html' && <SegmentedControl className={classes.widths} size="xs" aria-label={t('mailbox.width')} value={width} onChange={setWidth} data={[{ value: 'desktop', label: t('mailbox.desktop') }, { value: 'phone', label: t('mailbox.phone') }]} />}
      </div>
      <div className={classes.stage}>
        {view === 'text' ? (
          // It scrolls, so the keyboard must reach it (WCAG 2.1.1).
          <pre className={classes.text} tabIndex={0} aria-label={t('mailbox.frame', { subject: mail.subject })}>{mail.text}</pre>
        ) : (
          // The page in the frame comes with a sandbox of its own; this one holds even if that were lost. Links open beside it.
          <iframe className={classes.frame} data-width={width} title={t('mailbox.frame', { subject: mail.subject })} sandbox="allow-popups allow-popups-to-escape-sandbox" src={`/api/v1/mailbox/${encodeURIComponent(mail.id)}/html`} />
        )}
      </div>
    </article>
  );
}
