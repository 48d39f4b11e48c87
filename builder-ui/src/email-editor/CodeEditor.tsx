/** The source of a mail: Monaco once it is loaded, a plain text field when it cannot be. */
import { Loader, Textarea } from '@mantine/core';
import { lazy, Suspense, useEffect, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmailFinding } from '../api/types.ts';
import { useLocale } from '../canvas/use-locale.ts';
import classes from './EmailEditor.module.css';
import type { MailWords } from './language/completions.ts';
import { loadMonaco, type Monaco } from './monaco/load-monaco.ts';

export interface SourceHandle {
  /** Puts a text where the cursor is, in place of what is selected. */
  insert(text: string): void;
  /** Puts a block where it fits; false when it fits nowhere. */
  insertBlock(name: string, mjml: string): boolean;
  showLine(line: number): void;
}

export interface CodeEditorProps {
  value: string;
  label: string;
  readOnly: boolean;
  findings: readonly EmailFinding[];
  words: MailWords | undefined;
  onChange(value: string): void;
  ref: Ref<SourceHandle>;
}

const MonacoEditor = lazy(async () => ({ default: (await import('./MonacoEditor.tsx')).MonacoEditor }));

export function CodeEditor(props: CodeEditorProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [loaded, setLoaded] = useState<{ monaco: Monaco } | 'failed'>();
  useEffect(() => {
    let gone = false;
    const tell = (found: { monaco: Monaco } | 'failed') => {
      if (!gone) setLoaded(found);
    };
    loadMonaco(locale).then((monaco) => tell({ monaco }), () => tell('failed'));
    return () => {
      gone = true;
    };
  }, [locale]);
  const waiting = <output className={classes.loading} aria-busy="true"><Loader size="sm" aria-hidden="true" />{t('emails.loading')}</output>;
  if (loaded === undefined) return waiting;
  if (loaded !== 'failed') return <Suspense fallback={waiting}><MonacoEditor {...props} monaco={loaded.monaco} /></Suspense>;
  return (
    <Textarea
      className={classes.plain}
      label={`${t('emails.loadFailed')} ${t('emails.plain')}`}
      value={props.value}
      readOnly={props.readOnly}
      rows={24}
      onChange={({ currentTarget }) => props.onChange(currentTarget.value)}
    />
  );
}
