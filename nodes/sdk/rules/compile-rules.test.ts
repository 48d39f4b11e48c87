import { describe, expect, it } from 'vitest';
import { compileRules } from './compile-rules.ts';
import type { RuleFacts } from './field.ts';
import type { Rule, RuleGroup } from './rule-group.ts';
import { NOW, SAMPLE_FACTS } from './sample-facts.ts';

const group = (...rules: RuleGroup['rules']): RuleGroup => ({ combinator: 'and', rules });
const holds = (field: string, operator: string, value?: unknown, facts = SAMPLE_FACTS): boolean => compileRules(group({ field, operator, value })).matches(facts);
const withOrder = (order: Partial<NonNullable<RuleFacts['order']>>): RuleFacts => {
  if (!SAMPLE_FACTS.order) throw new Error('the sample has an order');
  return { ...SAMPLE_FACTS, order: { ...SAMPLE_FACTS.order, ...order } };
};
const absent: RuleFacts = { now: NOW, shop: SAMPLE_FACTS.shop, contact: SAMPLE_FACTS.contact };

describe('a group', () => {
  const yes: Rule = { field: 'order.total', operator: '>', value: 50 };
  const no: Rule = { field: 'order.total', operator: '>', value: 500 };

  it('joins its rules by and, or, not', () => {
    expect(compileRules({ combinator: 'and', rules: [yes, no] }).matches(SAMPLE_FACTS)).toBe(false);
    expect(compileRules({ combinator: 'or', rules: [yes, no] }).matches(SAMPLE_FACTS)).toBe(true);
    expect(compileRules({ combinator: 'or', not: true, rules: [yes, no] }).matches(SAMPLE_FACTS)).toBe(false);
    expect(compileRules({ combinator: 'and', rules: [yes, { combinator: 'or', rules: [no, yes] }] }).matches(SAMPLE_FACTS)).toBe(true);
  });

  it('holds when it is empty, also when nothing enabled is left', () => {
    expect(compileRules(group()).matches(SAMPLE_FACTS)).toBe(true);
    expect(compileRules({ combinator: 'or', rules: [] }).matches(SAMPLE_FACTS)).toBe(true);
    expect(compileRules({ combinator: 'and', not: true, rules: [] }).matches(SAMPLE_FACTS)).toBe(true);
    expect(compileRules(group({ ...no, disabled: true })).matches(SAMPLE_FACTS)).toBe(true);
  });

  it('passes over disabled rules and groups, and empty groups within', () => {
    expect(compileRules(group(yes, { ...no, disabled: true })).matches(SAMPLE_FACTS)).toBe(true);
    expect(compileRules({ combinator: 'or', rules: [no, { combinator: 'and', disabled: true, rules: [yes] }] }).matches(SAMPLE_FACTS)).toBe(false);
    expect(compileRules({ combinator: 'or', rules: [no, { combinator: 'and', rules: [] }] }).matches(SAMPLE_FACTS)).toBe(false);
  });
});

