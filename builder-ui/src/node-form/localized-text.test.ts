/** Names in two languages, edited in one. */
import { expect, it } from 'vitest';
import { inLanguage, withLanguage } from './localized-text.ts';

it('both languages are edited together until one of them was translated', () => {
  expect(withLanguage(undefined, 'de', 'Dank')).toEqual({ de: 'Dank', en: 'Dank' });
  expect(withLanguage({ de: 'Dank', en: 'Dank' }, 'en', 'Thanks')).toEqual({ de: 'Thanks', en: 'Thanks' });
  expect(withLanguage({ de: 'Dank', en: 'Thanks' }, 'de', 'Danke')).toEqual({ de: 'Danke', en: 'Thanks' });
});

it('a text that is emptied is none', () => {
  expect(withLanguage({ de: 'x', en: 'x' }, 'de', '')).toBeUndefined();
  expect(withLanguage({ de: 'Dank', en: 'Thanks' }, 'de', '')).toEqual({ de: '', en: 'Thanks' });
  expect(inLanguage(undefined, 'de')).toBe('');
});
