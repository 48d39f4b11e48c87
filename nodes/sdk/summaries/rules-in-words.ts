/** A rule group in a few words, for the card of a node on the canvas. */
import type { RuleGroup } from '../rules/rule-group.ts';
import type { Locale } from '../values.ts';

/** "3 Bedingungen, alle erfüllt" or "3 conditions, all of them". */
export function rulesInWords(rules: RuleGroup, locale: Locale): string {
  const count = rules.rules.length;
  if (count === 0) return { de: 'Ohne Bedingung', en: 'No condition' }[locale];
  if (count === 1) return { de: '1 Bedingung', en: '1 condition' }[locale];
  const all = rules.combinator === 'and';
  return { de: `${count} Bedingungen, ${all ? 'alle' : 'mindestens eine'}`, en: `${count} conditions, ${all ? 'all of them' : 'at least one'}` }[locale];
}
