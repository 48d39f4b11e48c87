/** The form of a node's settings, made from their schema. Controlled; knows the journey only by what it is given. */
import { Alert, Button } from '@mantine/core';
import { pointer, type Locale, type NodeDefinition, type PlacedProblem, type RuleScope } from '@nachklang/nodes/sdk';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldsOfSchema } from './fields-of-schema.ts';
import { FormContext, type EmailActions, type NodeWithExits } from './form-context.ts';
import type { FormField, JsonSchema } from './form-field.ts';
import { FieldInput } from './inputs/FieldInput.tsx';
import { OffsetField } from './inputs/DurationField.tsx';
import { fits } from './inputs/fits.ts';
import classes from './NodeForm.module.css';
import { isShown, unknownSettings, withoutIdle, withSetting, type Settings } from './settings-at.ts';

interface SettingsFormProps {
  definition: Pick<NodeDefinition, 'settings'>;
  settings: Settings;
  scope: RuleScope;
  problems: readonly PlacedProblem[];
  onChange(settings: Record<string, unknown>): void;
  readOnly?: boolean;
  emailActions?: EmailActions | undefined;
  nodes?: readonly NodeWithExits[];
}

const NO_NODES: readonly NodeWithExits[] = [];

export function SettingsForm({ definition, settings, scope, problems, onChange, readOnly = false, emailActions, nodes = NO_NODES }: SettingsFormProps) {
  const { i18n } = useTranslation();
  const locale: Locale = i18n.language === 'de' ? 'de' : 'en';
  const schema = definition.settings;
  const fields = useMemo(() => fieldsOfSchema(schema), [schema]);
  const form = useMemo(() => ({ locale, scope, problems, settings, readOnly, emailActions, nodes, Input: FieldInput }), [locale, scope, problems, settings, readOnly, emailActions, nodes]);
  const change = (next: Record<string, unknown>) => onChange(withoutIdle(schema, next));
  return (
    <FormContext value={form}>
      <div className={classes.form} data-settings>
        {fields.length === 0 && <NothingToSet />}
        {fields.filter((field) => isShown(field, settings)).map((field) => <Setting key={field.key} field={field} settings={settings} onChange={change} />)}
        <Leftovers schema={schema} settings={settings} onChange={onChange} />
      </div>
    </FormContext>
  );
}

function Setting({ field, settings, onChange }: { field: FormField; settings: Settings; onChange: (next: Record<string, unknown>) => void }) {
  const { direction } = field.hints;
  const value = settings[field.key];
  const set = (next: unknown) => onChange(withSetting(settings, field.key, next));
  const common = { field, value, path: pointer('', field.key), onChange: set };
  if (field.kind !== 'offset' || direction === undefined || !fits('offset', value)) return <FieldInput {...common} />;
  return <OffsetField {...common} direction={settings[direction]} onDirection={(to, offset) => onChange(withSetting(withSetting(settings, direction, to), field.key, offset))} />;
}

function NothingToSet() {
  const { t } = useTranslation();
  return <p className={classes.help}>{t('nodeForm.nothingToSet')}</p>;
}

/** Settings that no input shows: kept until somebody removes them. */
function Leftovers({ schema, settings, onChange }: { schema: JsonSchema; settings: Settings; onChange: (next: Record<string, unknown>) => void }) {
  const { t } = useTranslation();
  return unknownSettings(schema, settings).map((key) => (
    <Alert key={key} color="yellow" variant="light" styles={{ message: { color: 'var(--mantine-color-text)' } }}>
      {t('nodeForm.leftover', { key, value: JSON.stringify(settings[key]) })}
      <div><Button mt={8} size="compact-sm" variant="default" onClick={() => onChange(withSetting(settings, key, undefined))}>{t('nodeForm.remove')}</Button></div>
    </Alert>
  ));
}
