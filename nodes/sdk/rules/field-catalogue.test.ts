import { defaultOperators } from '@react-querybuilder/core';
import { describe, expect, it } from 'vitest';
import { EVENT_TYPES } from '../events/event-types.ts';
import { EVENT_FIELD_LABELS } from './event-field-labels.ts';
import { EVENT_FIELDS, eventTypeLabel } from './event-fields.ts';
import { FIELDS, FIELD_FAMILIES, fieldsIn, findField } from './field-catalogue.ts';
import type { RuleFacts } from './field.ts';
import { OPERATORS } from './operators.ts';
import { OPERATIONS } from './rule-operations.ts';
import { SAMPLE_FACTS } from './sample-facts.ts';

const read = (name: string, facts = SAMPLE_FACTS): unknown => findField(name)?.read(facts);

describe('the field catalogue', () => {
  it('names every field once, in both languages', () => {
    expect(new Set(FIELDS.map(({ name }) => name)).size).toBe(FIELDS.length);
    for (const { name, label } of FIELDS) {
      expect(label.de, name).not.toBe('');
      expect(label.en, name).not.toBe('');
    }
  });

  it('has a label for every field of every event, and none left over', () => {
    const derived = EVENT_FIELDS.map(({ name }) => name.replace('event.', '')).filter((path) => path !== 'type' && path !== 'time');
    expect(derived.toSorted()).toEqual(Object.keys(EVENT_FIELD_LABELS).toSorted());
  });

  it('gives every choice its values with labels', () => {
    for (const { name, type, values = [] } of FIELDS) {
      expect(type === 'enum', name).toBe(values.length > 0);
      for (const { value, label } of values) expect(label.de, `${name} ${value}`).not.toBe(value);
    }
    expect(findField('event.status')?.values).toContainEqual({ value: 'delivered', label: { de: 'Zugestellt', en: 'Delivered' } });
  });

  it('calls every event type by a name', () => {
    for (const type of Object.keys(EVENT_TYPES)) expect(eventTypeLabel(type).de).not.toMatch(/Eigenes/);
    expect(eventTypeLabel('custom.machine-sold').en).toBe('Custom event “machine-sold”');
  });

  it('reads values that are counted or gathered', () => {
    expect(read('order.parcelCount')).toBe(2);
    expect(read('order.deliveredParcelCount')).toBe(1);
    expect(read('lines.quantity')).toBe(3);
    expect(read('lines.sku')).toEqual(['SHOE-42', 'SOCK-1']);
    expect(read('lines.category')).toEqual(['Schuhe']);
    expect(read('lines.highestPrice')).toBe(79.9);
  });

  it('reads the event, dates in it as instants', () => {
    expect(read('event.status')).toBe('delivered');
    expect(read('event.parcel.carrier')).toBe('DHL');
    expect(read('event.parcel.expectedAt')).toBe(Date.parse('2027-03-05T18:00:00Z'));
    expect(read('event.score')).toBeUndefined();
  });

  it('reads attributes, event properties and exits by the merchant’s names', () => {
    const custom: RuleFacts = { ...SAMPLE_FACTS, event: { id: 'e2', source: 't', type: 'custom.sold', time: 0, receivedAt: 0, contactId: 'c1', data: { properties: { model: 'X1', parts: ['a', 1], deep: {} } } } };
    expect(read('contact.attributes.size')).toBe(42);
    expect(read('contact.attributes.nothing')).toBeUndefined();
    expect(read('contact.attributes.toString')).toBeUndefined();
    expect(read('event.properties.model', custom)).toBe('X1');
    expect(read('event.properties.parts', custom)).toEqual(['a', 1]);
    expect(read('event.properties.deep', custom)).toBeUndefined();
    expect(read('enrollment.path.n1')).toBe('yes');
    expect(findField('contact.attributes.size')?.label.de).toBe('Merkmal „size“');
    expect(findField('contact.attributes.')).toBeUndefined();
    expect(findField('contact.shoeSize')).toBeUndefined();
  });

  it('reads nothing, and never throws, where order, parcel, line, event and run are absent', () => {
    const bare: RuleFacts = { now: 0, shop: SAMPLE_FACTS.shop, contact: { id: 'c', locale: 'de', timeZone: 'UTC', tags: [], attributes: {}, orderCount: 0, totalSpent: 0 } };
    for (const field of FIELDS.filter(({ name }) => !/^(shop|contact)\./.test(name))) expect(field.read(bare), field.name).toBeUndefined();
    for (const family of FIELD_FAMILIES) expect(family.read(bare, 'x')).toBeUndefined();
  });

  it('offers only what exists in a scope', () => {
    const names = (...scope: Parameters<typeof fieldsIn>): string[] => fieldsIn(...scope).fields.map(({ name }) => name);
    expect(names({ subject: 'contact', eventTypes: [] }).filter((name) => /^(order|lines|parcel|line|event)\./.test(name))).toEqual([]);
    expect(names({ subject: 'contact', eventTypes: ['order.placed'], inTrigger: true })).toContain('order.total');
    expect(names({ subject: 'contact', eventTypes: ['contact.signed_up'], inTrigger: true })).not.toContain('order.total');
    expect(names({ subject: 'order', eventTypes: ['order.placed'] })).not.toContain('event.status');
    expect(names({ subject: 'order', eventTypes: ['order.placed', 'parcel.status'] })).toContain('event.status');
    expect(names({ subject: 'order', inTrigger: true })).not.toContain('enrollment.messagesSent');
    expect(fieldsIn({ subject: 'contact', eventTypes: ['custom.sold'] }).families.map(({ prefix }) => prefix)).toContain('event.properties.');
    expect(fieldsIn({ subject: 'order', eventTypes: ['order.paid'] }).families.map(({ prefix }) => prefix)).not.toContain('event.properties.');
  });
});

describe('the operators', () => {
  it('do something each: an operation, or the opposite of one', () => {
    for (const [type, operators] of Object.entries(OPERATORS)) {
      const operations = Object.entries(OPERATIONS).find(([name]) => name === type)?.[1] ?? {};
      for (const { name, negates } of operators) expect(operations, `${type} ${name}`).toHaveProperty([negates ?? name]);
    }
  });

  it('go by react-querybuilder’s names and add only what it lacks', () => {
    const ours = new Set(Object.values(OPERATORS).flatMap((operators) => operators.map(({ name }) => name)));
    const theirs = new Set<string>(defaultOperators.map(({ name }) => name));
    expect([...theirs].filter((name) => !ours.has(name))).toEqual([]);
    expect([...ours].filter((name) => !theirs.has(name)).toSorted()).toEqual(['anyContains', 'noneContains', 'olderThan', 'withinLast', 'withinNext']);
  });
});
