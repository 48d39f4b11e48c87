/** A rule group in a few words, for the card of a node on the canvas. */
import { findField } from '../rules/field-catalogue.ts';
import { findOperator } from '../rules/operators.ts';
import type { Rule, RuleGroup } from '../rules/rule-group.ts';
import { durationInWords, listInWords } from '../time/duration-words.ts';
import type { Locale, Localized } from '../values.ts';

/** More than this many rules are counted instead of spelled out: a card is small. */
const SPELLED_OUT = 2;

/** "Bestellwert mindestens 100 und …" or, with more rules than fit, "3 conditions, all of them". */
export function rulesInWords(group: RuleGroup, locale: Locale): string {
  const rules = group.rules.filter((rule) => rule.disabled !== true);
  if (rules.length === 0) return { de: 'Ohne Bedingung', en: 'No condition' }[locale];
  const words = rules.map((rule) => ('rules' in rule ? undefined : ruleInWords(rule, locale)));
  const spelled = words.filter((word) => word !== undefined);
  if (spelled.length === rules.length && rules.length <= SPELLED_OUT) {
    const sentence = listInWords(spelled, locale, group.combinator);
    return group.not === true ? { de: `Nicht: ${sentence}`, en: `Not: ${sentence}` }[locale] : sentence;
  }
  return counted(rules.length, group, locale);
}

/** The whole group as one sentence, nested groups in brackets: what stands under the rule builder. Parts that are switched off or cannot be read are said to be so. */
export function rulesInSentence(group: RuleGroup, locale: Locale): string {
  const parts = group.rules
    .filter((rule) => rule.disabled !== true)
    .map((rule) => {
      if (!('rules' in rule)) return ruleInWords(rule, locale) ?? { de: `„${rule.field}“ (nicht lesbar)`, en: `“${rule.field}” (unreadable)` }[locale];
      const inner = rulesInSentence(rule, locale);
      return rule.rules.length > 1 && rule.not !== true ? `(${inner})` : inner;
    });
  if (parts.length === 0) return { de: 'immer', en: 'always' }[locale];
  const sentence = parts.join({ de: { and: ' und ', or: ' oder ' }, en: { and: ' and ', or: ' or ' } }[locale][group.combinator]);
  return group.not === true ? { de: `nicht (${sentence})`, en: `not (${sentence})` }[locale] : sentence;
}

function counted(count: number, { combinator, not }: RuleGroup, locale: Locale): string {
  if (count === 1) return { de: '1 Bedingung', en: '1 condition' }[locale];
  const number = { de: `${count} Bedingungen`, en: `${count} conditions` };
  const every: Localized = combinator === 'and' ? { de: 'alle', en: 'all of them' } : { de: 'mindestens eine', en: 'at least one' };
  return { de: `${number.de}, ${not === true ? 'nicht ' : ''}${every.de}`, en: `${number.en}, ${not === true ? 'not ' : ''}${every.en}` }[locale];
}

function ruleInWords(rule: Rule, locale: Locale): string | undefined {
  const field = findField(rule.field);
  const operator = field === undefined ? undefined : findOperator(field.type, rule.operator);
  if (field === undefined || operator === undefined) return undefined;
  const start = `${field.label[locale]} ${operator.label[locale]}`;
  if (operator.operand === 'none') return start;
  if (rule.valueSource === 'field') return `${start} ${findField(String(rule.value))?.label[locale] ?? String(rule.value)}`;
  // „länger her als 3 Tage“, but „in den letzten 3 Tagen“.
  if (operator.operand === 'duration') return `${start} ${durationInWords(String(rule.value), locale, operator.name === 'olderThan' ? 'plain' : 'dative')}`;
  const name = (value: unknown): string => field.values?.find((known) => known.value === value)?.label[locale] ?? scalarInWords(value, locale);
  return `${start} ${Array.isArray(rule.value) ? listInWords(rule.value.map(name), locale, operator.operand === 'two' ? 'and' : 'or') : name(rule.value)}`;
}

function scalarInWords(value: unknown, locale: Locale): string {
  if (typeof value === 'boolean') return { de: value ? 'ja' : 'nein', en: value ? 'yes' : 'no' }[locale];
  if (typeof value === 'number') return value.toLocaleString(locale);
  return { de: `„${String(value)}“`, en: `“${String(value)}”` }[locale];
}
