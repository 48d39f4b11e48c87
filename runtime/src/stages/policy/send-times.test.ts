import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { SendTimeRule } from '../../engine/shop-model.ts';
import { nextAllowed, nextSendTime } from './send-times.ts';

const MINUTE = 60_000;
const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7];
const NIGHT: SendTimeRule = { id: 'night', channel: 'any', class: 'marketing', quiet: { from: '21:00', to: '08:00' }, weekdays: ALL_DAYS, restOnHolidays: false };
const berlin = { timeZone: 'Europe/Berlin', country: 'DE' };
const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
const iso = (instant: number) => new Date(instant).toISOString();

/** The witness: looks at the wall clock minute by minute, by Temporal and without cleverness. */
function witness(rule: SendTimeRule, from: number, timeZone: string): number {
  const { from: start = '', to: end = '' } = rule.quiet ?? {};
  for (let instant = from; ; instant += MINUTE) {
    const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
    const time = local.toPlainTime().toString().slice(0, 5);
    const quiet = rule.quiet !== undefined && (start < end ? time >= start && time < end : time >= start || time < end);
    if (!quiet && rule.weekdays.includes(local.dayOfWeek)) return instant;
  }
}

const NIGHTS = [
  ['Europe/Berlin', 'forward', '2026-03-28T18:00:00Z'], ['Europe/Berlin', 'back', '2026-10-24T18:00:00Z'],
  ['Europe/London', 'forward', '2026-03-28T18:00:00Z'], ['Europe/London', 'back', '2026-10-24T18:00:00Z'],
  ['America/New_York', 'forward', '2026-03-07T23:00:00Z'], ['America/New_York', 'back', '2026-10-31T23:00:00Z'],
  ['Australia/Lord_Howe', 'forward', '2026-10-03T08:00:00Z'], ['Australia/Lord_Howe', 'back', '2026-04-04T08:00:00Z'],
] as const;
/** Ends and begins before, in and after the hour that is lost or doubled; also by day, and on Sundays only. */
const RULES: SendTimeRule[] = [
  NIGHT,
  ...([['22:00', '01:30'], ['22:00', '02:00'], ['22:00', '02:15'], ['23:00', '02:30'], ['01:45', '02:15'], ['01:00', '01:30'], ['02:00', '03:00'], ['02:30', '01:30']] as const).map(
    ([from, to]): SendTimeRule => ({ ...NIGHT, quiet: { from, to } }),
  ),
  { ...NIGHT, quiet: { from: '20:00', to: '02:30' }, weekdays: [7] },
];

test.each(NIGHTS)('%s, clocks go %s: from every half hour of the night the next allowed instant is the first one', (timeZone, _way, evening) => {
  const wrong: string[] = [];
  for (const rule of RULES) {
    for (let half = 0; half < 36; half += 1) {
      const from = at(evening) + half * 30 * MINUTE;
      const found = nextAllowed(rule, from, { timeZone, country: 'DE' });
      const expected = witness(rule, from, timeZone);
      if (found !== expected) wrong.push(`${rule.quiet?.from}–${rule.quiet?.to} from ${iso(from)}: ${iso(found)}, not ${iso(expected)}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('a quiet hour that ends in the hour that never comes ends when the clocks jump', () => {
  const rule = { ...NIGHT, quiet: { from: '21:00', to: '02:30' } };
  expect(iso(nextAllowed(rule, at('2026-03-28T21:00:00Z'), berlin))).toBe('2026-03-29T01:00:00.000Z');
});

test('a quiet hour inside the hour that exists twice is kept twice', () => {
  const rule = { ...NIGHT, quiet: { from: '02:00', to: '02:30' } };
  expect(iso(nextAllowed(rule, at('2026-10-25T00:10:00Z'), berlin))).toBe('2026-10-25T00:30:00.000Z');
  expect(iso(nextAllowed(rule, at('2026-10-25T01:10:00Z'), berlin))).toBe('2026-10-25T01:30:00.000Z');
});

test('a window on working days opens on Monday, and after a holiday of the recipient’s country and state', () => {
  const office: SendTimeRule = { ...NIGHT, quiet: { from: '18:00', to: '09:00' }, weekdays: [1, 2, 3, 4, 5], restOnHolidays: true };
  expect(iso(nextAllowed(office, at('2026-03-06T18:00:00Z'), berlin))).toBe('2026-03-09T08:00:00.000Z');
  // Epiphany is a holiday in Bavaria and in Austria, not in Hamburg.
  const eve = at('2026-01-05T20:00:00Z');
  expect(iso(nextAllowed(office, eve, { ...berlin, state: 'HH' }))).toBe('2026-01-06T08:00:00.000Z');
  expect(iso(nextAllowed(office, eve, { ...berlin, state: 'BY' }))).toBe('2026-01-07T08:00:00.000Z');
  expect(iso(nextAllowed(office, eve, { timeZone: 'Europe/Vienna', country: 'AT' }))).toBe('2026-01-07T08:00:00.000Z');
});

test('several rules together leave the first instant that all of them allow, or none', () => {
  const mornings = { ...NIGHT, quiet: { from: '12:00', to: '00:00' } };
  expect(iso(nextSendTime([NIGHT, mornings], at('2026-03-05T13:00:00Z'), berlin))).toBe('2026-03-06T07:00:00.000Z');
  const afternoons = { ...NIGHT, quiet: { from: '00:00', to: '12:00' } };
  expect(nextSendTime([mornings, afternoons], at('2026-03-05T13:00:00Z'), berlin)).toBe(Infinity);
});
