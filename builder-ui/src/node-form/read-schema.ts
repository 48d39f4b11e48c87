/** Looks into a JSON Schema without trusting its shape: schemas of own nodes come from outside. */
import { formHintsOf, type FormHints } from '@nachklang/nodes/sdk';
import type { JsonSchema } from './form-field.ts';

export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function typeOf(schema: JsonSchema): string | undefined {
  const type = member(schema, 'type');
  return typeof type === 'string' ? type : undefined;
}

export function hintsOf(schema: JsonSchema): FormHints | undefined {
  return formHintsOf(schema);
}

/** The properties of an object schema, in the order they were written. */
export function propertiesOf(schema: JsonSchema): [string, JsonSchema][] {
  const properties = member(schema, 'properties');
  return isSchema(properties) ? Object.entries(properties).filter((entry: [string, unknown]): entry is [string, JsonSchema] => isSchema(entry[1])) : [];
}

export function isRequired(schema: JsonSchema, key: string): boolean {
  return requiredOf(schema).includes(key);
}

export function requiredOf(schema: JsonSchema): readonly unknown[] {
  const required = member(schema, 'required');
  return Array.isArray(required) ? required : [];
}

export function itemsOf(schema: JsonSchema): JsonSchema | undefined {
  const items = member(schema, 'items');
  return isSchema(items) ? items : undefined;
}

export function optionsOf(schema: JsonSchema): JsonSchema[] {
  const options = member(schema, 'anyOf');
  return Array.isArray(options) ? options.filter(isSchema) : [];
}

/** The only values a schema takes: an `enum`, or a union of constants. */
export function constantsOf(schema: JsonSchema): (string | number)[] {
  const enumerated = member(schema, 'enum');
  const listed: unknown[] = Array.isArray(enumerated) ? enumerated : optionsOf(schema).map((option) => member(option, 'const'));
  const constants = listed.filter((value) => typeof value === 'string' || typeof value === 'number');
  return constants.length === listed.length ? constants : [];
}

export function numberOf(schema: JsonSchema, key: string): number | undefined {
  const value = member(schema, key);
  return typeof value === 'number' ? value : undefined;
}

function member(schema: JsonSchema, key: string): unknown {
  return Object.hasOwn(schema, key) ? Reflect.get(schema, key) : undefined;
}
