import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkRules } from './check-rules.ts';
import { compileRules } from './compile-rules.ts';
import { findField } from './field-catalogue.ts';
import type { RuleFacts } from './field.ts';
import { OPERATORS, type Operator } from './operators.ts';
import type { Rule, RuleGroup } from './rule-group.ts';
import { NOW, SAMPLE_FACTS } from './sample-facts.ts';

const DAY = 86_400_000;
const words = fc.constantFrom('rot', 'Rot', 'blau', 'blaugrün', 'grün', '7', '12', 'true');
const numbers = fc.constantFrom(0, 1, 7, 12, 49.9, 50, -3);
const states = fc.constantFrom('open', 'cancelled', 'refunded');
const days = fc.integer({ min: -5, max: 5 }).map((offset) => new Date(NOW + offset * DAY).toISOString().slice(0, 10));
const VALUES: Record<string, fc.Arbitrary<unknown>> = {
  'order.total': numbers,
  'order.channel': words,
  'order.state': states,
  'order.categories': words,
  'order.paidAt': days,
  'parcel.returning': fc.boolean(),
  'contact.attributes.size': fc.oneof(words, numbers, fc.boolean()),
};

function operandOf(operator: Operator, value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  if (operator.operand === 'none') return fc.constant(undefined);
  if (operator.operand === 'duration') return fc.integer({ min: 1, max: 4 }).map((count) => `P${count}D`);
  if (operator.operand === 'one') return value;
  if (operator.operand === 'many') return fc.array(value, { minLength: 1, maxLength: 3 });
  return fc.tuple(value, value).map((pair) => pair.toSorted((a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1)));
}

const rule = fc.constantFrom(...Object.entries(VALUES)).chain(([field, value]) => {
  const type = findField(field)?.type ?? 'any';
  return fc.constantFrom(...OPERATORS[type]).chain((operator) => {
    const numeric = type === 'any' && (operator.operand === 'two' || /[<>]/.test(operator.name));
    return fc.record({ field: fc.constant(field), operator: fc.constant(operator.name), value: operandOf(operator, numeric ? numbers : value), disabled: fc.boolean() });
  });
});

const groups = fc.letrec<{ group: RuleGroup }>((tie) => ({
  group: fc.record({
    combinator: fc.constantFrom('and', 'or'),
    not: fc.boolean(),
    disabled: fc.constantFrom(false, false, false, true),
    rules: fc.array(fc.oneof({ maxDepth: 2, withCrossShrink: true }, rule, tie('group')), { maxLength: 4 }),
  }),
})).group;

const facts = fc.record({
  total: numbers, channel: words, state: states, categories: fc.array(words, { maxLength: 3 }), paidOffset: fc.option(fc.integer({ min: -6 * DAY, max: 6 * DAY })),
  returning: fc.option(fc.boolean()), size: fc.option(fc.oneof(words, numbers, fc.boolean())), hasOrder: fc.boolean(),
}).map(({ total, channel, state, categories, paidOffset, returning, size, hasOrder }): RuleFacts => ({
  now: NOW,
  shop: { ...SAMPLE_FACTS.shop, timeZone: 'UTC' },
  contact: { ...SAMPLE_FACTS.contact, attributes: size === null ? {} : { size } },
  ...(hasOrder && SAMPLE_FACTS.order ? { order: { ...SAMPLE_FACTS.order, total, channel, state: state === 'open' ? 'open' : state === 'cancelled' ? 'cancelled' : 'refunded', categories, ...(paidOffset === null ? { paidAt: NOW - 365 * DAY } : { paidAt: NOW + paidOffset }) } } : {}),
  ...(returning === null ? {} : { parcel: { id: 'p', status: 'in_transit', statusAt: 0, returning, lineIds: [] } }),
}));

/** The same rules, told the plain way. `undefined`: the group says nothing. */
function plainGroup(group: RuleGroup, given: RuleFacts): boolean | undefined {
  if (group.disabled) return undefined;
  const answers = group.rules.map((one) => ('rules' in one ? plainGroup(one, given) : one.disabled ? undefined : plainRule(one, given))).filter((answer) => answer !== undefined);
  if (answers.length === 0) return undefined;
  const joined = group.combinator === 'and' ? answers.every(Boolean) : answers.some(Boolean);
  return group.not ? !joined : joined;
}

const NEGATIONS: Record<string, string> = {
  '!=': '=', notIn: 'in', notBetween: 'between', doesNotContain: 'contains', doesNotBeginWith: 'beginsWith', doesNotEndWith: 'endsWith', noneContains: 'anyContains', null: 'notNull',
};

