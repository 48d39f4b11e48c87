import { expect, test } from 'vitest';
import { EarliestWakeups } from './wakeups.ts';

test('only what is earlier than all that is still to come is news', () => {
  const earliest = new EarliestWakeups();
  expect(earliest.note(3, 1_000, 0)).toBe(true);
  expect(earliest.note(3, 2_000, 0)).toBe(false);
  expect(earliest.note(3, 500, 0)).toBe(true);
  expect(earliest.next(0)).toBe(500);
});

test('a wake-up that has passed is not forgotten for a later one before somebody has drained', () => {
  const earliest = new EarliestWakeups();
  earliest.note(3, 1_000, 0);
  expect(earliest.note(3, 9_000, 1_001)).toBe(true);
  expect(earliest.dueBy(1_001)).toEqual([3]);
  expect(earliest.passed([3], 1_001)).toEqual([3]);
  expect(earliest.note(3, 9_000, 1_002)).toBe(true);
  expect(earliest.next(1_002)).toBe(9_000);
});
