/** Business days leave out weekends and the public holidays of the place. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, iso } from '../testing/fake-context.ts';
import { addBusinessDays, isBusinessDay } from './business-days.ts';
import { toWall } from './local-time.ts';

const add = (start: string, days: number, country = 'DE', state?: string, zone = 'Europe/Berlin'): string => iso(addBusinessDays(at(start), days, zone, country, state));

describe('addBusinessDays', () => {
  it('passes over the weekend', () => {
    expect(add('2026-03-06T10:00:00+01:00', 1)).toBe('2026-03-09T09:00:00.000Z');
  });
  it('passes over Good Friday and Easter Monday', () => {
    expect(add('2026-04-02T10:00:00+02:00', 1)).toBe('2026-04-07T08:00:00.000Z');
  });
  it('knows the holidays of a state', () => {
    expect(add('2026-01-05T10:00:00+01:00', 1, 'DE', 'BY')).toBe('2026-01-07T09:00:00.000Z');
    expect(add('2026-01-05T10:00:00+01:00', 1, 'DE', 'BE')).toBe('2026-01-06T09:00:00.000Z');
  });
  it('knows the holidays of the neighbours', () => {
    expect(add('2026-10-23T10:00:00+02:00', 1, 'AT')).toBe(iso(at('2026-10-27T10:00:00+01:00')));
    expect(add('2026-10-23T10:00:00+02:00', 1, 'DE')).toBe(iso(at('2026-10-26T10:00:00+01:00')));
  });
  it('does not take half days such as Christmas Eve for holidays', () => {
    expect(add('2026-12-23T10:00:00+01:00', 1)).toBe('2026-12-24T09:00:00.000Z');
  });
  it('counts weekends only in a country nobody knows', () => {
    expect(add('2026-03-06T10:00:00+01:00', 1, 'XX')).toBe('2026-03-09T09:00:00.000Z');
  });
  it('takes the country alone when the state is unknown', () => {
    expect(add('2026-04-30T10:00:00+02:00', 1, 'DE', 'ZZ')).toBe('2026-05-04T08:00:00.000Z');
  });
  it('moves a start on a Sunday to Monday when nothing is added', () => {
    expect(add('2026-03-08T10:00:00+01:00', 0)).toBe('2026-03-09T09:00:00.000Z');
  });
  it('keeps the local time over a clock change', () => {
    expect(add('2026-03-27T10:00:00+01:00', 1)).toBe(iso(at('2026-03-30T10:00:00+02:00')));
  });

  it('always ends on a business day, and one more day is later', () => {
    fc.assert(fc.property(fc.constantFrom('DE', 'AT', 'CH', 'US'), fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z') }), fc.integer({ min: 1, max: 30 }), (country, start, days) => {
      const end = addBusinessDays(start, days, 'Europe/Berlin', country);
      expect(isBusinessDay(toWall(end, 'Europe/Berlin'), country)).toBe(true);
      expect(addBusinessDays(start, days + 1, 'Europe/Berlin', country)).toBeGreaterThan(end);
    }));
  });
});
