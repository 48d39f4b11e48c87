/** One of several named values; a few with longer names are shown at once, many in a list. */
import { NativeSelect, Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { asText } from '../as-text.ts';
import { useForm } from '../form-context.ts';
import { useFieldWords } from './field-words.ts';
import type { InputProps } from '../form-field.ts';

/** So many are shown at once. */
const AT_ONCE = 3;
/** A name of this many letters says more than a list can show. */
const LONG = 14;

export function ChoiceField({ field, value, path, onChange }: InputProps) {
  const { t } = useTranslation();
  const { locale, readOnly } = useForm();
  const words = useFieldWords(field, path);
  const { choices = [], optional } = field;
  const choose = (chosen: string) => onChange(choices.find((choice) => String(choice.value) === chosen)?.value);
  if (!optional && choices.length <= AT_ONCE && choices.some(({ label }) => label[locale].length > LONG)) {
    return (
      <Radio.Group {...words} value={asText(value)} onChange={choose} readOnly={readOnly}>
        <Stack gap={6} mt={6} mb={4}>{choices.map((choice) => <Radio key={choice.value} size="sm" value={String(choice.value)} label={choice.label[locale]} />)}</Stack>
      </Radio.Group>
    );
  }
  const stale = value !== undefined && !choices.some((choice) => choice.value === value);
  const data = [
    ...(optional ? [{ value: '', label: t('nodeForm.unset') }] : []),
    ...(stale ? [{ value: asText(value), label: t('nodeForm.staleValue', { value: asText(value) }) }] : []),
    ...choices.map((choice) => ({ value: String(choice.value), label: choice.label[locale] })),
  ];
  return <NativeSelect {...words} data={data} value={asText(value)} disabled={readOnly} onChange={({ currentTarget }) => choose(currentTarget.value)} />;
}
