/** Subject or preheader: one line with Liquid, how long it is, and what is wrong with it. */
import { TextInput } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmailFinding, EmailVariable } from '../api/types.ts';
import { useLocale } from '../canvas/use-locale.ts';
import { inLanguage } from '../journeys/queries.ts';
import classes from './EmailEditor.module.css';
import { VariableMenu } from './VariableMenu.tsx';

interface HeadFieldProps {
  field: 'subject' | 'preheader';
  value: string;
  /** As the reader gets it; what is typed until it was rendered. */
  shown: string | undefined;
  readOnly: boolean;
  language: 'de' | 'en';
  findings: readonly EmailFinding[];
  variables: readonly EmailVariable[];
  onChange(value: string): void;
}

const SHOWN = { subject: 60, preheader: 110 } as const;
const LONGEST = 500;

export function HeadField({ field, value, shown, readOnly, language, findings, variables, onChange }: HeadFieldProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const input = useRef<HTMLInputElement>(null);
  const name = t(`emails.${field}`);
  // What Liquid will make of it is not known before it was rendered.
  const text = shown ?? (/\{[{%]/.test(value) ? undefined : value);
  const count = text?.length ?? 0;
  const error = findings.find((finding) => finding.field === field && finding.severity === 'error');
  const length = text === undefined ? '\u00a0' : count <= SHOWN[field] ? t('emails.length', { count }) : t(field === 'subject' ? 'emails.subjectLong' : 'emails.preheaderLong', { count });
  return (
    <div className={classes.headField}>
      <TextInput
        ref={input}
        className={classes.headInput}
        label={name}
        description={length}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={value}
        readOnly={readOnly}
        lang={language}
        maxLength={LONGEST}
        error={error === undefined ? undefined : inLanguage(error.message, locale)}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      {!readOnly && <VariableMenu label={t('emails.variableIn', { field: name })} variables={variables} onInsert={insert} />}
    </div>
  );

  function insert(text: string): void {
    const at = input.current?.selectionStart ?? value.length;
    const end = input.current?.selectionEnd ?? at;
    onChange(value.slice(0, at) + text + value.slice(end));
  }
}
