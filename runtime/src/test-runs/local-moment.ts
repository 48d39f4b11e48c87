/** An instant as a test shows it: in UTC, and as the recipient's clock shows it. */
import { offsetAt, toWall } from '@nachklang/nodes/time';
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { Moment } from './test-run-schema.ts';

export function momentIn(timeZone: string): (at: EpochMs) => Moment {
  return (at) => ({ utc: new Date(at).toISOString(), local: `${new Date(toWall(at, timeZone)).toISOString().slice(0, 19)}${offset(offsetAt(at, timeZone))}` });
}

/** `+02:00` */
function offset(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${ms < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
