/** The small inputs: yes or no, a time of day, a calendar day. */
import { Switch, TextInput } from '@mantine/core';
import { useForm } from '../form-context.ts';
import { useFieldWords } from './field-words.ts';
import type { InputProps } from '../form-field.ts';

export function BooleanField({ field, value, path, onChange }: InputProps) {
  const { error, ...words } = useFieldWords(field, path);
  const { readOnly } = useForm();
  return <Switch {...words} {...(error !== undefined && { error })} disabled={readOnly} checked={value === true} onChange={({ currentTarget: { checked } }) => onChange(checked || !field.optional ? checked : undefined)} />;
}

export function TimeField({ field, value, path, onChange }: InputProps) {
  return <Native type="time" width={140} field={field} value={value} path={path} onChange={onChange} />;
}

export function DateField({ field, value, path, onChange }: InputProps) {
  return <Native type="date" width={180} field={field} value={value} path={path} onChange={onChange} />;
}

function Native({ type, width, field, value, path, onChange }: InputProps & { type: 'time' | 'date'; width: number }) {
  const words = useFieldWords(field, path);
  const { readOnly } = useForm();
  const change = (typed: string) => onChange(typed === '' && field.optional ? undefined : typed);
  return <TextInput {...words} type={type} styles={{ wrapper: { maxWidth: width } }} readOnly={readOnly} value={typeof value === 'string' ? value : ''} onChange={({ currentTarget }) => change(currentTarget.value)} />;
}
