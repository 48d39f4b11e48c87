/** Writes one e-mail in both languages, with its preview beside it. Controlled; knows nothing of the journey but what it is about. */
import { SegmentedControl } from '@mantine/core';
import type { EmailContent, JourneyEmail, Locale, MessageClass, SubjectKind } from '@nachklang/nodes/sdk';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmailDraft, EmailFinding } from '../api/types.ts';
import { useLocale } from '../canvas/use-locale.ts';
import { BlockMenu } from './BlockMenu.tsx';
import { CodeEditor, type SourceHandle } from './CodeEditor.tsx';
import classes from './EmailEditor.module.css';
import { FindingList } from './FindingList.tsx';
import { HeadField } from './HeadField.tsx';
import type { MailWords } from './language/completions.ts';
import { PreviewPane } from './preview/PreviewPane.tsx';
import type { ChosenOrder } from './preview/SamplePicker.tsx';
import { usePreview } from './preview/use-preview.ts';
import { languageQuery, variablesQuery } from './queries.ts';
import { TestMail } from './TestMail.tsx';
import { VariableMenu } from './VariableMenu.tsx';

interface EmailEditorProps {
  value: JourneyEmail;
  onChange(value: JourneyEmail): void;
  locale: Locale;
  onLocale(locale: Locale): void;
  subject: SubjectKind;
  /** Of the nodes that send it. */
  classes: readonly MessageClass[];
  journeyId: string;
  readOnly: boolean;
  /** Puts what can be done with the mail into the head of the panel. */
  head(actions: ReactNode): ReactNode;
  onNews(news: string): void;
}

const NOTHING: readonly EmailFinding[] = [];

export function EmailEditor({ value, onChange, locale, onLocale, subject, classes: messageClasses, journeyId, readOnly, head, onNews }: EmailEditorProps) {
  const { t } = useTranslation();
  const page = useLocale();
  const [side, setSide] = useState<'write' | 'look'>('write');
  const [order, setOrder] = useState<ChosenOrder>();
  const source = useRef<SourceHandle>(null);
  const draftOf = (one: Locale): EmailDraft => ({ content: value[one], locale: one, subject, classes: [...messageClasses], ...(order !== undefined && { orderId: order.id }) });
  const previews = { de: usePreview(draftOf('de')), en: usePreview(draftOf('en')) };
  const { data: language } = useQuery(languageQuery);
  const { data: variables = [] } = useQuery(variablesQuery(subject, locale, order?.id));
  const words = useMemo((): MailWords | undefined => (language === undefined ? undefined : { language, variables, locale: page }), [language, variables, page]);
  const content = value[locale];
  const { answer, fresh, rendered } = previews[locale];
  const findings = answer?.findings ?? NOTHING;
  const isCurrent = fresh && answer?.rendered !== undefined;
  const change = (part: Partial<EmailContent>) => onChange({ ...value, [locale]: { ...content, ...part } });
  const fields = { readOnly, language: locale, findings, variables };
  const languageName = t(`emails.${locale}`);

  return (
    <div className={classes.editor} data-side={side}>
      {head(<>
        <SegmentedControl className={classes.sides} size="xs" aria-label={t('emails.part')} value={side} onChange={(chosen) => setSide(chosen === 'look' ? 'look' : 'write')} data={[{ value: 'write', label: t('emails.write') }, { value: 'look', label: t('emails.look') }]} />
        <TestMail draft={draftOf(locale)} journeyId={journeyId} valid={answer?.rendered !== undefined} onNews={onNews} />
      </>)}
      <div className={classes.halves}>
        <div className={classes.writing}>
          <div className={classes.tools}>
            <SegmentedControl size="xs" aria-label={t('emails.language')} value={locale} onChange={(chosen) => onLocale(chosen === 'en' ? 'en' : 'de')} data={(['de', 'en'] as const).map((one) => ({ value: one, label: <LanguageLabel language={t(`emails.${one}`)} findings={previews[one].answer?.findings} /> }))} />
            <span className={classes.grow} />
            {!readOnly && <BlockMenu subject={subject} locale={locale} onInsert={insertBlock} />}
            {!readOnly && <VariableMenu label={t('emails.variable')} variables={variables} onInsert={(text) => source.current?.insert(text)} />}
          </div>
          <div className={classes.heads}>
            <HeadField {...fields} field="subject" value={content.subject} shown={isCurrent ? rendered?.subject : undefined} onChange={(text) => change({ subject: text })} />
            <HeadField {...fields} field="preheader" value={content.preheader ?? ''} shown={isCurrent ? rendered?.preheader : undefined} onChange={(text) => change({ preheader: text })} />
          </div>
          <CodeEditor key={locale} ref={source} value={content.mjml} label={t('emails.source', { language: languageName })} readOnly={readOnly} findings={findings} words={words} onChange={(mjml) => change({ mjml })} />
          <p className={classes.keys}>{t('emails.keys')}</p>
          <FindingList findings={answer?.findings} fresh={fresh} onGo={(finding) => showLine(finding.line ?? 1)} />
        </div>
        <div className={classes.looking}>
          <PreviewPane previews={previews} locale={locale} order={order} onOrder={setOrder} onLine={showLine} />
        </div>
      </div>
    </div>
  );

  function showLine(line: number): void {
    setSide('write');
    source.current?.showLine(line);
  }

  function insertBlock(name: string, label: string, mjml: string): void {
    onNews(source.current?.insertBlock(name, mjml) === true ? t('emails.blockInserted', { name: label }) : t('emails.blockNowhere'));
  }
}

/** How many places of a language are to be mended stands beside its name. */
function LanguageLabel({ language, findings = NOTHING }: { language: string; findings: readonly EmailFinding[] | undefined }) {
  const { t } = useTranslation();
  const count = findings.filter(({ severity }) => severity !== 'hint').length;
  const grave = findings.some(({ severity }) => severity === 'error');
  if (count === 0) return language;
  return <span aria-label={t('emails.problemsIn', { language, count })}>{language} <span className={classes.count} data-grave={grave || undefined} aria-hidden="true">{count}</span></span>;
}