function plainRule({ field, operator, value }: Rule, given: RuleFacts): boolean {
  const positive = NEGATIONS[operator];
  if (positive !== undefined) return !plainRule({ field, operator: positive, value }, given);
  const found = findField(field);
  const actual = found?.read(given);
  const operands: unknown[] = Array.isArray(value) ? value : [value];
  if (operator === 'notNull') return actual !== undefined && !(Array.isArray(actual) && actual.length === 0);
  if (actual === undefined) return false;
  if (found?.type === 'date') return plainDate(Number(actual), operator, operands.map(String));
  if (Array.isArray(actual)) return actual.some((entry) => plainScalar(entry, operator === 'contains' ? '=' : operator === 'anyContains' ? 'contains' : operator, operands));
  return plainScalar(actual, operator, operands);
}

function plainDate(actual: number, operator: string, operands: string[]): boolean {
  const [first = '', last = first] = operands;
  const from = Date.parse(first);
  const span = Number(/\d+/.exec(first)?.[0]) * DAY;
  switch (operator) {
    case '=': return actual >= from && actual < from + DAY;
    case '<': return actual < from;
    case '<=': return actual < from + DAY;
    case '>': return actual >= from + DAY;
    case '>=': return actual >= from;
    case 'between': return actual >= from && actual < Date.parse(last) + DAY;
    case 'olderThan': return actual <= NOW - span;
    case 'withinLast': return actual > NOW - span && actual <= NOW;
    case 'withinNext': return actual >= NOW && actual < NOW + span;
    default: throw new Error(operator);
  }
}

function plainScalar(actual: unknown, operator: string, operands: unknown[]): boolean {
  const text = String(actual).toLowerCase();
  const [first, last] = operands;
  const other = String(first).toLowerCase();
  switch (operator) {
    case '=': return text === other;
    case 'in': return operands.some((operand) => String(operand).toLowerCase() === text);
    case 'contains': return text.includes(other);
    case 'beginsWith': return text.startsWith(other);
    case 'endsWith': return text.endsWith(other);
    case 'between': return typeof actual !== 'boolean' && Number(actual) >= Number(first) && Number(actual) <= Number(last);
    default: break;
  }
  // Not a number compares with nothing, as a text or a yes/no should.
  const value = typeof actual === 'boolean' ? Number.NaN : Number(actual);
  return operator === '<' ? value < Number(first) : operator === '<=' ? value <= Number(first) : operator === '>' ? value > Number(first) : value >= Number(first);
}

it('compiled rules agree with a plain interpreter, whatever the rules and facts', () => {
  fc.assert(fc.property(groups, facts, (group, given) => {
    expect(compileRules(group).matches(given)).toBe(plainGroup(group, given) ?? true);
  }), { numRuns: 2000 });
});

it('explain says of each rule what the rule alone would answer', () => {
  fc.assert(fc.property(groups, facts, (group, given) => {
    for (const { field, operator, expected, passed } of compileRules(group).explain(given)) expect(passed).toBe(plainRule({ field, operator, value: expected }, given));
  }), { numRuns: 300 });
});

it('the check refuses exactly what cannot be compiled', () => {
  const anyRule = fc.record({
    field: fc.constantFrom('order.total', 'order.channel', 'order.paidAt', 'order.placedAt', 'order.state', 'contact.tags', 'parcel.returning', 'contact.attributes.x', 'order.nothing', '__proto__'),
    operator: fc.constantFrom('=', '!=', '<', 'between', 'in', 'contains', 'olderThan', 'null', 'like', 'constructor'),
    value: fc.oneof(fc.constantFrom(undefined, null, '', '5', 'open', '2027-03-01', '2027-13-01', 'P3D', 'P', 'order.placedAt', 'order.total', true, [], {}), fc.double(), fc.array(fc.oneof(numbers, words, days), { maxLength: 3 })),
    valueSource: fc.constantFrom('value', 'value', 'field'),
  });
  const compiles = (group: RuleGroup): boolean => {
    try {
      compileRules(group).matches(SAMPLE_FACTS);
      return true;
    } catch {
      return false;
    }
  };
  fc.assert(fc.property(anyRule, (one) => {
    const group: RuleGroup = { combinator: 'and', rules: [one] };
    expect(compiles(group)).toBe(checkRules(group, { subject: 'parcel' }, '').length === 0);
  }), { numRuns: 2000 });
});
