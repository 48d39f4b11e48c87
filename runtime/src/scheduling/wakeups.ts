/**
 * Wake-ups as Agenda jobs keyed by (partitions, time slot): upserted, at-least-once, harmless when late or doubled (design §4).
 * A worker also sets one alarm in memory for the earliest of them: jobs make a wake-up durable, the alarm makes it exact.
 */
import type { Agenda, Job } from 'agenda';
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { Clock } from '../ports/clock.ts';
import { EarliestWakeups, type Wakeups } from '../ports/wakeups.ts';

const ADVANCE_PARTITION = 'advance-partition';
/** A partition is asked for once within this time; what is asked for in one turn of the event loop shares a job. */
const NOW_SLOT_MS = 200;
/** Wake-ups for later may share a longer slot, because the alarm of the worker that asked rings at the exact time. */
const LATER_SLOT_MS = 5_000;
/** The alarm looks at the clock at least this often: while a machine sleeps, or when its clock is set, timers know nothing of the time that passes. */
const LOOK_MS = 1_000;

/** What a job carries. */
interface WakeupData { slot: EpochMs; partitions: number[] }

/** In a process that drains: `look` hears of the partitions of each job that fires. */
export function defineWakeups(agenda: Agenda, look: (partitions: readonly number[]) => void): void {
  agenda.define(
    ADVANCE_PARTITION,
    // A job of an earlier version names none: the sweep looks at what it was about.
    async ({ attrs: { data: { partitions = [] } } }: Job<Partial<WakeupData>>) => look(partitions),
    { concurrency: 64, lockLimit: 64 },
  );
}

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
  /** What was asked for already: `partition|slot`. */
  readonly #asked = new Set<string>();
  /** Asked for in this turn of the event loop: partitions by slot. */
  #gathering = new Map<EpochMs, number[]>();
  readonly #writing = new Set<Promise<void>>();
  #alarm: NodeJS.Timeout | undefined;
  #alarmAt = Infinity;

  constructor(options: AgendaWakeupsOptions) {
    this.#options = options;
  }

  now(partitions: Iterable<number>): void {
    const here = this.#options.here();
    if (here) return here(partitions);
    const time = this.#options.clock.now();
    for (const partition of partitions) this.#ask(partition, time, NOW_SLOT_MS);
  }

  at(partition: number, time: EpochMs): void {
    if (!this.#earliest.note(partition, time, this.#options.clock.now())) return;
    this.#ask(partition, time, LATER_SLOT_MS);
    if (time < this.#alarmAt) this.#setAlarm(time);
  }

  passed(partitions: readonly number[], now: EpochMs): number[] {
    return this.#earliest.passed(partitions, now);
  }

  /** A job has fired, asked for here or by another worker: whoever drains the partition next looks for what comes after. */
  fired(partition: number): void {
    this.#earliest.note(partition, 0, this.#options.clock.now());
  }

  /** No alarm rings any more; the jobs stay. Resolves when those asked for are stored. */
  async stop(): Promise<void> {
    clearTimeout(this.#alarm);
    this.#alarmAt = -Infinity;
    this.#writeGathered();
    await Promise.all(this.#writing);
  }

  #setAlarm(time: EpochMs): void {
    clearTimeout(this.#alarm);
    this.#alarmAt = time;
    const left = Math.max(0, time - this.#options.clock.now());
    this.#alarm = setTimeout(() => this.#ring(), Math.min(left, LOOK_MS));
    this.#alarm.unref();
  }

  #ring(): void {
    const now = this.#options.clock.now();
    if (now < this.#alarmAt) return this.#setAlarm(this.#alarmAt);
    this.#alarmAt = Infinity;
    this.#options.here()?.(this.#earliest.dueBy(now));
    const next = this.#earliest.next(now);
    if (next !== undefined) this.#setAlarm(next);
  }

  #ask(partition: number, time: EpochMs, slotMs: number): void {
    const slot = Math.ceil(time / slotMs) * slotMs;
    const key = `${partition}|${slot}`;
    if (this.#asked.has(key)) return;
    if (this.#asked.size > 10_000) this.#asked.clear();
    this.#asked.add(key);
    if (this.#gathering.size === 0) setImmediate(() => this.#writeGathered());
    this.#gathering.set(slot, [...(this.#gathering.get(slot) ?? []), partition]);
  }

  #writeGathered(): void {
    for (const [slot, partitions] of this.#gathering) this.#write({ slot, partitions: partitions.sort((a, b) => a - b) });
    this.#gathering = new Map();
  }

  #write({ slot, partitions }: WakeupData): void {
    const job = this.#options.agenda.create(ADVANCE_PARTITION, { slot, partitions } satisfies WakeupData);
    job.unique({ 'data.slot': slot, 'data.partitions': partitions });
    job.schedule(new Date(slot));
    const written = job
      .save()
      .then(() => undefined)
      .catch((error: unknown) => {
        for (const partition of partitions) this.#asked.delete(`${partition}|${slot}`);
        this.#options.onError(error);
      })
      .finally(() => this.#writing.delete(written));
    this.#writing.add(written);
  }
}
