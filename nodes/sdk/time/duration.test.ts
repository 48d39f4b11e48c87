/** Durations are read once, checked in words people understand, and told in both languages. */
import { describe, expect, it } from 'vitest';
import { checkDuration, durationMs, parseDuration, readDuration } from './duration.ts';
import { durationInWords, listInWords, weekdaysInWords } from './duration-words.ts';

describe('readDuration', () => {
  it.each([
    ['P7D', { years: 0, months: 0, days: 7, timeMs: 0 }],
    ['P2W', { years: 0, months: 0, days: 14, timeMs: 0 }],
    ['P1Y2M3DT4H5M6S', { years: 1, months: 2, days: 3, timeMs: 14_706_000 }],
    ['PT0S', { years: 0, months: 0, days: 0, timeMs: 0 }],
  ])('reads %s', (text, parts) => {
    expect(readDuration(text)).toEqual(parts);
  });
  it.each(['', 'P', 'PT', 'P1DT', '7D', 'P-1D', 'P1.5D', 'P1H', '1 day'])('refuses “%s”', (text) => {
    expect(readDuration(text)).toBeUndefined();
    expect(() => parseDuration(text)).toThrow(/ISO 8601/);
  });
  it('knows the milliseconds of pure hours and minutes only', () => {
    expect(durationMs('PT1H30M')).toBe(5_400_000);
    expect(durationMs('P1D')).toBeUndefined();
  });
});

describe('checkDuration', () => {
  it.each([['P5Y', []], ['PT1M', []], ['P0D', ['duration_not_positive']], ['P6Y', ['duration_too_long']], ['P2000D', ['duration_too_long']], ['soon', ['duration_unreadable']]])('finds in %s %j', (text, codes) => {
    expect(checkDuration('/duration', text).map(({ code }) => code)).toEqual(codes);
  });
});

describe('in words', () => {
  it.each([
    ['P1D', '1 Tag', '1 day'],
    ['P7D', '7 Tage', '7 days'],
    ['P2W', '2 Wochen', '2 weeks'],
    ['PT2H30M', '2 Stunden 30 Minuten', '2 hours 30 minutes'],
    ['P1Y1M', '1 Jahr 1 Monat', '1 year 1 month'],
    ['PT45S', '45 Sekunden', '45 seconds'],
    ['PT0S', '0 Minuten', '0 minutes'],
    ['nonsense', 'nonsense', 'nonsense'],
  ])('%s is “%s” and “%s”', (duration, german, english) => {
    expect(durationInWords(duration, 'de')).toBe(german);
    expect(durationInWords(duration, 'en')).toBe(english);
  });
  it('bends German nouns after a preposition', () => {
    expect(durationInWords('P7D', 'de', 'dative')).toBe('7 Tagen');
    expect(durationInWords('P1D', 'de', 'dative')).toBe('1 Tag');
  });
  it('names weekdays in their order', () => {
    expect(weekdaysInWords([7, 6], 'de')).toBe('samstags und sonntags');
    expect(weekdaysInWords([7], 'en')).toBe('Sundays');
  });
  it('joins lists', () => {
    expect(listInWords(['a', 'b', 'c'], 'de', 'or')).toBe('a, b oder c');
    expect(listInWords([], 'en')).toBe('');
  });
});
