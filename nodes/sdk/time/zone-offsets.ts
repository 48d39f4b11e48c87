/** How far a time zone is from UTC at an instant, from cached stretches between two changes of its clocks. */
import { Temporal } from 'temporal-polyfill';
import type { EpochMs } from '../values.ts';

/** A stretch [from, to) in which the zone keeps one offset. */
interface Stretch {
  from: EpochMs;
  to: EpochMs;
  offsetMs: number;
}

const STRETCHES_PER_ZONE = 64;
const ZONES = 1000;
const byZone = new Map<string, Stretch[]>();

/** Offset of the zone at this instant, in milliseconds east of UTC. Throws a RangeError for a zone nobody knows. */
export function offsetAt(at: EpochMs, timeZone: string): number {
  return stretchAt(at, timeZone).offsetMs;
}

/** When the clocks of the zone change next after this instant; infinity where they never do. */
export function nextClockChange(at: EpochMs, timeZone: string): EpochMs {
  return stretchAt(at, timeZone).to;
}

function stretchAt(at: EpochMs, timeZone: string): Stretch {
  const known = byZone.get(timeZone);
  if (known !== undefined) {
    for (const stretch of known) {
      if (at >= stretch.from && at < stretch.to) return stretch;
    }
  }
  return learn(at, timeZone);
}

/** Whether a zone name is known to this machine's time zone data. */
export function isTimeZone(timeZone: string): boolean {
  try {
    offsetAt(0, timeZone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function learn(at: EpochMs, timeZone: string): Stretch {
  const here = Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toZonedDateTimeISO(timeZone);
  const next = here.getTimeZoneTransition('next');
  // `previous` looks strictly before; a change at this very instant is the start of the stretch, so it looks from just after.
  const previous = here.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  const stretch: Stretch = {
    from: previous?.epochMilliseconds ?? -Infinity,
    to: next?.epochMilliseconds ?? Infinity,
    offsetMs: here.offsetNanoseconds / 1e6,
  };
  let known = byZone.get(timeZone);
  if (known === undefined) {
    if (byZone.size >= ZONES) byZone.clear();
    byZone.set(timeZone, (known = []));
  }
  if (known.length >= STRETCHES_PER_ZONE) known.length = 0;
  known.push(stretch);
  return stretch;
}
