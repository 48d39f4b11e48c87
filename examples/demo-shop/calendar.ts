/** Days and hours of the demo warehouse. One fixed offset for the whole year: the demo needs working days, not exact clocks. */
import type { EpochMs } from '@nachklang/nodes/sdk';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const LOCAL_OFFSET = HOUR;

/** Midnight of the local day that holds this instant. */
export function startOfDay(at: EpochMs): EpochMs {
  return Math.floor((at + LOCAL_OFFSET) / DAY) * DAY - LOCAL_OFFSET;
}

/** ISO weekday: Monday = 1 … Sunday = 7. 1970-01-01 was a Thursday. */
export function weekday(at: EpochMs): number {
  return ((Math.floor((at + LOCAL_OFFSET) / DAY) + 3) % 7) + 1;
}

/** The n-th next day on which `works` holds, at midnight; n = 0 is the day itself when it works. */
function nthDay(at: EpochMs, n: number, works: (weekday: number) => boolean): EpochMs {
  let day = startOfDay(at);
  while (!works(weekday(day))) day += DAY;
  for (let left = n; left > 0; left -= 1) {
    do day += DAY; while (!works(weekday(day)));
  }
  return day;
}

/** The warehouse packs from Monday to Friday. */
export const packingDay = (at: EpochMs, n: number): EpochMs => nthDay(at, n, (day) => day <= 5);
/** Carriers deliver from Monday to Saturday. */
export const deliveryDay = (at: EpochMs, n: number): EpochMs => nthDay(at, n, (day) => day <= 6);
