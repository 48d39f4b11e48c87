/** Durations between what people fill in and ISO 8601. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextUnit, readParts, UNITS, writeParts } from './duration-parts.ts';

describe('durations', () => {
  it('come apart into amounts with units', () => {
    expect(readParts('P1DT12H')).toEqual([{ amount: 1, unit: 'day' }, { amount: 12, unit: 'hour' }]);
    expect(readParts('P2W')).toEqual([{ amount: 2, unit: 'week' }]);
    expect(readParts('PT90S')).toEqual([{ amount: 90, unit: 'second' }]);
    expect(readParts('P1M')).toEqual([{ amount: 1, unit: 'month' }]);
    for (const text of ['', 'P', '7 days', 'P1.5D', 'PT']) expect([text, readParts(text)]).toEqual([text, undefined]);
  });
  it('are put together in the order of ISO 8601, equal units added up', () => {
    expect(writeParts([{ amount: 12, unit: 'hour' }, { amount: 1, unit: 'day' }])).toBe('P1DT12H');
    expect(writeParts([{ amount: 1, unit: 'minute' }, { amount: 2, unit: 'month' }])).toBe('P2MT1M');
    expect(writeParts([{ amount: 1, unit: 'day' }, { amount: 2, unit: 'day' }])).toBe('P3D');
  });
  it('without an amount are zero, which the node refuses in words', () => {
    expect(writeParts([])).toBe('P0D');
    expect(writeParts([{ amount: Number.NaN, unit: 'hour' }])).toBe('PT0H');
  });
  it('survive the way there and back', () => {
    const part = fc.record({ amount: fc.integer({ min: 0, max: 999 }), unit: fc.constantFrom(...UNITS) });
    fc.assert(fc.property(fc.uniqueArray(part, { selector: ({ unit }) => unit, minLength: 1 }), (parts) => {
      const read = readParts(writeParts(parts));
      expect(read).toEqual(parts.toSorted((a, b) => UNITS.indexOf(a.unit) - UNITS.indexOf(b.unit)));
    }));
  });
  it('take a further, smaller unit first', () => {
    expect(nextUnit([{ amount: 1, unit: 'day' }])).toBe('hour');
    expect(nextUnit([{ amount: 1, unit: 'minute' }])).toBe('hour');
  });
});
