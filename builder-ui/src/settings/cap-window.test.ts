/** A limit's window is shown in words people use, and comes back as it was. */
import { expect, it } from 'vitest';
import type { Cap } from '../api/types.ts';
import { readWindow, writeCap } from './cap-window.ts';

const cap: Cap = { id: 'a', channel: 'any', class: 'marketing', max: 1, window: 'P1D' };

it('shows a day as 24 hours and a week as 7 days', () => {
  expect(readWindow('P1D')).toEqual({ length: '24', unit: 'hours' });
  expect(readWindow('P7D')).toEqual({ length: '7', unit: 'days' });
  expect(readWindow('P1DT12H')).toEqual({ length: '36', unit: 'hours' });
  expect(readWindow('PT30M')).toEqual({ length: '1', unit: 'hours' });
});

it('writes back what was typed, and leaves alone what was not', () => {
  expect(writeCap({ cap, max: '2', length: '3', unit: 'days' })).toEqual({ ...cap, max: 2, window: 'P3D' });
  expect(writeCap({ cap: { ...cap, window: 'PT30M' }, max: '2', length: '1', unit: 'hours' }).window).toBe('PT30M');
});
