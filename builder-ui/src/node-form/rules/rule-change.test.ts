/** Rules stay whole while they are edited. */
import { fieldsIn, OPERATORS, type RuleGroup } from '@nachklang/nodes/sdk';
import { describe, expect, it } from 'vitest';
import { fieldGroups, fieldLabel } from './rule-fields.ts';
import { ruleFor, withOperator, withoutIds } from './rule-change.ts';

describe('a rule', () => {
  it('that asks for another field begins with an operator of that field', () => {
    for (const { name, type } of fieldsIn({ subject: 'order' }).fields) expect([name, OPERATORS[type].map((one) => one.name)]).toEqual([name, expect.arrayContaining([ruleFor(name).operator])]);
    expect(ruleFor('order.total')).toEqual({ field: 'order.total', operator: '>=', value: '' });
    expect(ruleFor('order.placedAt')).toMatchObject({ operator: 'withinLast', value: 'P7D' });
    expect(ruleFor('parcel.returning')).toMatchObject({ operator: '=', value: true });
  });
  it('keeps as much of its value as fits the new operator', () => {
    const country = { field: 'order.country', operator: '=', value: 'DE' };
    expect(withOperator(country, 'in')).toEqual({ field: 'order.country', operator: 'in', value: ['DE'] });
    expect(withOperator({ ...country, operator: 'in', value: ['AT', 'CH'] }, '!=')).toMatchObject({ value: 'AT' });
    expect(withOperator(country, 'null')).toEqual({ field: 'order.country', operator: 'null' });
    expect(withOperator({ field: 'order.total', operator: '>', value: 5 }, 'between')).toMatchObject({ value: [5, ''] });
    expect(withOperator({ field: 'order.placedAt', operator: 'olderThan', value: 'P3D' }, '=')).toMatchObject({ value: '' });
  });
  it('that compares with a field does so no longer when the operator wants a list', () => {
    expect(withOperator({ field: 'order.total', operator: '>', value: 'contact.totalSpent', valueSource: 'field' }, 'in')).not.toHaveProperty('valueSource');
    expect(withOperator({ field: 'order.total', operator: '>', value: 'contact.totalSpent', valueSource: 'field' }, '<')).toHaveProperty('valueSource', 'field');
  });
  it('of an unknown field stays as it is', () => {
    expect(withOperator({ field: 'gone', operator: '=', value: 1 }, '!=')).toEqual({ field: 'gone', operator: '!=', value: 1 });
  });
});

it('the document holds no ids of the editor and no marks that say nothing', () => {
  const group: RuleGroup = { id: 'g', combinator: 'or', not: false, rules: [{ id: 'r', field: 'a', operator: '=', value: 1, valueSource: 'value' }, { id: 'h', combinator: 'and', not: true, rules: [] }] };
  expect(withoutIds(group)).toEqual({ combinator: 'or', rules: [{ field: 'a', operator: '=', value: 1 }, { combinator: 'and', not: true, rules: [] }] });
});

describe('the fields to choose from', () => {
  const none = { attributes: [], properties: [], nodes: [] };
  it('are those that exist where the rule stands, in the language of the page', () => {
    const sources = (subject: 'order' | 'parcel') => fieldGroups({ subject, eventTypes: ['order.placed'] }, 'de', none).map(({ source }) => source);
    expect(sources('order')).not.toContain('parcel');
    expect(sources('parcel')).toContain('parcel');
    expect(fieldGroups({ subject: 'order' }, 'de', none)[0]?.items).toContainEqual({ value: 'order.total', label: 'Bestellwert' });
  });
  it('hold attributes in use, one that is just being typed, and the exits of nodes', () => {
    const items = fieldGroups({ subject: 'order' }, 'en', { attributes: ['size'], properties: [], nodes: [{ id: 'n2', name: 'If', exits: [] }] }, 'colour').flatMap((group) => group.items.map(({ value }) => value));
    expect(items).toEqual(expect.arrayContaining(['contact.attributes.size', 'contact.attributes.colour', 'enrollment.path.n2']));
  });
  it('say of a field whether it can be known here', () => {
    expect(fieldLabel('gone.away', { subject: 'order' }, 'de')).toEqual({ label: 'gone.away', state: 'unknown' });
    expect(fieldLabel('parcel.status', { subject: 'order' }, 'de').state).toBe('absent');
    expect(fieldLabel('order.total', { subject: 'order' }, 'de').state).toBe('known');
  });
});
