/** What a date field shows is what it gives back. */
import { expect, it } from 'vitest';
import { fromLocalInput, toLocalInput } from './local-input.ts';

it('an instant comes back to the minute', () => {
  for (const iso of ['2026-03-02T09:05:00.000Z', '2026-07-31T23:59:00.000Z', '2026-12-31T23:30:00.000Z']) expect(fromLocalInput(toLocalInput(iso))).toBe(iso);
});
