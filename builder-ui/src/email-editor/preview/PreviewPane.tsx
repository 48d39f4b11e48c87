/** The mail as its readers get it: computer or phone, light or dark, one language or both, with the data of a chosen order. */
import { SegmentedControl, VisuallyHidden } from '@mantine/core';
import type { Locale } from '@nachklang/nodes/sdk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmailPreview } from '../../api/types.ts';
import { useProblemWords } from '../../ui/problem-words.ts';
import { hasDarkStyles } from './frame-document.ts';
import { MailFacts } from './MailFacts.tsx';
import { MailFrame, type Device } from './MailFrame.tsx';
import classes from './Preview.module.css';
import { SamplePicker, type ChosenOrder } from './SamplePicker.tsx';
import type { Preview } from './use-preview.ts';

interface PreviewPaneProps {
  previews: Record<Locale, Preview>;
  locale: Locale;
  order: ChosenOrder | undefined;
  onOrder(order: ChosenOrder | undefined): void;
  onLine(line: number): void;
}

export function PreviewPane({ previews, locale, order, onOrder, onLine }: PreviewPaneProps) {
  const { t } = useTranslation();
  const [device, setDevice] = useState<Device>('desktop');
  const [appearance, setAppearance] = useState<'light' | 'dark'>('light');
  const [languages, setLanguages] = useState<'one' | 'both'>('one');
  const shown: Locale[] = languages === 'both' ? ['de', 'en'] : [locale];
  const { rendered } = previews[locale];
  return (
    <section className={classes.pane} aria-label={t('emails.preview')}>
      <div className={classes.tools}>
        <SegmentedControl size="xs" aria-label={t('emails.device')} value={device} onChange={(value) => setDevice(value === 'phone' ? 'phone' : 'desktop')} data={[{ value: 'desktop', label: t('emails.desktop') }, { value: 'phone', label: t('emails.phone') }]} />
        <SegmentedControl size="xs" aria-label={t('emails.appearance')} value={appearance} onChange={(value) => setAppearance(value === 'dark' ? 'dark' : 'light')} data={[{ value: 'light', label: t('emails.light') }, { value: 'dark', label: t('emails.dark') }]} />
        <SegmentedControl size="xs" aria-label={t('emails.languages')} value={languages} onChange={(value) => setLanguages(value === 'both' ? 'both' : 'one')} data={[{ value: 'one', label: t('emails.one') }, { value: 'both', label: t('emails.both') }]} />
        <span className={classes.grow} />
        <SamplePicker order={order} onOrder={onOrder} />
      </div>
      <div className={classes.mails}>
        {shown.map((one) => <Mail key={one} locale={one} preview={previews[one]} device={device} appearance={appearance} />)}
      </div>
      {appearance === 'dark' && rendered !== undefined && !hasDarkStyles(rendered.html) && <p className={classes.note}>{t('emails.darkUnknown')}</p>}
      {rendered !== undefined && <MailFacts rendered={rendered} onLine={onLine} />}
    </section>
  );
}

interface MailProps { locale: Locale; preview: Preview; device: Device; appearance: 'light' | 'dark' }

function Mail({ locale, preview: { answer, rendered, error }, device, appearance }: MailProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  if (rendered === undefined) return <div className={classes.mail}><p className={classes.empty}>{error !== undefined ? `${t('emails.previewFailed')} ${words(error)}` : answer === undefined ? t('common.loading') : t('emails.noPreview')}</p></div>;
  const note = error !== undefined ? `${t('emails.previewFailed')} ${words(error)}` : isOlder(answer) ? t('emails.older') : undefined;
  return (
    <div className={classes.mail}>
      <div className={classes.head} lang={locale}>
        <p className={classes.subject}><VisuallyHidden>{t('emails.subject')}: </VisuallyHidden>{rendered.subject}</p>
        <p className={classes.preheader}><VisuallyHidden>{t('emails.preheader')}: </VisuallyHidden>{rendered.preheader === '' ? '\u00a0' : rendered.preheader}</p>
      </div>
      <div style={{ position: 'relative', display: 'flex', flex: 1, minHeight: 0 }}>
        {note !== undefined && <output className={classes.older}>{note}</output>}
        <MailFrame title={t('emails.frame', { language: t(`emails.${locale}`) })} html={rendered.html} device={device} appearance={appearance} />
      </div>
    </div>
  );
}

/** The last source could not be rendered: an earlier mail is still shown. */
function isOlder(answer: EmailPreview | undefined): boolean {
  return answer !== undefined && answer.rendered === undefined;
}
