/** Times of day: the next 09:00 on a weekday that is allowed. */
import type { EpochMs } from '../values.ts';
import { DAY_MS } from './duration.ts';
import { fromWall, startOfDay, toWall, weekdayOf, type WallMs } from './local-time.ts';

export const ALL_WEEKDAYS: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

/** The first instant, not before `at`, whose wall clock shows `HH:MM` on one of these ISO weekdays. */
export function nextTimeOfDay(at: EpochMs, time: string, timeZone: string, weekdays: readonly number[] = ALL_WEEKDAYS): EpochMs {
  const today = startOfDay(toWall(at, timeZone));
  const timeMs = timeOfDayMs(time);
  // Eight days: today may be allowed, but its hour already over.
  for (let day = 0; day <= 8; day += 1) {
    const wall = today + day * DAY_MS + timeMs;
    if (!weekdays.includes(weekdayOf(wall))) continue;
    const candidate = fromWall(wall, timeZone);
    if (candidate >= at) return candidate;
  }
  throw new RangeError('No weekday is allowed: name at least one from 1 (Monday) to 7 (Sunday).');
}

/** The first instant, not before `at`, at the same local time on a day that is allowed; looks a year ahead. */
export function nextAllowedDay(at: EpochMs, timeZone: string, isAllowed: (day: WallMs) => boolean): EpochMs {
  const wall = toWall(at, timeZone);
  if (isAllowed(wall)) return at;
  for (let day = 1; day <= 366; day += 1) {
    if (isAllowed(wall + day * DAY_MS)) return fromWall(wall + day * DAY_MS, timeZone);
  }
  throw new RangeError('No day of the coming year is allowed: leave at least one weekday.');
}

function timeOfDayMs(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  if (hours === undefined || minutes === undefined) throw new RangeError(`"${time}" is not a time of day such as 09:00.`);
  return (hours * 60 + minutes) * 60_000;
}
