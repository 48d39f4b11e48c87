/** Durations are added as a person in that zone counts, whatever her clocks do; Temporal is the witness. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { at, iso } from '../testing/fake-context.ts';
import { addDuration, subtractDuration } from './add-duration.ts';

const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC'];

describe('addDuration across clock changes', () => {
  it.each([
    ['Europe/Berlin', '2026-03-28T09:00:00+01:00', 'P1D', '2026-03-29T09:00:00+02:00', 'a day is 23 hours when clocks go forward'],
    ['Europe/Berlin', '2026-03-28T09:00:00+01:00', 'PT24H', '2026-03-29T10:00:00+02:00', '24 hours are 24 hours'],
    ['Europe/Berlin', '2026-03-28T02:30:00+01:00', 'P1D', '2026-03-29T03:30:00+02:00', 'half past two does not exist and moves forward'],
    ['Europe/Berlin', '2026-10-24T02:30:00+02:00', 'P1D', '2026-10-25T02:30:00+02:00', 'half past two exists twice: the earlier'],
    ['Europe/Berlin', '2026-10-25T02:30:00+01:00', 'P1D', '2026-10-26T02:30:00+01:00', 'from the later of the two'],
    ['Europe/Berlin', '2026-01-31T12:00:00+01:00', 'P1M', '2026-02-28T12:00:00+01:00', 'February has no 31st'],
    ['Europe/Berlin', '2028-02-29T12:00:00+01:00', 'P1Y', '2029-02-28T12:00:00+01:00', 'a leap day'],
    ['America/New_York', '2026-03-07T02:30:00-05:00', 'P1D', '2026-03-08T03:30:00-04:00', 'New York, forward'],
    ['America/New_York', '2026-10-31T01:30:00-04:00', 'P1D', '2026-11-01T01:30:00-04:00', 'New York, back'],
    ['Australia/Lord_Howe', '2026-04-04T01:45:00+11:00', 'P1D', '2026-04-05T01:45:00+11:00', 'Lord Howe goes back by half an hour'],
    ['Australia/Lord_Howe', '2026-10-03T02:15:00+10:30', 'P1D', '2026-10-04T02:45:00+11:00', 'Lord Howe goes forward by half an hour'],
  ])('%s: %s + %s = %s (%s)', (zone, start, duration, expected) => {
    expect(iso(addDuration(at(start), duration, zone))).toBe(iso(at(expected)));
  });

  it('agrees with Temporal in every zone, at every instant of ten years, for every duration', () => {
    fc.assert(fc.property(zones, instants, durations, (zone, start, duration) => {
      const expected = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone).add(duration).epochMilliseconds;
      expect(iso(addDuration(start, duration, zone))).toBe(iso(expected));
    }), { numRuns: 500 });
  });

  it('agrees with Temporal when it counts backwards', () => {
    fc.assert(fc.property(zones, instants, durations, (zone, start, duration) => {
      const expected = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone).subtract(duration).epochMilliseconds;
      expect(iso(subtractDuration(start, duration, zone))).toBe(iso(expected));
    }), { numRuns: 500 });
  });

  it('agrees with Temporal in the hours around every clock change of 2026', () => {
    fc.assert(fc.property(fc.constantFrom(...changes()), fc.integer({ min: -180, max: 180 }), fc.integer({ min: 1, max: 10 }), ([zone, change], minutes, days) => {
      for (const start of [change + minutes * 60_000, change + minutes * 60_000 - days * 86_400_000]) {
        const expected = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone).add({ days }).epochMilliseconds;
        expect(iso(addDuration(start, `P${days}D`, zone))).toBe(iso(expected));
      }
    }), { numRuns: 1000 });
  });

  it('never moves backwards', () => {
    fc.assert(fc.property(zones, instants, durations, (zone, start, duration) => {
      expect(addDuration(start, duration, zone)).toBeGreaterThanOrEqual(start);
    }));
  });
});

const zones = fc.constantFrom(...ZONES);
const instants = fc.integer({ min: at('2020-01-01T00:00:00Z') / 60_000, max: at('2030-01-01T00:00:00Z') / 60_000 }).map((minutes) => minutes * 60_000);
const amount = fc.integer({ min: 0, max: 40 });
const durations = fc.record({ years: fc.integer({ min: 0, max: 3 }), months: amount, days: amount, hours: amount, minutes: amount })
  .map(({ years, months, days, hours, minutes }) => `P${years}Y${months}M${days}DT${hours}H${minutes}M`);

/** Every clock change of 2026 in the zones under test. */
function changes(): [string, number][] {
  return ZONES.flatMap((zone) => {
    const found: [string, number][] = [];
    let here = Temporal.ZonedDateTime.from(`2026-01-01T00:00:00[${zone}]`).getTimeZoneTransition('next');
    while (here !== null && here.year === 2026) {
      found.push([zone, here.epochMilliseconds]);
      here = here.getTimeZoneTransition('next');
    }
    return found;
  });
}
