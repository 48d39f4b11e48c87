/** Counts days on which shops work: Monday to Friday without the public holidays of a place. */
import type { EpochMs } from '../values.ts';
import { DAY_MS } from './duration.ts';
import { civilDateOf, fromWall, toWall, weekdayOf, type WallMs } from './local-time.ts';
import { isPublicHoliday } from './public-holidays.ts';

/** The same local time `count` business days later. It always ends on a business day, also for a count of 0. */
export function addBusinessDays(at: EpochMs, count: number, timeZone: string, country: string, state?: string): EpochMs {
  const start = toWall(at, timeZone);
  let wall = start;
  let left = count;
  while (left > 0 || !isBusinessDay(wall, country, state)) {
    wall += DAY_MS;
    if (left > 0 && isBusinessDay(wall, country, state)) left -= 1;
  }
  return wall === start ? at : fromWall(wall, timeZone);
}

/** Whether this is neither a weekend nor a public holiday there. */
export function isBusinessDay(wall: WallMs, country: string, state?: string): boolean {
  return weekdayOf(wall) <= 5 && !isPublicHoliday(civilDateOf(wall), country, state);
}
