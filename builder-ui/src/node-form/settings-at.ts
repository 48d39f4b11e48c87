/** Reading and changing one place of the settings, without touching the rest. */
import type { FormField } from './form-field.ts';
import { hintsOf, isSchema, propertiesOf } from './read-schema.ts';

export type Settings = Readonly<Record<string, unknown>>;

/** `undefined` removes the setting. */
export function withSetting(settings: Settings, key: string, value: unknown): Record<string, unknown> {
  const { [key]: _, ...rest } = settings;
  if (value === undefined) return rest;
  // In place, so that the order of the keys says nothing about what was touched last.
  return Object.hasOwn(settings, key) ? Object.fromEntries(Object.entries(settings).map(([name, old]) => [name, name === key ? value : old])) : { ...settings, [key]: value };
}

/** Without the settings that count only while another one has a value it no longer has. */
export function withoutIdle(schema: unknown, settings: Settings): Record<string, unknown> {
  if (!isSchema(schema)) return { ...settings };
  const idle = new Set(propertiesOf(schema).filter(([, property]) => !counts(hintsOf(property)?.when, settings)).map(([key]) => key));
  return Object.fromEntries(Object.entries(settings).filter(([key]) => !idle.has(key)));
}

/** Whether an input is shown: what counts, and what stands there although it does not. */
export function isShown({ key, hints }: FormField, settings: Settings): boolean {
  return counts(hints.when, settings) || settings[key] !== undefined;
}

function counts(when: FormField['hints']['when'], settings: Settings): boolean {
  if (when === undefined) return true;
  const value = settings[when.setting];
  return when.is.some((wanted) => wanted === value);
}

/** Settings that the schema does not know: from an older version, or written by hand. */
export function unknownSettings(schema: unknown, settings: Settings): string[] {
  const known = isSchema(schema) ? new Set(propertiesOf(schema).map(([key]) => key)) : new Set<string>();
  return Object.keys(settings).filter((key) => !known.has(key));
}
