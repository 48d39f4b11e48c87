/** The words around an input. */
import type { ReactNode } from 'react';
import { useForm, useProblemsAt } from '../form-context.ts';
import type { FormField } from '../form-field.ts';

/** Label, help and problem of a field, in the language of the page. `below`: the input shows what is inside it by itself. */
export function useFieldWords({ label, hints }: FormField, path: string, below = true): { label: string; description: string | undefined; error: ReactNode } {
  const { locale } = useForm();
  const error = useProblemsAt(path, below);
  return { label: label[locale], description: hints.help?.[locale], error };
}
