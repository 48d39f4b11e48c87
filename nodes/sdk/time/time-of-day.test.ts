/** Times of day come once a day, also on the days on which clocks change. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { at, iso } from '../testing/fake-context.ts';
import { nextAllowedDay, nextTimeOfDay } from './time-of-day.ts';
import { weekdayOf } from './local-time.ts';

const next = (start: string, time: string, zone = 'Europe/Berlin', weekdays?: number[]): string => iso(nextTimeOfDay(at(start), time, zone, weekdays));

describe('nextTimeOfDay', () => {
  it('is today when the hour is still to come', () => {
    expect(next('2026-03-05T08:59:00+01:00', '09:00')).toBe('2026-03-05T08:00:00.000Z');
  });
  it('is now at the very minute', () => {
    expect(next('2026-03-05T09:00:00+01:00', '09:00')).toBe('2026-03-05T08:00:00.000Z');
  });
  it('is tomorrow when the hour is over', () => {
    expect(next('2026-03-05T09:00:01+01:00', '09:00')).toBe('2026-03-06T08:00:00.000Z');
  });
  it('waits for an allowed weekday', () => {
    expect(next('2026-03-06T18:00:00+01:00', '09:00', 'Europe/Berlin', [1, 2, 3, 4, 5])).toBe('2026-03-09T08:00:00.000Z');
  });
  it('comes a week later when only today is allowed and its hour is over', () => {
    expect(next('2026-03-05T10:00:00+01:00', '09:00', 'Europe/Berlin', [4])).toBe('2026-03-12T08:00:00.000Z');
  });
  it('moves forward out of the hour that does not exist', () => {
    expect(next('2026-03-28T12:00:00+01:00', '02:30')).toBe(iso(at('2026-03-29T03:30:00+02:00')));
  });
  it('takes the earlier of the two when clocks go back', () => {
    expect(next('2026-10-24T12:00:00+02:00', '02:30')).toBe(iso(at('2026-10-25T02:30:00+02:00')));
  });
  it('does not come twice on the day when clocks go back', () => {
    expect(next('2026-10-25T02:30:01+02:00', '02:30')).toBe(iso(at('2026-10-26T02:30:00+01:00')));
  });
  it('refuses an empty list of weekdays', () => {
    expect(() => next('2026-03-05T10:00:00+01:00', '09:00', 'Europe/Berlin', [])).toThrow(/weekday/);
  });

  it('never lies in the past, shows the time it names and falls on an allowed day', () => {
    fc.assert(fc.property(zones, instants, fc.integer({ min: 0, max: 1439 }), fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), (zone, start, minutes, weekdays) => {
      const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
      const found = nextTimeOfDay(start, time, zone, weekdays);
      const local = Temporal.Instant.fromEpochMilliseconds(found).toZonedDateTimeISO(zone);
      const asked = local.toPlainDate().toZonedDateTime({ timeZone: zone, plainTime: time });
      expect(found).toBeGreaterThanOrEqual(start);
      expect(found).toBe(asked.epochMilliseconds);
      expect(weekdays).toContain(local.dayOfWeek);
      expect(found - start).toBeLessThanOrEqual(7 * 86_400_000 + 2 * 3_600_000);
    }), { numRuns: 500 });
  });
});

describe('nextAllowedDay', () => {
  it('stays when today is allowed', () => {
    const now = at('2026-03-07T12:34:56+01:00');
    expect(nextAllowedDay(now, 'Europe/Berlin', () => true)).toBe(now);
  });
  it('keeps the local time over a clock change', () => {
    const saturday = at('2026-03-28T09:00:00+01:00');
    expect(iso(nextAllowedDay(saturday, 'Europe/Berlin', (day) => weekdayOf(day) === 1))).toBe(iso(at('2026-03-30T09:00:00+02:00')));
  });
  it('says so when no day is allowed', () => {
    expect(() => nextAllowedDay(0, 'UTC', () => false)).toThrow(/No day/);
  });
});

const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC');
const instants = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z') });
