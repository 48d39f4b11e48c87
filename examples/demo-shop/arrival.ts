/** How events really arrive: a little late, sometimes very late, now and then twice, and not always in their order. */
import type { CloudEvent, EpochMs } from '@nachklang/nodes/sdk';
import { HOUR, MINUTE } from './calendar.ts';
import { Random } from './random.ts';

/** An event and the instant at which the shop's or the carrier's call comes in. */
export interface Arrival {
  at: EpochMs;
  event: CloudEvent;
}

const LATENESS = { prompt: 90, slow: 7, late: 3 };

/** The arrivals of one event: one, or two when the sender repeats itself. */
export function arrivals(seed: number, event: CloudEvent): Arrival[] {
  const random = new Random(seed, 'arrival', event.source, event.id);
  const happened = Date.parse(event.time ?? '');
  const at = happened + lateness(random);
  const first = { at, event };
  // A webhook that was not answered in time is sent again with the same id.
  return random.chance(0.04) ? [first, { at: at + random.int(1, 90) * MINUTE, event }] : [first];
}

function lateness(random: Random): number {
  switch (random.weighted(LATENESS)) {
    case 'prompt':
      return random.int(1, 20) * 1000;
    case 'slow':
      return random.int(2, 45) * MINUTE;
    case 'late':
      return random.int(2, 26) * HOUR;
  }
}
