/** Asks that partitions be looked at. At-least-once, harmless when late or doubled: hints, never the truth (design §4). */
import type { EpochMs } from '@nachklang/nodes/sdk';

export interface Wakeups {
  /** Look at these partitions now. */
  now(partitions: Iterable<number>): void;
  /** Look at this partition at that time. Only the earliest time of a partition is kept. */
  at(partition: number, time: EpochMs): void;
  /** Those whose time has come, which are forgotten by asking: whoever drains them asks anew for what falls due next. */
  passed(partitions: readonly number[], now: EpochMs): number[];
}

/** Remembers the earliest wake-up of each partition. */
export class EarliestWakeups {
  readonly #times = new Map<number, EpochMs>();

  /** Whether this is news: nothing earlier, that is still to come, is known. */
  note(partition: number, time: EpochMs, now: EpochMs): boolean {
    const known = this.#times.get(partition);
    // One that has passed stays until somebody drains: overwritten, what fell due at it would wait for the sweep.
    if (known !== undefined && known <= now) return true;
    if (known !== undefined && known <= time) return false;
    this.#times.set(partition, time);
    return true;
  }

  passed(partitions: readonly number[], now: EpochMs): number[] {
    const passed = partitions.filter((partition) => (this.#times.get(partition) ?? Infinity) <= now);
    for (const partition of passed) this.#times.delete(partition);
    return passed;
  }

  /** Those whose time has come; they are kept until {@link passed} is asked. */
  dueBy(now: EpochMs): number[] {
    return [...this.#times].filter(([, time]) => time <= now).map(([partition]) => partition);
  }

  /** The earliest time after now. */
  next(now: EpochMs): EpochMs | undefined {
    let next: EpochMs | undefined;
    for (const time of this.#times.values()) if (time > now && time < (next ?? Infinity)) next = time;
    return next;
  }
}

/** For tests and virtual clocks: hands wake-ups for now to a function, keeps the others to be read. */
export class FakeWakeups implements Wakeups {
  readonly asked = new Map<number, EpochMs>();
  readonly #look: (partitions: Iterable<number>) => void;
  constructor(look: (partitions: Iterable<number>) => void = () => undefined) {
    this.#look = look;
  }
  now(partitions: Iterable<number>): void {
    this.#look(partitions);
  }
  at(partition: number, time: EpochMs): void {
    this.asked.set(partition, Math.min(time, this.asked.get(partition) ?? Infinity));
  }
  passed(partitions: readonly number[], now: EpochMs): number[] {
    const passed = partitions.filter((partition) => (this.asked.get(partition) ?? Infinity) <= now);
    for (const partition of passed) this.asked.delete(partition);
    return passed;
  }
}
