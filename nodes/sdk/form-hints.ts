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
  widget?: Widget;
  /** Texts may hold placeholders such as `{{order.number}}`: the form offers them with real values. */
  placeholders?: true;
  /** Real values to choose from: those that a field of the catalogue has, or a list of names. One that depends on another setting says so. */
  suggest?: Suggestion | { setting: string; by: Record<string, Suggestion> };
  /** The setting counts only while another one has one of these values; the form hides and clears it otherwise. */
  when?: { setting: string; is: readonly (string | number | boolean)[] };
  /** With `offset`: the setting that says before or after. The two are one input. */
  direction?: string;
  /** With `entry`: the list of objects with `id` and `name` to choose from. */
  entriesOf?: string;
  /** The form makes the value itself and does not show it: ids that exits are named after. */
  generated?: true;
}

export type Widget =
  | 'rules' | 'duration' | 'time' | 'weekdays' | 'email' | 'event-types' | 'json' | 'multiline' | 'field'
  /** A number of the shop's currency; a share written as 0–1 or 0–100, as the schema's maximum says. */
  | 'money' | 'percentage'
  /** An ISO 3166 code, or a list of them; a calendar day; a duration with the direction it counts in; an entry of another setting. */
  | 'country' | 'date' | 'offset' | 'entry'
  /** The share of one entry among all entries of its list. */
  | 'weight';

/** `contact.tags`, `order.categories` … or a list of names the shop has used. */
export type Suggestion = string;
/** Names that are no values of a field: what custom events, attributes and their properties are called, who owns tasks, and categories of messages. */
export const NAME_SUGGESTIONS = ['custom-events', 'contact-attributes', 'event-properties', 'task-owners', 'message-categories'] as const;
export type NameSuggestion = (typeof NAME_SUGGESTIONS)[number];

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
