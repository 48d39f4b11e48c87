/** What a person chose is read from what is known of them; the stricter word counts. */
import { expect, it } from 'vitest';
import { dayAhead, frequencyOf, startOf } from './frequency.ts';

const NOW = new Date(2026, 2, 29, 12);
const LATER = '2026-06-01T00:00:00.000Z';

it('an objection counts more than a pause, a pause more than half, until it is over', () => {
  const objected = [{ channel: 'email', reason: 'objection', at: LATER }];
  expect(frequencyOf({ suppressions: objected, frequency: { amount: 'half', pauseUntil: LATER } }, NOW)).toEqual({ kind: 'none' });
  expect(frequencyOf({ suppressions: [], frequency: { amount: 'half', pauseUntil: LATER } }, NOW)).toEqual({ kind: 'paused', until: LATER });
  expect(frequencyOf({ suppressions: [], frequency: { amount: 'half', pauseUntil: '2026-01-01T00:00:00.000Z' } }, NOW)).toEqual({ kind: 'half' });
  expect(frequencyOf({ suppressions: [{ channel: 'sms', reason: 'objection', at: LATER }, { channel: 'email', reason: 'hard_bounce', at: LATER }] }, NOW)).toEqual({ kind: 'normal' });
});

it('a pause ends at midnight of its day, also over the change to summer time and the end of a month', () => {
  expect(dayAhead(NOW, 3)).toBe('2026-04-01');
  expect(startOf('2026-04-01')).toBe(new Date(2026, 3, 1).toISOString());
  expect(startOf('2026-')).toBeUndefined();
});
