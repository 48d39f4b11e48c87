/** Wake-ups as Agenda jobs keyed by (partition, time slot): upserted, at-least-once, harmless when late or doubled (design §4). */
import type { Agenda } from 'agenda';
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { Clock } from '../ports/clock.ts';
import { EarliestWakeups, type Wakeups } from '../ports/wakeups.ts';

export const ADVANCE_PARTITION = 'advance-partition';
/** Wake-ups of one partition within this time share a job. */
const SLOT_MS = 100;

export interface AgendaWakeupsOptions {
  agenda: Agenda;
  clock: Clock;
  /** In a process that drains: a wake-up for now goes straight there and costs no job. */
  here(): ((partitions: Iterable<number>) => void) | undefined;
  onError(error: unknown): void;
}

export class AgendaWakeups implements Wakeups {
  readonly #options: AgendaWakeupsOptions;
  readonly #earliest = new EarliestWakeups();
  readonly #slots = new Set<string>();

  constructor(options: AgendaWakeupsOptions) {
    this.#options = options;
  }

  now(partitions: Iterable<number>): void {
    const here = this.#options.here();
    if (here) return here(partitions);
    const time = this.#options.clock.now();
    for (const partition of partitions) this.#job(partition, time);
  }

  at(partition: number, time: EpochMs): void {
    if (this.#earliest.note(partition, time, this.#options.clock.now())) this.#job(partition, time);
  }

  passed(partitions: readonly number[], now: EpochMs): number[] {
    return this.#earliest.passed(partitions, now);
  }

  /** A job has fired, asked for here or by another worker: whoever drains the partition next looks for what comes after. */
  fired(partition: number): void {
    this.#earliest.note(partition, 0, this.#options.clock.now());
  }

  #job(partition: number, time: EpochMs): void {
    const slot = Math.ceil(time / SLOT_MS);
    const key = `${partition}|${slot}`;
    if (this.#slots.has(key)) return;
    if (this.#slots.size > 10_000) this.#slots.clear();
    this.#slots.add(key);
    const job = this.#options.agenda.create(ADVANCE_PARTITION, { partition, slot });
    job.unique({ 'data.partition': partition, 'data.slot': slot });
    job.schedule(new Date(slot * SLOT_MS));
    job.save().catch((error: unknown) => {
      this.#slots.delete(key);
      this.#options.onError(error);
    });
  }
}
