/** When to try again: exponential, with a jitter that is the same for the same key, so that a fallen server is not met by everybody at once. */
import { seeded } from '../../engine/seeded.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
export const GIVE_UP_AFTER_MS = 3 * 24 * HOUR_MS;

export interface Backoff { factor: number; mostMs: number }
export const MAIL_BACKOFF: Backoff = { factor: 2, mostMs: 6 * HOUR_MS };
/** Eight attempts within about two days. */
export const CALL_BACKOFF: Backoff = { factor: 4, mostMs: 24 * HOUR_MS };

/** `attempts` made so far, at least 1. The first wait is about a minute; the jitter is ±20 %. */
export function backoffMs(key: string, attempts: number, { factor, mostMs }: Backoff): number {
  const plain = Math.min(MINUTE_MS * factor ** (attempts - 1), mostMs);
  return Math.round(plain * (0.8 + 0.4 * seeded('backoff', key, String(attempts))));
}
