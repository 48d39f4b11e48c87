import { describe, expect, it } from 'vitest';
import { checkRules } from './check-rules.ts';
import type { RuleScope } from './field.ts';
import type { Rule, RuleGroup } from './rule-group.ts';

const ORDER: RuleScope = { subject: 'order', eventTypes: ['order.placed'] };
const check = (rule: Rule | RuleGroup, scope = ORDER): ReturnType<typeof checkRules> => checkRules({ combinator: 'and', rules: [rule] }, scope, '/nodes/3/settings/rules');
const codes = (rule: Rule | RuleGroup, scope = ORDER): string[] => check(rule, scope).map(({ code, path }) => `${code} ${path.replace('/nodes/3/settings/rules', '')}`);

describe('checkRules', () => {
  it('finds nothing wrong with rules that fit', () => {
    expect(codes({ field: 'order.total', operator: '>=', value: '50' })).toEqual([]);
    expect(codes({ field: 'order.placedAt', operator: 'withinLast', value: 'P30D' })).toEqual([]);
    expect(codes({ field: 'order.state', operator: 'in', value: 'open, refunded' })).toEqual([]);
    expect(codes({ field: 'order.paidAt', operator: '>', value: 'order.placedAt', valueSource: 'field' })).toEqual([]);
    expect(codes({ field: 'contact.attributes.size', operator: '=', value: true })).toEqual([]);
    expect(codes({ field: 'order.total', operator: 'null' })).toEqual([]);
  });

  it('names an unknown field and the one that was probably meant', () => {
    const [problem] = check({ field: 'total', operator: '=', value: 1 });
    expect(problem).toMatchObject({ level: 'graph', severity: 'error', code: 'rule_field_unknown', path: '/nodes/3/settings/rules/rules/0/field' });
    expect(problem?.message.de).toBe('Das Feld „total“ gibt es nicht.');
    expect(problem?.mend.en).toContain('did you mean “order.total” (Order total)?');
    expect(check({ field: 'order.shoeSize', operator: '=', value: 1 })[0]?.mend.en).toBe('Choose a field from the list.');
  });

  it('lists the operators that fit when one does not', () => {
    const [problem] = check({ field: 'order.total', operator: 'contains', value: 5 });
    expect(problem?.code).toBe('rule_operator_unfit');
    expect(problem?.message.en).toBe('The operator “contains” does not fit “Order total” (number).');
    expect(problem?.mend.de).toContain('between (zwischen)');
  });

  it('says which value it expected', () => {
    const wrong: [Rule, string][] = [
      [{ field: 'order.total', operator: '>', value: 'viel' }, 'a number'],
      [{ field: 'order.total', operator: '>' }, 'a number'],
      [{ field: 'order.total', operator: 'between', value: [100, 50] }, 'the smaller first'],
      [{ field: 'order.total', operator: 'between', value: '50' }, 'two values'],
      [{ field: 'order.channel', operator: '=', value: ' ' }, 'a text of 1 to 1000 characters'],
      [{ field: 'order.channel', operator: 'in', value: [] }, 'at least one value'],
      [{ field: 'order.state', operator: '=', value: 'lost' }, 'one of open (open), cancelled (cancelled), refunded (refunded)'],
      [{ field: 'order.placedAt', operator: '=', value: '2027-02-30' }, 'a date such as'],
      [{ field: 'order.placedAt', operator: 'between', value: ['2027-03-02', '2027-03-01'] }, 'the smaller first'],
      [{ field: 'order.placedAt', operator: 'olderThan', value: '14 days' }, 'an ISO 8601 duration'],
      [{ field: 'order.placedAt', operator: 'olderThan', value: 'PT0S' }, 'an ISO 8601 duration above zero'],
      [{ field: 'order.placedAt', operator: 'olderThan', value: 'P9999999Y' }, 'an ISO 8601 duration'],
    ];
    for (const [rule, expected] of wrong) {
      const [problem] = check(rule);
      expect(problem?.code, JSON.stringify(rule)).toBe('rule_value_wrong');
      expect(problem?.mend.en, JSON.stringify(rule)).toContain(expected);
    }
  });

  it('knows that a field does not exist for the journey’s subject or events', () => {
    const [problem] = check({ field: 'event.status', operator: '=', value: 'delivered' });
    expect(problem).toMatchObject({
      code: 'rule_field_absent',
      message: { en: 'The field “Reported parcel status” (event.status) does not exist in runs about “order” after “Order placed”.' },
      mend: { en: 'Choose another field; this one exists after “Parcel status changed”.' },
    });
    expect(codes({ field: 'order.total', operator: '>', value: 1 }, { subject: 'contact', eventTypes: ['contact.signed_up'] })).toEqual(['rule_field_absent /rules/0/field']);
    expect(codes({ field: 'line.sku', operator: '=', value: 'X' })).toEqual(['rule_field_absent /rules/0/field']);
    expect(codes({ field: 'event.properties.model', operator: '=', value: 'X' })).toEqual(['rule_field_absent /rules/0/field']);
  });

  it('lets a trigger ask about the order and the parcel of its event; the run knows only its subject’s', () => {
    const rule = { field: 'parcel.carrier', operator: '=', value: 'DHL' };
    const scope: RuleScope = { subject: 'order', eventTypes: ['parcel.status'] };
    expect(codes(rule, { ...scope, inTrigger: true })).toEqual([]);
    expect(codes(rule, scope)).toEqual(['rule_field_absent /rules/0/field']);
    expect(codes({ field: 'order.total', operator: '>', value: 1 }, { subject: 'contact', eventTypes: ['order.placed'] })).toEqual(['rule_field_absent /rules/0/field']);
  });

  it('lets no trigger ask about the run', () => {
    const rule = { field: 'enrollment.messagesSent', operator: '<', value: 3 };
    expect(codes(rule)).toEqual([]);
    expect(codes(rule, { ...ORDER, inTrigger: true })).toEqual(['rule_field_absent /rules/0/field']);
  });

  it('compares a field only with a field of its kind that exists', () => {
    const rule = { field: 'order.paidAt', operator: '>', valueSource: 'field' } as const;
    expect(codes({ ...rule, value: 'order.total' })).toEqual(['rule_fields_incomparable /rules/0/value']);
    expect(codes({ ...rule, value: 'order.payed' })).toEqual(['rule_field_unknown /rules/0/value']);
    expect(codes({ ...rule, value: 'parcel.expectedAt' })).toEqual(['rule_field_absent /rules/0/value']);
    expect(codes({ ...rule, operator: 'olderThan', value: 'order.placedAt' })).toEqual(['rule_fields_incomparable /rules/0/value']);
  });

  it('looks into nested groups, warns of empty ones, leaves disabled ones alone', () => {
    const bad = { field: 'x', operator: '=' };
    expect(codes({ combinator: 'or', rules: [bad] })).toEqual(['rule_field_unknown /rules/0/rules/0/field']);
    expect(check({ combinator: 'or', rules: [] })).toMatchObject([{ code: 'rule_group_empty', severity: 'warning' }]);
    expect(codes({ combinator: 'or', disabled: true, rules: [bad] })).toEqual([]);
    expect(codes({ ...bad, disabled: true })).toEqual([]);
  });
});
