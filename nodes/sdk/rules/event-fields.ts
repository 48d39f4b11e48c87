/** What rules may ask about the event: derived from the event schemas, so a new event field is a new catalogue field. */
import { Type, type TSchema } from 'typebox';
import { EVENT_TYPES, schemaOfEvent, type EventType } from '../events/event-types.ts';
import { EVENT_FIELD_LABELS, EVENT_VALUE_LABELS } from './event-field-labels.ts';
import { EVENT_TYPE_LABELS } from './event-type-labels.ts';
import { fieldValue, type EnumValue, type Field, type FieldFamily, type FieldType, type FieldValue } from './field.ts';
import { PARCEL_STATUS_LABELS } from './parcel-fields.ts';

/** Order and contact have their own fields; the event's copy is only what it brought along. */
const PROJECTED = new Set(['order', 'contact']);

const TYPE_FIELD: Field = {
  name: 'event.type',
  type: 'string',
  label: { de: 'Art des Ereignisses', en: 'Kind of event' },
  eventTypes: [...Object.keys(EVENT_TYPES), 'custom.*'],
  read: (f) => f.event?.type,
};
const TIME_FIELD: Field = {
  name: 'event.time',
  type: 'date',
  label: { de: 'Zeitpunkt des Ereignisses', en: 'Time of the event' },
  eventTypes: [...Object.keys(EVENT_TYPES), 'custom.*'],
  read: (f) => f.event?.time,
};

export const EVENT_FIELDS: readonly Field[] = [TYPE_FIELD, TIME_FIELD, ...derive()];

export const EVENT_PROPERTIES: FieldFamily = {
  prefix: 'event.properties.',
  type: 'any',
  eventTypes: ['custom.*'],
  label: { de: 'Eigenschaft des Ereignisses', en: 'Event property' },
  read: (f, name) => fieldValue(inside(f.event?.data, ['properties', name])),
};

/** What an event type is called; custom events go by their own name. */
export function eventTypeLabel(type: string): { de: string; en: string } {
  const known: Record<string, { de: string; en: string }> = EVENT_TYPE_LABELS;
  return known[type] ?? { de: `Eigenes Ereignis „${type.replace(/^custom\./, '')}“`, en: `Custom event “${type.replace(/^custom\./, '')}”` };
}

function derive(): Field[] {
  const found = new Map<string, { schema: TSchema; eventTypes: string[] }>();
  for (const type of Object.keys(EVENT_TYPES)) {
    for (const [path, schema] of leaves(schemaOfEvent(type as EventType), '')) {
      const known = found.get(path);
      if (known) known.eventTypes.push(type);
      else found.set(path, { schema, eventTypes: [type] });
    }
  }
  return [...found].map(([path, { schema, eventTypes }]) => toField(path, schema, eventTypes));
}

function leaves(schema: TSchema, prefix: string): [string, TSchema][] {
  if (!Type.IsObject(schema)) return [];
  return Object.entries(schema.properties).flatMap(([key, child]): [string, TSchema][] => {
    if (prefix === '' && PROJECTED.has(key)) return [];
    return Type.IsObject(child) ? leaves(child, `${prefix}${key}.`) : [[`${prefix}${key}`, child]];
  });
}

function toField(path: string, schema: TSchema, eventTypes: string[]): Field {
  const label = EVENT_FIELD_LABELS[path] ?? { de: path, en: path };
  const type = typeOf(schema);
  const keys = path.split('.');
  const read: Field['read'] = (f) => asType(type, inside(f.event?.data, keys));
  return { name: `event.${path}`, type, label, eventTypes, ...(type === 'enum' ? { values: valuesOf(schema) } : {}), read };
}

function typeOf(schema: TSchema): FieldType {
  if (Type.IsUnion(schema)) return 'enum';
  if (Type.IsNumber(schema) || Type.IsInteger(schema)) return 'number';
  if (Type.IsBoolean(schema)) return 'boolean';
  if (Type.IsArray(schema)) return 'string-list';
  if (Type.IsString(schema)) return 'format' in schema && schema.format === 'date-time' ? 'date' : 'string';
  return 'any';
}

function valuesOf(schema: TSchema): EnumValue[] {
  if (!Type.IsUnion(schema)) return [];
  const labels: Record<string, { de: string; en: string }> = { ...PARCEL_STATUS_LABELS, ...EVENT_VALUE_LABELS };
  return schema.anyOf.flatMap((option) => (Type.IsLiteral(option) ? [String(option.const)] : [])).map((value) => ({ value, label: labels[value] ?? { de: value, en: value } }));
}

function inside(data: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined), data);
}

function asType(type: FieldType, value: unknown): FieldValue {
  if (type !== 'date') return fieldValue(value);
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
