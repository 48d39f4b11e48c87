/** A mail as it would have left, in a frame where nothing runs and no link leads anywhere by itself. */
import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TestMessage } from '../api/types.ts';
import playback from './Playback.module.css';
import classes from './Runs.module.css';

export function TestMail({ message: { to, mail, mailProblems } }: { message: TestMessage }) {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState(false);
  const [view, setView] = useState('html');
  const german = i18n.language === 'de';
  return (
    <div className={playback.mail}>
      {mailProblems.map(({ field, line, message }) => <div key={`${field} ${line ?? ''} ${message.en}`} className={playback.detail}>{german ? message.de : message.en}</div>)}
      {mail !== undefined && <Button size="compact-sm" variant="light" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? t('runs.hideMail') : t('runs.showMail', { subject: mail.subject })}</Button>}
      {mail !== undefined && open && (
        <div className={playback.mail}>
          <p className={classes.mailHead}><strong>{mail.subject}</strong>{to !== undefined && <><br />{t('runs.mailTo', { to })}</>}</p>
          <SegmentedControl size="xs" mb={6} aria-label={t('mailbox.view')} value={view} onChange={setView} data={[{ value: 'html', label: t('mailbox.html') }, { value: 'text', label: t('mailbox.text') }]} />
          {view === 'text'
            // It scrolls, so the keyboard must reach it (WCAG 2.1.1).
            ? <pre className={classes.mailText} tabIndex={0} aria-label={t('mailbox.frame', { subject: mail.subject })}>{mail.text}</pre>
            : <iframe className={classes.mailFrame} title={t('mailbox.frame', { subject: mail.subject })} sandbox="" srcDoc={mail.html} />}
        </div>
      )}
    </div>
  );
}
