/** Between instants and the clock on a wall: civil dates and times of a zone, safe when its clocks change. */
import type { EpochMs } from '../values.ts';
import { DAY_MS } from './duration.ts';
import { offsetAt } from './zone-offsets.ts';

/** A wall clock reading, written as the milliseconds it would be in UTC. Never an instant. */
export type WallMs = number;

/** A civil date. `month` counts from 1. */
export interface CivilDate {
  year: number;
  month: number;
  day: number;
}

/** What the clock on the wall shows at an instant. */
export function toWall(at: EpochMs, timeZone: string): WallMs {
  return at + offsetAt(at, timeZone);
}

/**
 * The instant at which the wall clock shows this. A reading that does not exist (clocks went forward) moves forward by the gap;
 * one that exists twice (clocks went back) takes the earlier, as Temporal's `compatible` does.
 */
export function fromWall(wall: WallMs, timeZone: string): EpochMs {
  const before = offsetAt(wall - DAY_MS, timeZone);
  const after = offsetAt(wall + DAY_MS, timeZone);
  const byBefore = wall - before;
  if (before === after && offsetAt(byBefore, timeZone) === before) return byBefore;
  const byAfter = wall - after;
  const readings = [byBefore, byAfter].filter((at) => toWall(at, timeZone) === wall);
  return readings.length === 0 ? byBefore : Math.min(...readings);
}

export function civilDateOf(wall: WallMs): CivilDate {
  const date = new Date(wall);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** ISO weekday of a wall clock reading, Monday = 1 … Sunday = 7. */
export function weekdayOf(wall: WallMs): number {
  return ((new Date(wall).getUTCDay() + 6) % 7) + 1;
}

/** Midnight of the wall clock's day. */
export function startOfDay(wall: WallMs): WallMs {
  return Math.floor(wall / DAY_MS) * DAY_MS;
}

/** The same time of day some months on; a day the month does not have becomes its last. */
export function addMonths(wall: WallMs, months: number): WallMs {
  const { year, month, day } = civilDateOf(wall);
  const target = Date.UTC(year, month - 1 + months, 1);
  const { year: targetYear, month: targetMonth } = civilDateOf(target);
  const lastDay = new Date(Date.UTC(targetYear, targetMonth, 0)).getUTCDate();
  return target + (Math.min(day, lastDay) - 1) * DAY_MS + (wall - startOfDay(wall));
}
