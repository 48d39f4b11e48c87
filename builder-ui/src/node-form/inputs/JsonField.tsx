/** JSON as text. What cannot be read is kept as it was typed and said to be wrong; only JSON gets into the settings. */
import { Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useForm } from '../form-context.ts';
import classes from '../NodeForm.module.css';
import { VariablesPicker } from '../placeholders/VariablesPicker.tsx';
import { useFieldWords } from './field-words.ts';
import type { InputProps } from '../form-field.ts';

export function JsonField({ field, value, path, onChange }: InputProps) {
  const { t } = useTranslation();
  const { readOnly } = useForm();
  const words = useFieldWords(field, path);
  const input = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState({ text: pretty(value), of: value });
  // Another value came from outside, by an undo for example.
  const current = typed.of === value || pretty(readJson(typed.text)?.value) === pretty(value) ? typed : { text: pretty(value), of: value };
  const change = (text: string) => {
    const read = readJson(text);
    setTyped({ text, of: read === undefined ? value : read.value });
    if (read !== undefined) onChange(read.value);
  };
  const unreadable = readJson(current.text) === undefined;
  return (
    <Textarea
      {...words} ref={input} autosize minRows={4} maxRows={16} spellCheck={false} readOnly={readOnly} classNames={{ input: classes.code ?? '' }}
      error={unreadable ? t('nodeForm.unreadableJson') : words.error} value={current.text} onChange={({ currentTarget }) => change(currentTarget.value)}
      onBlur={() => void (!unreadable && setTyped({ text: pretty(value), of: value }))}
      {...(field.hints.placeholders === true && !readOnly && {
        rightSection: <div className={classes.topRight}><VariablesPicker label={words.label} onPick={(name) => change(inserted(input.current, current.text, name))} /></div>,
        rightSectionWidth: 36,
        rightSectionPointerEvents: 'all' as const,
      })}
    />
  );
}

/** Inside of quotes the placeholder alone, elsewhere with quotes of its own. */
function inserted(input: HTMLTextAreaElement | null, text: string, name: string): string {
  const at = input?.selectionStart ?? text.length;
  const before = text.slice(0, at);
  const insideText = (before.match(/(?<!\\)"/g)?.length ?? 0) % 2 === 1;
  return `${before}${insideText ? `{{${name}}}` : `"{{${name}}}"`}${text.slice(input?.selectionEnd ?? at)}`;
}

function readJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function pretty(value: unknown): string {
  return value === undefined ? '' : JSON.stringify(value, undefined, 2);
}
