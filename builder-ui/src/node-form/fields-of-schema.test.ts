/** Forms from schemas: every setting of every node has an input of the right kind. */
import { DEFINITIONS, DEFINITIONS_BY_ID } from '@nachklang/nodes/definitions';
import { field, checkSettings } from '@nachklang/nodes/sdk';
import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { fieldsOfSchema } from './fields-of-schema.ts';
import { freeId, freshEntry, freshValue } from './fresh-value.ts';
import { isShown, unknownSettings, withoutIdle, withSetting } from './settings-at.ts';

const schemaOf = (id: string) => DEFINITIONS_BY_ID.get(id)?.settings ?? {};
const kinds = (id: string) => Object.fromEntries(fieldsOfSchema(schemaOf(id)).map(({ key, kind }) => [key, kind]));
const words = { label: { de: 'x', en: 'x' } };

describe('fieldsOfSchema', () => {
  it('gives every built-in node the inputs its settings ask for', () => {
    expect(kinds('delay')).toEqual({ duration: 'duration', businessDays: 'boolean', notOn: 'weekdays' });
    expect(kinds('until-time')).toEqual({ time: 'time', weekdays: 'weekdays' });
    expect(kinds('until-date')).toEqual({ field: 'date-field', offset: 'offset', returnPeriod: 'boolean' });
    expect(kinds('for-event')).toEqual({ events: 'event-types', filter: 'rules', timeout: 'duration', scope: 'choice' });
    expect(kinds('if')).toEqual({ rules: 'rules' });
    expect(kinds('switch')).toEqual({ cases: 'entries' });
    expect(kinds('experiment')).toEqual({ arms: 'entries', winner: 'entry' });
    expect(kinds('parcel-status')).toEqual({ statuses: 'choices', firstTime: 'boolean', lastParcel: 'boolean', maxAge: 'duration', filter: 'rules' });
    expect(kinds('send-email')).toMatchObject({ email: 'email', class: 'choice', category: 'text', deferFor: 'duration', priority: 'number' });
    expect(kinds('http-request')).toEqual({ method: 'choice', url: 'text', headers: 'entries', body: 'json', timeout: 'duration', giveUpAfter: 'duration' });
    expect(kinds('set-attribute')).toEqual({ name: 'text', value: 'union' });
    expect(kinds('emit-event')).toEqual({ name: 'text', properties: 'json' });
    expect(kinds('tag')).toEqual({ target: 'choice', add: 'tags', remove: 'tags' });
    expect(kinds('create-task')).toMatchObject({ title: 'text', text: 'multiline', priority: 'choice', dueIn: 'duration' });
  });
  it('leaves no setting of any node without an input', () => {
    expect(DEFINITIONS.flatMap(({ id, settings }) => fieldsOfSchema(settings).filter(({ kind }) => kind === 'raw').map(({ key }) => `${id}/${key}`))).toEqual([]);
  });
  it('reads a schema as it travels, without the marks of TypeBox', () => {
    for (const { settings } of DEFINITIONS) {
      const travelled: unknown = JSON.parse(JSON.stringify(settings));
      expect(JSON.stringify(fieldsOfSchema(Object(travelled)))).toBe(JSON.stringify(fieldsOfSchema(settings)));
    }
  });
  it('knows the widgets that own nodes may ask for', () => {
    const schema = Type.Object({
      limit: Type.Number(field({ ...words, widget: 'money' })),
      share: Type.Number({ maximum: 1, ...field({ ...words, widget: 'percentage' }) }),
      where: Type.String(field({ ...words, widget: 'country' })),
      anywhere: Type.Array(Type.String(), field({ ...words, widget: 'country' })),
      day: Type.String(field({ ...words, widget: 'date' })),
      level: Type.Union([Type.Literal('a'), Type.Literal('b')], field(words)),
      inner: Type.Object({ deep: Type.String(field(words)) }, field(words)),
      odd: Type.Union([Type.Object({}), Type.String()], field(words)),
    });
    expect(fieldsOfSchema(schema).map(({ kind }) => kind)).toEqual(['money', 'percentage', 'country', 'countries', 'date', 'choice', 'group', 'raw']);
  });
  it('names choices in both languages and knows what may be left out', () => {
    const [which, first] = fieldsOfSchema(schemaOf('order-event'));
    expect(which).toMatchObject({ optional: false });
    expect(which?.choices?.[0]).toEqual({ value: 'placed', label: { de: 'Bestellung eingegangen', en: 'Order placed' } });
    expect(first).toMatchObject({ key: 'firstOrderOnly', optional: true });
  });
  it('shows no ids of entries: they are made, and exits are named after them', () => {
    expect(fieldsOfSchema(schemaOf('switch'))[0]?.fields?.map(({ key }) => key)).toEqual(['name', 'rules']);
  });
});

describe('fresh values', () => {
  it('fit their schema, so that switching a setting on never begins with a problem of its shape', () => {
    for (const definition of DEFINITIONS) {
      for (const one of fieldsOfSchema(definition.settings).filter(({ optional, kind }) => optional && ['duration', 'rules', 'weekdays', 'json', 'entries', 'boolean'].includes(kind))) {
        const settings = { ...Object(definition.defaults), [one.key]: freshValue(one) };
        const found = checkSettings(definition, settings, { subject: 'order' }).filter(({ path, code }) => path.startsWith(`/${one.key}`) && code.startsWith('shape_'));
        // A header begins without a name: somebody has to say which.
        expect([definition.id, one.key, found.filter(({ path }) => !path.endsWith('/name'))]).toEqual([definition.id, one.key, []]);
      }
    }
  });
  it('give a new entry an id of its own, a name and the usual share', () => {
    const arms = [{ id: 'a', name: 'A', weight: 30 }, { id: 'b', name: 'B', weight: 50 }];
    expect(freshEntry(fieldsOfSchema(schemaOf('experiment'))[0]?.schema ?? {}, arms)).toEqual({ id: 'c', name: 'C', weight: 40 });
    expect(freshEntry(fieldsOfSchema(schemaOf('switch'))[0]?.schema ?? {}, [{ id: 'b' }])).toMatchObject({ id: 'a', rules: { combinator: 'and', rules: [] } });
    expect(freeId('abcdefghijklmnopqrstuvwxyz'.split(''))).toBe('a1');
  });
});

describe('settings', () => {
  it('change in one place, and are removed by undefined', () => {
    expect(Object.keys(withSetting({ a: 1, b: 2 }, 'a', 3))).toEqual(['a', 'b']);
    expect(withSetting({ a: 1, b: 2 }, 'a', undefined)).toEqual({ b: 2 });
    expect(withSetting({ a: 1 }, 'b', 2)).toEqual({ a: 1, b: 2 });
  });
  it('that no longer count are cleared; one that stands there without counting is shown', () => {
    const schema = schemaOf('send-email');
    const settings = { whenBlocked: 'skip', deferFor: 'P1D' };
    expect(withoutIdle(schema, settings)).toEqual({ whenBlocked: 'skip' });
    expect(withoutIdle(schema, { ...settings, whenBlocked: 'defer' })).toHaveProperty('deferFor');
    const deferFor = fieldsOfSchema(schema).find(({ key }) => key === 'deferFor');
    expect(deferFor && isShown(deferFor, { whenBlocked: 'skip' })).toBe(false);
    expect(deferFor && isShown(deferFor, settings)).toBe(true);
  });
  it('that nobody knows are named', () => {
    expect(unknownSettings(schemaOf('delay'), { duration: 'P1D', colour: 'red' })).toEqual(['colour']);
  });
});
