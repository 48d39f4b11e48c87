/** What a form says about settings that are being typed. */
import { describe, expect, it } from 'vitest';
import { DEFINITIONS, DEFINITIONS_BY_ID } from '../../definitions.ts';
import { checkSettings } from './check-settings.ts';

const scope = { subject: 'order', eventTypes: ['order.placed'] } as const;
const check = (id: string, settings: unknown) => {
  const definition = DEFINITIONS_BY_ID.get(id);
  if (definition === undefined) throw new Error(id);
  return checkSettings(definition, settings, scope);
};

describe('checkSettings', () => {
  it('finds nothing wrong with the settings a fresh node has', () => {
    for (const { id, defaults } of DEFINITIONS.filter(({ id }) => id !== 'customer-event')) expect([id, check(id, defaults)]).toEqual([id, []]);
  });
  it('names the field whose shape is wrong, and asks no further', () => {
    expect(check('delay', { duration: 7 })).toMatchObject([{ path: '/duration', severity: 'error' }]);
  });
  it('asks the node itself', () => {
    expect(check('delay', { duration: 'PT2H', businessDays: true })).toMatchObject([{ path: '/duration', code: 'business_days_need_days' }]);
  });
  it('looks into rules where they stand', () => {
    const rules = { combinator: 'and', rules: [{ field: 'parcel.status', operator: '=', value: 'delivered' }] };
    expect(check('switch', { cases: [{ id: 'a', name: 'A', rules }] })).toMatchObject([{ path: '/cases/0/rules/rules/0/field', code: 'rule_field_absent' }]);
  });
});
