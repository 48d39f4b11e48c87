/** Text in one or several lines, with suggestions where there are real values, and placeholders where they are allowed. */
import { Autocomplete, Textarea, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { useForm } from '../form-context.ts';
import classes from '../NodeForm.module.css';
import { numberOf } from '../read-schema.ts';
import { useFieldSuggestions } from '../suggestions.ts';
import { SampleText } from '../placeholders/SampleText.tsx';
import { VariablesPicker } from '../placeholders/VariablesPicker.tsx';
import { useFieldWords } from './field-words.ts';
import type { InputProps } from '../form-field.ts';

export function TextField({ field, value, path, onChange }: InputProps) {
  const words = useFieldWords(field, path);
  const { settings, readOnly } = useForm();
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const suggested = useFieldSuggestions(field.hints, settings);
  const text = typeof value === 'string' ? value : '';
  // An optional text that is emptied is left out: most schemas want a text that is not empty.
  const change = (typed: string) => onChange(typed === '' && field.optional ? undefined : typed);
  const limit = numberOf(field.schema, 'maxLength');
  const common = { ...words, readOnly, value: text, ...(limit !== undefined && { maxLength: limit }) };
  if (suggested !== undefined) return <Autocomplete {...common} data={[...suggested]} onChange={change} limit={50} maxDropdownHeight={220} selectFirstOptionOnChange={false} />;
  const takesPlaceholders = field.hints.placeholders === true;
  const picker = takesPlaceholders && !readOnly ? <VariablesPicker label={words.label} onPick={(name) => change(inserted(input.current, text, name))} /> : undefined;
  const Input = field.kind === 'multiline' ? Textarea : TextInput;
  return (
    <div>
      <Input
        {...common}
        ref={input}
        {...(field.kind === 'multiline' && { autosize: true, minRows: 3, maxRows: 12 })}
        {...(picker !== undefined && { rightSection: field.kind === 'multiline' ? <div className={classes.topRight}>{picker}</div> : picker, rightSectionWidth: 36, rightSectionPointerEvents: 'all' as const })}
        onChange={({ currentTarget }) => change(currentTarget.value)}
      />
      {takesPlaceholders && <SampleText text={text} />}
    </div>
  );
}

/** The text with a placeholder where the cursor stands, which then stands behind it. */
function inserted(input: HTMLInputElement | HTMLTextAreaElement | null, text: string, name: string): string {
  const placeholder = `{{${name}}}`;
  const [from, to] = [input?.selectionStart ?? text.length, input?.selectionEnd ?? text.length];
  requestAnimationFrame(() => {
    input?.focus();
    input?.setSelectionRange(from + placeholder.length, from + placeholder.length);
  });
  return text.slice(0, from) + placeholder + text.slice(to);
}
