/** The mails of a template as an invented customer gets them, in a sandboxed frame, in both languages. */
import { SegmentedControl, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inShop } from '../api/shop.ts';
import type { Template } from '../api/types.ts';
import classes from './Gallery.module.css';

export function TemplateMails({ template: { template, mails } }: { template: Template }) {
  const { t, i18n } = useTranslation();
  const [locale, setLocale] = useState<'de' | 'en'>(i18n.language === 'de' ? 'de' : 'en');
  const [key, setKey] = useState(mails[0]?.key ?? '');
  const mail = mails.find((one) => one.key === key);
  if (mail === undefined) return null;
  const subject = mail.subject[locale];
  return (
    <section className={classes.mails}>
      <div className={classes.mailHead}>
        <Title order={2}>{t('journeys.itsMails')}</Title>
        <SegmentedControl size="xs" aria-label={t('journeys.mailLanguage')} value={locale} onChange={(value) => setLocale(value === 'en' ? 'en' : 'de')} data={[{ value: 'de', label: 'Deutsch' }, { value: 'en', label: 'English' }]} />
      </div>
      {mails.length > 1 && <div className={classes.tabs}><SegmentedControl size="xs" aria-label={t('journeys.itsMails')} value={key} onChange={setKey} data={mails.map((one, index) => ({ value: one.key, label: t('journeys.mailNumber', { number: index + 1 }) }))} /></div>}
      <p className={classes.subject}>{subject}</p>
      {/* The page in the frame comes with a sandbox of its own; this one holds even if that were lost. */}
      <iframe className={classes.frame} title={t('mailbox.frame', { subject })} sandbox="allow-popups allow-popups-to-escape-sandbox" src={inShop(`/api/v1/templates/${template}/mails/${encodeURIComponent(mail.key)}/${locale}`)} />
    </section>
  );
}
