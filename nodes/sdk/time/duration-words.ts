/** Durations and weekdays in the words of a card on the canvas, in both languages. */
import type { Locale } from '../values.ts';
import { readDuration } from './duration.ts';

type Unit = 'year' | 'month' | 'week' | 'day' | 'hour' | 'minute' | 'second';

/** "7 Tage" after a verb, "7 Tagen" after a preposition such as "nach". English has one form. */
export type GrammaticalCase = 'plain' | 'dative';

const GERMAN: Record<Unit, { one: string; many: string; dative: string }> = {
  year: { one: 'Jahr', many: 'Jahre', dative: 'Jahren' },
  month: { one: 'Monat', many: 'Monate', dative: 'Monaten' },
  week: { one: 'Woche', many: 'Wochen', dative: 'Wochen' },
  day: { one: 'Tag', many: 'Tage', dative: 'Tagen' },
  hour: { one: 'Stunde', many: 'Stunden', dative: 'Stunden' },
  minute: { one: 'Minute', many: 'Minuten', dative: 'Minuten' },
  second: { one: 'Sekunde', many: 'Sekunden', dative: 'Sekunden' },
};

const WEEKDAYS: Record<Locale, readonly string[]> = {
  de: ['montags', 'dienstags', 'mittwochs', 'donnerstags', 'freitags', 'samstags', 'sonntags'],
  en: ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'],
};

/** `P7D` → "7 Tage" or "7 days". A text that is no duration is given back as it is. */
export function durationInWords(isoDuration: string, locale: Locale, grammaticalCase: GrammaticalCase = 'plain'): string {
  const amounts = amountsOf(isoDuration);
  if (amounts === undefined) return isoDuration;
  const words = amounts.map(([unit, amount]) => `${amount} ${unitName(unit, amount, locale, grammaticalCase)}`);
  return words.length === 0 ? `0 ${unitName('minute', 0, locale, grammaticalCase)}` : words.join(' ');
}

/** [6, 7] → "samstags und sonntags" or "Saturdays and Sundays". */
export function weekdaysInWords(weekdays: readonly number[], locale: Locale): string {
  const names = [...weekdays].sort((a, b) => a - b).map((day) => WEEKDAYS[locale][day - 1] ?? String(day));
  return listInWords(names, locale);
}

/** ["a", "b", "c"] → "a, b und c" or "a, b and c". */
export function listInWords(words: readonly string[], locale: Locale, joiner: 'and' | 'or' = 'and'): string {
  const between = { de: { and: 'und', or: 'oder' }, en: { and: 'and', or: 'or' } }[locale][joiner];
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${between} ${words[words.length - 1]}`;
}

function amountsOf(isoDuration: string): [Unit, number][] | undefined {
  const parts = readDuration(isoDuration);
  if (parts === undefined) return undefined;
  const weeks = isoDuration.includes('W') && parts.days % 7 === 0 ? parts.days / 7 : 0;
  const seconds = parts.timeMs / 1000;
  const amounts: [Unit, number][] = [
    ['year', parts.years],
    ['month', parts.months],
    ['week', weeks],
    ['day', weeks > 0 ? 0 : parts.days],
    ['hour', Math.floor(seconds / 3600)],
    ['minute', Math.floor((seconds % 3600) / 60)],
    ['second', seconds % 60],
  ];
  return amounts.filter(([, amount]) => amount > 0);
}

function unitName(unit: Unit, amount: number, locale: Locale, grammaticalCase: GrammaticalCase): string {
  if (locale === 'en') return amount === 1 ? unit : `${unit}s`;
  const { one, many, dative } = GERMAN[unit];
  if (amount === 1) return one;
  return grammaticalCase === 'dative' ? dative : many;
}
