/** Why a condition held or did not: what was asked, and which value the field had. */
import { durationInWords, findField, listInWords, type Locale } from '@nachklang/nodes/sdk';
import type { RuleOutcome } from '../api/types.ts';
import type { TimeWords } from './time-words.ts';

export interface RuleWords {
  /** „Bestellwert mindestens 100“ */
  asked: string;
  /** „149,5“; nothing where the field had no value. */
  found: string | undefined;
}

export function ruleWords(rule: RuleOutcome, locale: Locale, times: TimeWords): RuleWords {
  const { label, operatorLabel, expected, expectedField, actual } = rule;
  const right = expectedField?.[locale] ?? (expected === undefined || expected === null ? '' : inWords(rule, expected, locale, times));
  return {
    asked: [label[locale], operatorLabel[locale], right].filter((part) => part !== '').join(' '),
    found: actual === null || actual === undefined || (Array.isArray(actual) && actual.length === 0) ? undefined : inWords(rule, actual, locale, times),
  };
}

function inWords(rule: RuleOutcome, value: unknown, locale: Locale, times: TimeWords): string {
  if (Array.isArray(value)) return listInWords(value.map((one) => inWords(rule, one, locale, times)), locale, 'and');
  if (typeof value === 'boolean') return { de: value ? 'ja' : 'nein', en: value ? 'yes' : 'no' }[locale];
  if (rule.type === 'date' && typeof value === 'number') return times.full(new Date(value).toISOString());
  if (typeof value === 'number') return value.toLocaleString(locale);
  const text = String(value);
  if (rule.type === 'date' && text.startsWith('P')) return durationInWords(text, locale, rule.operator === 'olderThan' ? 'plain' : 'dative');
  const known = findField(rule.field)?.values?.find((one) => one.value === text)?.label[locale];
  return known ?? { de: `„${text}“`, en: `“${text}”` }[locale];
}
