/** The only source of time and of unseeded randomness (design §4, invariant 8). */
import { randomUUID } from 'node:crypto';
import type { EpochMs } from '@nachklang/nodes/sdk';

export interface Clock {
  now(): EpochMs;
  /** A fresh random id; not for anything that must be repeatable. */
  uuid(): string;
}

export const systemClock: Clock = { now: () => Date.now(), uuid: () => randomUUID() };

/** A clock that stands still until it is moved. */
export class FakeClock implements Clock {
  #now: EpochMs;
  #ids = 0;
  constructor(start: EpochMs | string) {
    this.#now = typeof start === 'string' ? Date.parse(start) : start;
  }
  now(): EpochMs {
    return this.#now;
  }
  uuid(): string {
    this.#ids += 1;
    return `id-${this.#ids}`;
  }
  set(to: EpochMs | string): void {
    this.#now = typeof to === 'string' ? Date.parse(to) : to;
  }
  advance(ms: number): void {
    this.#now += ms;
  }
}
