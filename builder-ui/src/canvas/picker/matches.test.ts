/** What the search of palette and pickers finds. */
import { expect, it } from 'vitest';
import { matches } from './matches.ts';

it('finds words in any order, without regard to case and accents', () => {
  expect(matches('mail SENDEN', 'E-Mail senden')).toBe(true);
  expect(matches('senden mail', 'E-Mail senden')).toBe(true);
  expect(matches('prufen', 'Prüfen')).toBe(true);
  expect(matches('warten mail', 'Warten', 'Wartet eine Zeit')).toBe(false);
});

it('nothing typed finds everything', () => expect(matches(' ', 'Warten')).toBe(true));
