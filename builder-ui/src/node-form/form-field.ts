/** One input of a form, as the schema of the settings describes it. */
import type { FormHints, Localized } from '@nachklang/nodes/sdk';

/** A JSON Schema as it travels; TypeBox schemas are such, and so are those of own nodes that come over the API. */
export type JsonSchema = object;

export type InputKind =
  | 'text' | 'multiline' | 'number' | 'money' | 'percentage' | 'boolean' | 'choice' | 'choices' | 'date-field' | 'duration' | 'offset' | 'time' | 'date' | 'weekdays'
  | 'country' | 'countries' | 'email' | 'event-types' | 'rules' | 'json' | 'tags' | 'entries' | 'entry' | 'union' | 'group' | 'weight' | 'raw';

export interface FormField {
  key: string;
  kind: InputKind;
  label: Localized;
  hints: FormHints;
  schema: JsonSchema;
  optional: boolean;
  /** Of `choice` and `choices`, in the order of the schema. */
  choices?: readonly Choice[];
  /** Of `entries`: the inputs of one entry. Of `group`: its own inputs. */
  fields?: readonly FormField[];
  /** Of `union`: the kinds of value it takes. */
  options?: readonly UnionOption[];
}

export interface Choice {
  value: string | number;
  label: Localized;
}

export type ValueType = 'string' | 'number' | 'boolean' | 'null';
export interface UnionOption {
  type: ValueType;
  schema: JsonSchema;
}

export interface InputProps {
  field: FormField;
  value: unknown;
  /** JSON Pointer into the settings. */
  path: string;
  /** `undefined` removes the setting. */
  onChange(value: unknown): void;
}
