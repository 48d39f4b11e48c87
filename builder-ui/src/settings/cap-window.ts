/** The window of a limit between ISO 8601, as the API has it, and a number with a unit, as people type it. */
import type { Cap } from '../api/types.ts';

export const WINDOW_UNITS = ['minutes', 'hours', 'days'] as const;
export type WindowUnit = (typeof WINDOW_UNITS)[number];

export interface TypedWindow {
  length: string;
  unit: WindowUnit;
}

export interface TypedCap extends TypedWindow {
  /** As it was read; what the form does not show stays as it is. */
  cap: Cap;
  max: string;
}

const MINUTE_MS = 60_000;
const UNIT_MINUTES: Record<WindowUnit, number> = { minutes: 1, hours: 60, days: 1440 };
/** As the API has them. */
const MOST_MESSAGES = 1000;
const MOST_MINUTES = 366 * 1440;

/** A day is shown as 24 hours, because the window rolls and knows no midnight. */
export function readWindow(iso: string): TypedWindow {
  const minutes = windowMs(iso) / MINUTE_MS;
  if (minutes > 1440 && minutes % 1440 === 0) return { length: String(minutes / 1440), unit: 'days' };
  return minutes % 60 === 0 ? { length: String(minutes / 60), unit: 'hours' } : { length: String(minutes), unit: 'minutes' };
}

export function windowMs(iso: string): number {
  const [, weeks = '0', days = '0', hours = '0', minutes = '0'] = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(iso) ?? [];
  return ((Number(weeks) * 7 + Number(days)) * 1440 + Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
}

/** Keeps the window as it was when nothing about it was changed. */
export function writeCap({ cap, max, length, unit }: TypedCap): Cap {
  const before = readWindow(cap.window);
  const same = before.length === length && before.unit === unit;
  return { ...cap, ...(cap.category !== undefined && { category: cap.category.trim() }), max: Number(max), window: same ? cap.window : unit === 'days' ? `P${length}D` : `PT${length}${unit === 'hours' ? 'H' : 'M'}` };
}

/** Whether the API would take it: somebody who is still typing leaves fields empty for a moment. */
export function isComplete({ max, length, unit }: TypedCap): boolean {
  const minutes = whole(length) * UNIT_MINUTES[unit];
  return whole(max) >= 0 && whole(max) <= MOST_MESSAGES && minutes >= 1 && minutes <= MOST_MINUTES;
}

function whole(typed: string): number {
  return /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : NaN;
}
