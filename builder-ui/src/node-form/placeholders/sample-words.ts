/** Values of a recent order in words, by field name. */
import { findField, type RuleScope } from '@nachklang/nodes/sdk';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '../../ui/formats.ts';
import { useForm } from '../form-context.ts';
import { sampleQuery } from '../suggestions.ts';

export interface SampleWords {
  /** Number of the order the values are of. */
  order: string | undefined;
  wordsOf(field: string): string | undefined;
}

export function useSampleWords(enabled = true): SampleWords {
  const { scope, locale } = useForm();
  const { date, number } = useFormats();
  const { data } = useQuery({ ...sampleQuery(typesOf(scope)), enabled });
  return {
    order: data?.order?.number,
    wordsOf(name) {
      const value = data?.values[name];
      if (value === undefined) return undefined;
      const field = findField(name);
      if (field?.type === 'date' && typeof value === 'string') return date(value);
      if (typeof value === 'boolean') return { de: value ? 'ja' : 'nein', en: value ? 'yes' : 'no' }[locale];
      if (typeof value === 'number') return number(value);
      if (typeof value === 'object') return value.join(', ');
      return field?.values?.find((known) => known.value === value)?.label[locale] ?? value;
    },
  };
}

/** The events that the journey listens to; a journey for any event gets the server's usual ones. */
function typesOf({ eventTypes = [] }: RuleScope): readonly string[] {
  return eventTypes.slice(0, 20);
}
