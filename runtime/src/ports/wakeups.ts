/** Asks that partitions be looked at. At-least-once, harmless when late or doubled: hints, never the truth (design §4). */
import type { EpochMs } from '@nachklang/nodes/sdk';

export interface Wakeups {
  /** Look at these partitions now. */
  now(partitions: Iterable<number>): void;
  /** Look at this partition at that time. */
  at(partition: number, time: EpochMs): void;
}
