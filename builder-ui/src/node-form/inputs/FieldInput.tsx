/** One setting: the input of its kind, a switch before it where the setting may be left out. */
import { Switch } from '@mantine/core';
import { pointer } from '@nachklang/nodes/sdk';
import { lazy, Suspense, type ComponentType } from 'react';
import { useForm } from '../form-context.ts';
import type { FormField, InputKind, InputProps } from '../form-field.ts';
import { freshValue } from '../fresh-value.ts';
import classes from '../NodeForm.module.css';
import { withSetting, type Settings } from '../settings-at.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { DurationField } from './DurationField.tsx';
import { EmailField } from './EmailField.tsx';
import { EntriesField } from './EntriesField.tsx';
import { EntryField } from './EntryField.tsx';
import { EventTypesField } from './EventTypesField.tsx';
import { FieldChoice } from './FieldChoice.tsx';
import { FieldGroup } from './FieldGroup.tsx';
import { fits } from './fits.ts';
import { useFieldWords } from './field-words.ts';
import { JsonField } from './JsonField.tsx';
import { ChoicesField, CountryField, TagsField } from './ListFields.tsx';
import { NumberField } from './NumberField.tsx';
import { BooleanField, DateField, TimeField } from './SimpleFields.tsx';
import { StaleValue } from './StaleValue.tsx';
import { TextField } from './TextField.tsx';
import { UnionField } from './UnionField.tsx';
import { WeekdaysField } from './WeekdaysField.tsx';

// react-querybuilder comes along with it: loaded for nodes that ask for rules.
const RulesField = lazy(async () => ({ default: (await import('../rules/RulesField.tsx')).RulesField }));

const INPUTS: Record<InputKind, ComponentType<InputProps>> = {
  text: TextField, multiline: TextField, number: NumberField, money: NumberField, percentage: NumberField, weight: NumberField, boolean: BooleanField,
  choice: ChoiceField, choices: ChoicesField, 'date-field': FieldChoice, duration: DurationField, offset: DurationField, time: TimeField, date: DateField,
  weekdays: WeekdaysField, country: CountryField, countries: CountryField, email: EmailField, 'event-types': EventTypesField, rules: RulesField,
  json: JsonField, tags: TagsField, entries: EntriesField, entry: EntryField, union: UnionField, group: GroupField, raw: StaleValue,
};

/** Optional settings of these kinds are switched on and off; the others are simply left empty. */
const SWITCHED: ReadonlySet<InputKind> = new Set(['duration', 'offset', 'rules', 'weekdays', 'json', 'entries', 'group', 'union']);

export function FieldInput(props: InputProps) {
  const { field, value } = props;
  const Input = INPUTS[field.kind];
  const shown = fits(field.kind, value) ? <Suspense fallback={<div className={classes.waiting} />}><Input {...props} /></Suspense> : <StaleValue {...props} />;
  return field.optional && SWITCHED.has(field.kind) ? <Switched {...props}>{shown}</Switched> : shown;
}

function Switched({ field, value, path, onChange, children }: InputProps & { children: React.ReactNode }) {
  const { readOnly } = useForm();
  const { label, description, error } = useFieldWords(field, path);
  const on = value !== undefined;
  return (
    <div className={classes.switched} data-on={on || undefined}>
      <Switch size="sm" label={label} {...(!on && { description, error })} checked={on} disabled={readOnly} onChange={({ currentTarget: { checked } }) => onChange(checked ? freshValue(field) : undefined)} />
      {on && <div className={classes.switchedInput}>{children}</div>}
    </div>
  );
}

function GroupField({ field, value, path, onChange }: InputProps) {
  const words = useFieldWords(field, path, false);
  const inner: Settings = typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
  return (
    <FieldGroup {...words}>
      <div className={classes.inner}>
        {(field.fields ?? []).map((one: FormField) => <FieldInput key={one.key} field={one} value={inner[one.key]} path={pointer(path, one.key)} onChange={(next) => onChange(withSetting(inner, one.key, next))} />)}
      </div>
    </FieldGroup>
  );
}
