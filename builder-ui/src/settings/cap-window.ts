/** The window of a limit between ISO 8601, as the API has it, and a number with a unit, as people type it. */
import type { Cap } from '../api/types.ts';

export interface TypedWindow {
  length: string;
  unit: 'hours' | 'days';
}

export interface TypedCap extends TypedWindow {
  /** As it was read; what the form does not show stays as it is. */
  cap: Cap;
  max: string;
}

/** A day is shown as 24 hours, because the window rolls and knows no midnight. Minutes are rounded up to the hour. */
export function readWindow(iso: string): TypedWindow {
  const [, days = '0', hours = '0', minutes = '0'] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(iso) ?? [];
  const inHours = Number(days) * 24 + Number(hours) + Math.ceil(Number(minutes) / 60);
  return inHours > 24 && inHours % 24 === 0 ? { length: String(inHours / 24), unit: 'days' } : { length: String(inHours), unit: 'hours' };
}

/** Keeps the window as it was when nothing about it was changed. */
export function writeCap({ cap, max, length, unit }: TypedCap): Cap {
  const before = readWindow(cap.window);
  const same = before.length === length && before.unit === unit;
  return { ...cap, max: Number(max), window: same ? cap.window : unit === 'days' ? `P${length}D` : `PT${length}H` };
}
