/** A duration, alone or as a distance before or after a date. */
import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { asText } from '../as-text.ts';
import { useForm } from '../form-context.ts';
import { DurationInput } from './DurationInput.tsx';
import { FieldGroup } from './FieldGroup.tsx';
import { useFieldWords } from './field-words.ts';
import type { InputProps } from '../form-field.ts';

export function DurationField({ field, value, path, onChange }: InputProps) {
  const words = useFieldWords(field, path);
  const { readOnly } = useForm();
  return <FieldGroup {...words}><DurationInput label={words.label} value={asText(value)} onChange={onChange} readOnly={readOnly} invalid={words.error !== undefined} /></FieldGroup>;
}

interface OffsetProps extends InputProps {
  direction: unknown;
  onDirection(direction: 'before' | 'after' | undefined, offset: string | undefined): void;
}

/** Exactly then, or some time before or after: two settings, one thought. */
export function OffsetField({ field, value, path, direction, onChange, onDirection }: OffsetProps) {
  const { t } = useTranslation();
  const words = useFieldWords(field, path);
  const { readOnly } = useForm();
  const where = value === undefined ? 'exact' : direction === 'before' ? 'before' : 'after';
  const turn = (to: string) => {
    if (to === 'exact') onDirection(undefined, undefined);
    else onDirection(to === 'before' ? 'before' : 'after', typeof value === 'string' ? value : 'P1D');
  };
  return (
    <FieldGroup {...words}>
      <SegmentedControl
        fullWidth size="sm" mb={value === undefined ? 0 : 8} readOnly={readOnly} aria-label={words.label} value={where} onChange={turn}
        data={[{ value: 'before', label: t('nodeForm.before') }, { value: 'exact', label: t('nodeForm.exactly') }, { value: 'after', label: t('nodeForm.after') }]}
      />
      {value !== undefined && <DurationInput label={words.label} value={asText(value)} onChange={onChange} readOnly={readOnly} invalid={words.error !== undefined} />}
    </FieldGroup>
  );
}
