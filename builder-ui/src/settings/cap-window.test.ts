/** A limit's window is shown in words people use, and comes back as it was. */
import { expect, it } from 'vitest';
import type { Cap } from '../api/types.ts';
import { isComplete, readWindow, windowMs, writeCap } from './cap-window.ts';

const cap: Cap = { id: 'a', channel: 'any', class: 'marketing', max: 1, window: 'P1D' };

it('shows a day as 24 hours, a week as 7 days and what is no whole hour as minutes', () => {
  expect(readWindow('P1D')).toEqual({ length: '24', unit: 'hours' });
  expect(readWindow('P7D')).toEqual({ length: '7', unit: 'days' });
  expect(readWindow('P1W')).toEqual({ length: '7', unit: 'days' });
  expect(readWindow('P1DT12H')).toEqual({ length: '36', unit: 'hours' });
  expect(readWindow('PT90M')).toEqual({ length: '90', unit: 'minutes' });
  expect(windowMs('PT30M')).toBe(1_800_000);
});

it('writes back what was typed, and leaves alone what was not', () => {
  expect(writeCap({ cap, max: '2', length: '3', unit: 'days' })).toEqual({ ...cap, max: 2, window: 'P3D' });
  expect(writeCap({ cap, max: '2', length: '45', unit: 'minutes' }).window).toBe('PT45M');
  expect(writeCap({ cap: { ...cap, window: 'P1W' }, max: '2', length: '7', unit: 'days' }).window).toBe('P1W');
});

it('asks for no preview of what is only half typed, or longer than a year', () => {
  const typed = { cap, max: '1', length: '7', unit: 'days' } as const;
  expect(isComplete(typed)).toBe(true);
  expect(isComplete({ ...typed, max: '0' })).toBe(true);
  for (const part of [{ max: '' }, { max: '1,5' }, { max: '1001' }, { length: '' }, { length: '0' }, { length: '367' }]) expect(isComplete({ ...typed, ...part })).toBe(false);
});
