/** What a settings schema says about its form: labels, help and names of choices in both languages. */
import type { TSchema } from 'typebox';
import type { Localized } from './values.ts';

export interface FormHints {
  label: Localized;
  /** One sentence under the field. */
  help?: Localized;
  /** Names of the values of a choice, by value. */
  choices?: Record<string, Localized>;
  /** A field that the type alone does not give away. */
  widget?: 'rules' | 'duration' | 'time' | 'weekdays' | 'email' | 'event-types' | 'json' | 'multiline' | 'field';
}

/** Schema options that carry form hints: `Type.Boolean(field({ label: … }))`. */
export const field = (hints: FormHints): { 'x-form': FormHints } => ({ 'x-form': hints });

/** The hints of one property's schema, if it has any. */
export function formHintsOf(schema: TSchema): FormHints | undefined {
  const hints: unknown = Reflect.get(schema, 'x-form');
  return isFormHints(hints) ? hints : undefined;
}

function isFormHints(value: unknown): value is FormHints {
  return typeof value === 'object' && value !== null && 'label' in value;
}
