/** Adds a duration to an instant the way a person in that zone counts: days by the calendar, hours by the stopwatch. */
import type { EpochMs } from '../values.ts';
import { DAY_MS, parseDuration, type DurationParts } from './duration.ts';
import { addMonths, fromWall, toWall } from './local-time.ts';

/** The instant one duration after `at`; years, months, weeks and days keep the local time of day, hours and less are exact. */
export function addDuration(at: EpochMs, isoDuration: string, timeZone: string): EpochMs {
  return move(at, parseDuration(isoDuration), timeZone, 1);
}

/** The instant one duration before `at`, counted the same way. */
export function subtractDuration(at: EpochMs, isoDuration: string, timeZone: string): EpochMs {
  return move(at, parseDuration(isoDuration), timeZone, -1);
}

function move(at: EpochMs, { years, months, days, timeMs }: DurationParts, timeZone: string, sign: 1 | -1): EpochMs {
  if (years === 0 && months === 0 && days === 0) return at + sign * timeMs;
  let wall = toWall(at, timeZone);
  if (years !== 0 || months !== 0) wall = addMonths(wall, sign * (years * 12 + months));
  return fromWall(wall + sign * days * DAY_MS, timeZone) + sign * timeMs;
}
