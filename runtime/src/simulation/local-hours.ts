/** Which local day and hour an instant falls into; fast enough for hundreds of thousands of instants. */
import type { EpochMs } from '@nachklang/nodes/sdk';

export interface LocalHour {
  /** `2026-11-22` */
  date: string;
  hour: number;
}

/** No zone changes its clocks anywhere but on a quarter of an hour. */
const QUARTER_MS = 900_000;

export function localHours(timeZone: string): (at: EpochMs) => LocalHour {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23' });
  const known = new Map<number, LocalHour>();
  return (at) => {
    const quarter = Math.floor(at / QUARTER_MS);
    const hit = known.get(quarter);
    if (hit) return hit;
    const parts = Object.fromEntries(format.formatToParts(quarter * QUARTER_MS).map(({ type, value }) => [type, value]));
    const local = { date: `${parts['year']}-${parts['month']}-${parts['day']}`, hour: Number(parts['hour']) };
    known.set(quarter, local);
    return local;
  };
}

/** Every civil date from the first to the last, both included. */
export function datesBetween(first: string, last: string): string[] {
  const dates: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000) dates.push(new Date(at).toISOString().slice(0, 10));
  return dates;
}
