/** Numbers: plain, of money in the shop's way of writing it, and shares in per cent. */
import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useForm } from '../form-context.ts';
import { numberOf, typeOf } from '../read-schema.ts';
import { useFieldWords } from './field-words.ts';
import type { InputProps } from '../form-field.ts';

export function NumberField({ field, value, path, onChange }: InputProps) {
  const words = useFieldWords(field, path);
  const { readOnly } = useForm();
  const { i18n } = useTranslation();
  const { schema, kind, optional } = field;
  const [minimum, maximum] = [numberOf(schema, 'minimum'), numberOf(schema, 'maximum')];
  // A share may be kept as 0.25 or as 25; people always write 25 %.
  const factor = kind === 'percentage' && (maximum ?? 100) <= 1 ? 100 : 1;
  const change = (typed: number | string) => {
    if (typed === '') onChange(optional ? undefined : null);
    else onChange(typeof typed === 'number' ? typed / factor : typed);
  };
  return (
    <NumberInput
      {...words}
      readOnly={readOnly}
      value={typeof value === 'number' ? round(value * factor) : ''}
      onChange={change}
      allowDecimal={typeOf(schema) !== 'integer'}
      decimalSeparator={i18n.language === 'de' ? ',' : '.'}
      allowedDecimalSeparators={['.', ',']}
      {...(kind === 'money' && { decimalScale: 2 })}
      {...(kind === 'percentage' && { suffix: ' %' })}
      allowNegative={minimum === undefined || minimum < 0}
      {...(minimum !== undefined && { min: minimum * factor })}
      {...(maximum !== undefined && { max: maximum * factor })}
      clampBehavior="none"
      styles={{ wrapper: { maxWidth: 200 } }}
    />
  );
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
