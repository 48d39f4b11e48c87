/** Rules in the words of a card. */
import { describe, expect, it } from 'vitest';
import type { RuleGroup } from '../rules/rule-group.ts';
import { rulesInSentence, rulesInWords } from './rules-in-words.ts';

const total = { field: 'order.total', operator: '>=', value: 1000 };
const one = (rule: object) => ({ combinator: 'and' as const, rules: [{ field: 'order.total', operator: '=', ...rule }] });

describe('rulesInWords', () => {
  it('spells out two rules', () => {
    expect(rulesInWords({ combinator: 'or', rules: [total, { field: 'order.country', operator: '=', value: 'AT' }] }, 'en')).toMatch(/at least 1,000 or .* is “AT”$/);
  });
  it('names choices, lists, durations and fields', () => {
    expect(rulesInWords(one({ field: 'parcel.status', value: 'delivered' }), 'de')).toMatch(/ist Zugestellt$/);
    expect(rulesInWords(one({ field: 'order.country', operator: 'in', value: ['DE', 'AT'] }), 'de')).toMatch(/ist einer von „DE“ oder „AT“$/);
    expect(rulesInWords(one({ field: 'order.placedAt', operator: 'olderThan', value: 'P3D' }), 'de')).toMatch(/ist länger her als 3 Tage$/);
    expect(rulesInWords(one({ field: 'order.placedAt', operator: 'withinLast', value: 'P3D' }), 'de')).toMatch(/war in den letzten 3 Tagen$/);
    expect(rulesInWords(one({ field: 'contact.phone', operator: 'null' }), 'en')).toMatch(/is empty$/);
    expect(rulesInWords(one({ field: 'contact.totalSpent', operator: '>', value: 'order.total', valueSource: 'field' }), 'en')).toMatch(/greater than .*[A-Za-z]+$/);
    expect(rulesInWords(one({ field: 'parcel.returning', value: true }), 'de')).toMatch(/ist ja$/);
  });
  it('says so when the group is turned round', () => {
    expect(rulesInWords({ ...one({}), not: true, rules: [total] }, 'de')).toMatch(/^Nicht: /);
    expect(rulesInWords({ combinator: 'and', not: true, rules: [total, total, total] }, 'en')).toBe('3 conditions, not all of them');
  });
  it('counts what it does not know', () => {
    expect(rulesInWords(one({ field: 'nonsense' }), 'de')).toBe('1 Bedingung');
  });
});

describe('rulesInSentence', () => {
  it('spells every rule out, nested groups in brackets', () => {
    const group: RuleGroup = { combinator: 'and', rules: [total, total, { combinator: 'or', rules: [total, { field: 'contact.phone', operator: 'null' }] }] };
    expect(rulesInSentence(group, 'en')).toBe('Order total at least 1,000 and Order total at least 1,000 and (Order total at least 1,000 or Phone number is empty)');
  });
  it('turns groups round, leaves out what is switched off, and names what it cannot read', () => {
    expect(rulesInSentence({ combinator: 'or', not: true, rules: [total, { ...total, disabled: true }, { field: 'gone', operator: '=', value: 1 }] }, 'de')).toBe('nicht (Bestellwert mindestens 1.000 oder „gone“ (nicht lesbar))');
    expect(rulesInSentence({ combinator: 'and', rules: [] }, 'en')).toBe('always');
  });
});
