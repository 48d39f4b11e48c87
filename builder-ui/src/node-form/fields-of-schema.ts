/** Makes the inputs of a form from the schema of the settings and its hints. */
import type { FormHints, Widget } from '@nachklang/nodes/sdk';
import type { Choice, FormField, InputKind, JsonSchema, UnionOption, ValueType } from './form-field.ts';
import { constantsOf, hintsOf, isRequired, itemsOf, optionsOf, propertiesOf, typeOf } from './read-schema.ts';

/** In the order of the schema. Settings that another input takes care of, or that are made by themselves, have none. */
export function fieldsOfSchema(schema: JsonSchema): FormField[] {
  const properties = propertiesOf(schema);
  const takenCareOf = new Set(properties.flatMap(([, property]) => hintsOf(property)?.direction ?? []));
  return properties
    .filter(([key, property]) => !takenCareOf.has(key) && hintsOf(property)?.generated !== true)
    .map(([key, property]) => fieldOf(key, property, !isRequired(schema, key)));
}

function fieldOf(key: string, schema: JsonSchema, optional: boolean): FormField {
  const hints: FormHints = hintsOf(schema) ?? { label: { de: key, en: key } };
  const kind = kindOf(schema, hints.widget);
  const items = itemsOf(schema);
  return {
    key, kind, hints, schema, optional,
    label: hints.label,
    ...((kind === 'choice' || kind === 'date-field') && { choices: choicesOf(schema, hints) }),
    ...(kind === 'choices' && items !== undefined && { choices: choicesOf(items, hints) }),
    ...(kind === 'entries' && items !== undefined && { fields: fieldsOfSchema(items) }),
    ...(kind === 'group' && { fields: fieldsOfSchema(schema) }),
    ...(kind === 'union' && { options: unionOptions(schema) }),
  };
}

const BY_WIDGET: Partial<Record<Widget, InputKind>> = {
  rules: 'rules', duration: 'duration', time: 'time', weekdays: 'weekdays', email: 'email', 'event-types': 'event-types', json: 'json', multiline: 'multiline',
  money: 'money', percentage: 'percentage', date: 'date', offset: 'offset', entry: 'entry', weight: 'weight',
};

function kindOf(schema: JsonSchema, widget: Widget | undefined): InputKind {
  const asked = widget === undefined ? undefined : BY_WIDGET[widget];
  if (asked !== undefined) return asked;
  if (widget === 'country') return typeOf(schema) === 'array' ? 'countries' : 'country';
  if (constantsOf(schema).length > 0) return widget === 'field' ? 'date-field' : 'choice';
  switch (typeOf(schema)) {
    case 'string': return 'text';
    case 'number':
    case 'integer': return 'number';
    case 'boolean': return 'boolean';
    case 'array': return kindOfList(itemsOf(schema));
    case 'object': return propertiesOf(schema).length > 0 ? 'group' : 'json';
    default: return unionOptions(schema).length > 0 ? 'union' : 'raw';
  }
}

function kindOfList(items: JsonSchema | undefined): InputKind {
  if (items === undefined) return 'json';
  if (constantsOf(items).length > 0) return 'choices';
  if (typeOf(items) === 'object' && propertiesOf(items).length > 0) return 'entries';
  return typeOf(items) === 'string' ? 'tags' : 'json';
}

function choicesOf(schema: JsonSchema, { choices }: FormHints): Choice[] {
  return constantsOf(schema).map((value) => ({ value, label: choices?.[String(value)] ?? { de: String(value), en: String(value) } }));
}

const SCALARS: readonly string[] = ['string', 'number', 'integer', 'boolean', 'null'];

/** Of a union of single values; one of objects or lists has no input of its own. */
function unionOptions(schema: JsonSchema): UnionOption[] {
  const options = optionsOf(schema);
  if (options.length === 0 || !options.every((option) => SCALARS.includes(typeOf(option) ?? ''))) return [];
  return options.map((option) => ({ type: valueType(typeOf(option)), schema: option }));
}

function valueType(type: string | undefined): ValueType {
  return type === 'integer' ? 'number' : type === 'number' || type === 'boolean' || type === 'null' ? type : 'string';
}
