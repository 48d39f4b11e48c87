/** Addresses are read leniently, and never lead out of the program. */
import { expect, it } from 'vitest';
import { readMailSearch, readReturnPath, readSection } from './searches.ts';

it('keeps what it knows and drops the rest', () => {
  expect(readMailSearch({ to: 'anna@', class: 'marketing', colour: 'red', journey: '' })).toEqual({ to: 'anna@', class: 'marketing' });
  expect(readMailSearch({ to: 12, class: 'loud' })).toEqual({ to: '12' });
  expect(readSection({ section: 'nowhere' })).toEqual({});
});

it('returns after sign-in to pages of this site only', () => {
  expect(readReturnPath({ to: '/mailbox?class=marketing' })).toEqual({ to: '/mailbox?class=marketing' });
  for (const to of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '']) expect(readReturnPath({ to })).toEqual({});
});
