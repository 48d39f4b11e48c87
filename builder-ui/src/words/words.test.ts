/** Both dictionaries say the same things, with the same blanks to fill. */
import { expect, it } from 'vitest';
import { de } from './de.ts';
import { en } from './en.ts';
import { browserLanguage } from './words.ts';

/** `path → names of the blanks`. */
function blanks(words: object, path = ''): Map<string, string[]> {
  return new Map(
    Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
      const place = `${path}/${key}`;
      if (typeof value === 'object' && value !== null) return [...blanks(value, place)];
      return [[place, [...String(value).matchAll(/\{\{(\w+)/g)].map(([, name]) => name ?? '').sort()] as const];
    }),
  );
}

it('every text exists in German and in English, with the same blanks', () => {
  expect(Object.fromEntries(blanks(en))).toEqual(Object.fromEntries(blanks(de)));
});

it('no text is empty', () => {
  const texts = (words: object): unknown[] => Object.values(words).flatMap((value: unknown) => (typeof value === 'object' && value !== null ? texts(value) : [value]));
  expect([...texts(de), ...texts(en)].filter((text) => typeof text !== 'string' || text.trim() === '')).toEqual([]);
});

it('a browser that prefers German gets German, any other English', () => {
  expect(browserLanguage(['de-AT', 'en'])).toBe('de');
  expect(browserLanguage(['fr-CH', 'de'])).toBe('de');
  expect(browserLanguage(['en-GB', 'de'])).toBe('en');
  expect(browserLanguage(['pl'])).toBe('en');
});
