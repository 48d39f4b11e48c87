/** Keeps answers for a while that follows from what they cost, and lets all who ask for the same meanwhile wait for one. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { Clock } from '../ports/clock.ts';

/** Whoever asks all the time keeps the program busy for a twentieth of it at most. */
const TIMES_ITS_COST = 20;

interface Kept<T> { value: Promise<T>; until: EpochMs }

export class BrieflyKept<T> {
  readonly #kept = new Map<string, Kept<T>>();
  readonly #clock: Clock;
  readonly #leastMs: number;

  constructor(clock: Clock, leastMs: number) {
    this.#clock = clock;
    this.#leastMs = leastMs;
  }

  async get(key: string, make: () => Promise<T>): Promise<T> {
    const now = this.#clock.now();
    const known = this.#kept.get(key);
    if (known && known.until > now) return known.value;
    for (const [other, { until }] of this.#kept) if (until <= now) this.#kept.delete(other);
    const kept: Kept<T> = { value: make(), until: Infinity };
    this.#kept.set(key, kept);
    try {
      const value = await kept.value;
      const done = this.#clock.now();
      kept.until = done + Math.max(this.#leastMs, (done - now) * TIMES_ITS_COST);
      return value;
    } catch (error) {
      this.#kept.delete(key);
      throw error;
    }
  }
}
