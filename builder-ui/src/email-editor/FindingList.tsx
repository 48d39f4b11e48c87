/** What was found in the mail, the gravest first; a line leads to its place. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmailFinding } from '../api/types.ts';
import { useLocale } from '../canvas/use-locale.ts';
import { inLanguage } from '../journeys/queries.ts';
import { StateMark } from '../ui/StateMark.tsx';
import classes from './EmailEditor.module.css';

interface FindingListProps {
  /** Absent until the first answer. */
  findings: readonly EmailFinding[] | undefined;
  fresh: boolean;
  onGo(finding: EmailFinding): void;
}

const ORDER = ['error', 'warning', 'hint'] as const;
const TONES = { error: 'bad', warning: 'warn', hint: 'busy' } as const;

export function FindingList({ findings, fresh, onGo }: FindingListProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [open, setOpen] = useState(true);
  const sorted = (findings ?? []).toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || (a.line ?? 0) - (b.line ?? 0));
  const count = (severity: EmailFinding['severity']) => sorted.filter((finding) => finding.severity === severity).length;
  const counts = [count('error') > 0 ? t('emails.errors', { count: count('error') }) : '', count('warning') > 0 ? t('emails.warnings', { count: count('warning') }) : '', count('hint') > 0 ? t('emails.hints', { count: count('hint') }) : ''].filter(Boolean);
  return (
    <section className={classes.findings} aria-label={t('emails.findings')}>
      <div className={classes.findingsHead}>
        <output>{findings === undefined ? t('emails.checking') : sorted.length === 0 ? t('emails.fine') : counts.join(' · ')}{findings !== undefined && !fresh && <span className={classes.quiet}> · {t('emails.checking')}</span>}</output>
        {sorted.length > 0 && <Button size="compact-sm" variant="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? t('emails.hide') : t('emails.show')}</Button>}
      </div>
      {open && sorted.length > 0 && (
        <ul className={classes.findingList} tabIndex={0} aria-label={t('emails.findings')}>
          {sorted.map((finding) => (
            <li key={`${finding.field} ${finding.line ?? 0} ${finding.code} ${finding.message.en}`}>
              <StateMark tone={TONES[finding.severity]}>{t(`emails.${finding.severity}`)}</StateMark>
              <Button className={classes.place} size="compact-xs" variant="subtle" onClick={() => onGo(finding)}>{placeOf(finding)}</Button>
              <span className={classes.said}>{inLanguage(finding.message, locale)}{finding.mend !== undefined && <span className={classes.quiet}> {inLanguage(finding.mend, locale)}</span>}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );

  function placeOf({ field, line }: EmailFinding): string {
    if (field !== 'mjml') return t(`emails.${field}`);
    return line === undefined ? t('emails.whole') : t('emails.line', { line });
  }
}
