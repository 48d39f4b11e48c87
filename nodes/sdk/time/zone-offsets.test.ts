/** Offsets of zones are those that Temporal knows, at and around every clock change. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { at } from '../testing/fake-context.ts';
import { isTimeZone, offsetAt } from './zone-offsets.ts';

describe('offsetAt', () => {
  it.each([
    ['Europe/Berlin', '2026-03-29T01:00:00Z'], ['Europe/Berlin', '2026-10-25T01:00:00Z'], ['America/New_York', '2026-03-08T07:00:00Z'],
    ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
  ])('changes in %s exactly at %s', (zone, change) => {
    for (const ms of [-1, 0, 1]) expect(offsetAt(at(change) + ms, zone)).toBe(witness(at(change) + ms, zone));
    expect(offsetAt(at(change) - 1, zone)).not.toBe(offsetAt(at(change), zone));
  });

  it('agrees with Temporal at any instant', () => {
    fc.assert(fc.property(fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC', '+05:30'), fc.integer({ min: 0, max: at('2037-01-01T00:00:00Z') }), (zone, instant) => {
      expect(offsetAt(instant, zone)).toBe(witness(instant, zone));
    }), { numRuns: 500 });
  });

  it('knows zones from nonsense', () => {
    expect(isTimeZone('Europe/Vienna')).toBe(true);
    expect(isTimeZone('Europe/Atlantis')).toBe(false);
  });
});

function witness(instant: number, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
}