describe('a comparison', () => {
  it('of texts disregards case and space around them', () => {
    expect(holds('contact.country', '=', 'de')).toBe(true);
    expect(holds('contact.country', 'in', 'AT, DE')).toBe(true);
    expect(holds('contact.email', 'endsWith', '@Example.com')).toBe(true);
    expect(holds('order.channel', 'doesNotBeginWith', 'sh')).toBe(false);
  });

  it('of numbers takes text from an input as a number', () => {
    expect(holds('order.total', '>=', '99.9')).toBe(true);
    expect(holds('order.total', 'between', '50,100')).toBe(true);
    expect(holds('order.total', 'notBetween', [50, 100])).toBe(false);
    expect(holds('order.itemCount', 'in', [1, 3])).toBe(true);
  });

  it('of lists asks whether any entry fits', () => {
    expect(holds('contact.tags', 'contains', 'vip')).toBe(true);
    expect(holds('contact.tags', 'contains', 'VI')).toBe(false);
    expect(holds('lines.title', 'anyContains', 'schuh')).toBe(true);
    expect(holds('lines.title', 'noneContains', 'schuh')).toBe(false);
    expect(holds('lines.sku', 'beginsWith', 'SOCK')).toBe(true);
    expect(holds('order.tags', 'null')).toBe(true);
  });

  it('of days goes by the shop’s calendar', () => {
    // 23:30 UTC on 1 March is already 2 March in Berlin.
    expect(holds('order.paidAt', '=', '2027-03-02')).toBe(true);
    expect(holds('order.paidAt', '=', '2027-03-01')).toBe(false);
    expect(holds('order.paidAt', '<=', '2027-03-01')).toBe(false);
    expect(holds('order.paidAt', '>', '2027-03-01')).toBe(true);
    expect(holds('order.paidAt', 'between', ['2027-03-01', '2027-03-02'])).toBe(true);
    expect(holds('order.paidAt', '<', '2027-03-01T23:31:00Z')).toBe(true);
  });

  it('counts relative dates from now', () => {
    expect(holds('order.placedAt', 'withinLast', 'P30D')).toBe(true);
    expect(holds('order.placedAt', 'withinLast', 'P7D')).toBe(false);
    expect(holds('order.placedAt', 'olderThan', 'P14D')).toBe(true);
    expect(holds('order.placedAt', 'olderThan', 'P1M')).toBe(false);
    expect(holds('order.promisedAt', 'withinNext', 'P3D', withOrder({ promisedAt: NOW + 86_400_000 }))).toBe(true);
    expect(holds('order.promisedAt', 'withinLast', 'P3D', withOrder({ promisedAt: NOW + 86_400_000 }))).toBe(false);
  });

  it('of a month follows the calendar of the shop, also over the change to summer time', () => {
    const facts = (now: string): RuleFacts => ({ ...withOrder({ placedAt: Date.parse('2027-03-10T09:00:00Z') }), now: Date.parse(now) });
    expect(holds('order.placedAt', 'olderThan', 'P1M', facts('2027-04-10T07:59:00Z'))).toBe(false);
    expect(holds('order.placedAt', 'olderThan', 'P1M', facts('2027-04-10T08:00:00Z'))).toBe(true);
  });

  it('of an attribute takes it for what it is', () => {
    expect(holds('contact.attributes.size', '=', '42')).toBe(true);
    expect(holds('contact.attributes.size', '>', '9')).toBe(true);
    expect(holds('contact.attributes.colour', '=', 'rot')).toBe(true);
    expect(holds('contact.attributes.colour', '>', 5)).toBe(false);
    expect(holds('contact.attributes.member', '=', 'true')).toBe(true);
    expect(holds('contact.attributes.colour', 'in', ['Blau', 'Rot'])).toBe(true);
    expect(holds('contact.attributes.unknown', '=', 'x')).toBe(false);
  });

  it('can be with another field', () => {
    const rule = { field: 'order.paidAt', operator: '>', value: 'order.placedAt', valueSource: 'field' } as const;
    expect(compileRules(group(rule)).matches(SAMPLE_FACTS)).toBe(true);
    expect(compileRules(group({ ...rule, operator: '<' })).matches(SAMPLE_FACTS)).toBe(false);
    expect(compileRules(group({ ...rule, value: 'order.lastDeliveryAt' })).matches(SAMPLE_FACTS)).toBe(false);
    expect(compileRules(group({ field: 'contact.country', operator: '=', value: 'shop.country', valueSource: 'field' })).matches(SAMPLE_FACTS)).toBe(true);
  });
});

describe('an absent value', () => {
  it('makes comparisons false and their opposites true', () => {
    for (const operator of ['=', '<', '<=', '>', '>=']) expect(holds('order.total', operator, 0, absent)).toBe(false);
    expect(holds('order.total', 'between', [0, 1], absent)).toBe(false);
    expect(holds('order.total', '!=', 0, absent)).toBe(true);
    expect(holds('order.channel', 'notIn', ['shop'], absent)).toBe(true);
    expect(holds('lines.sku', 'doesNotContain', 'X', absent)).toBe(true);
    expect(holds('order.paidAt', 'olderThan', 'P1D', absent)).toBe(false);
  });

  it('is what `null` asks for', () => {
    expect(holds('order.total', 'null', undefined, absent)).toBe(true);
    expect(holds('order.total', 'notNull', undefined, absent)).toBe(false);
    expect(holds('order.total', 'notNull')).toBe(true);
  });
});

describe('explain', () => {
  it('tells of each enabled rule which value it met and whether it passed', () => {
    const rules = group(
      { field: 'order.total', operator: '>', value: 50 },
      { field: 'order.total', operator: '>', value: 1, disabled: true },
      { combinator: 'or', rules: [{ field: 'contact.tags', operator: 'contains', value: 'B2B' }, { field: 'order.lastDeliveryAt', operator: 'notNull' }] },
    );
    expect(compileRules(rules).explain(SAMPLE_FACTS)).toEqual([
      { path: '/rules/0', field: 'order.total', operator: '>', expected: 50, actual: 99.9, passed: true },
      { path: '/rules/2/rules/0', field: 'contact.tags', operator: 'contains', expected: 'B2B', actual: ['VIP', 'Newsletter'], passed: false },
      { path: '/rules/2/rules/1', field: 'order.lastDeliveryAt', operator: 'notNull', expected: undefined, actual: null, passed: false },
    ]);
  });
});

describe('a rule that the check would have refused', () => {
  it('throws when it is compiled, not silently when it is asked', () => {
    expect(() => compileRules(group({ field: 'order.totl', operator: '=', value: 1 }))).toThrow(/"order.totl" does not exist/);
    expect(() => compileRules(group({ field: 'order.total', operator: 'contains', value: 1 }))).toThrow(/does not fit/);
    expect(() => compileRules(group({ field: 'order.total', operator: '=', value: 'many' }))).toThrow(/expected a number/);
    expect(() => compileRules(group({ field: 'order.total', operator: '=', value: 'order.channel', valueSource: 'field' }))).toThrow(/cannot be compared/);
  });

  it('cannot smuggle code into the compiled function', () => {
    const sly = '"); globalThis.smuggled = true; ("';
    expect(holds('order.channel', '=', sly)).toBe(false);
    expect(holds(`contact.attributes.${sly}`, '=', sly)).toBe(false);
    expect(Reflect.get(globalThis, 'smuggled')).toBeUndefined();
  });
});
