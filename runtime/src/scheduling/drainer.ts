/** The worker's loop over partitions: take the lease, load, run the engine, commit, hand on. */
import type { Leases } from './leases.ts';

export interface DrainerPorts {
  leases: Leases;
  /** Works one batch of these partitions through, `limit` events and due runs at most; whether there is more. */
  drainBatch(partitions: readonly number[], limit: number): Promise<{ more: boolean }>;
  /** Partitions are about to be let go: last chance to ask for their next wake-up. */
  beforeRelease(partitions: readonly number[]): Promise<void>;
  /** Finishes what an interrupted holder left behind. */
  recover(partition: number, since: number): Promise<void>;
  /** Asks to be woken for a partition later: its lease is held elsewhere until then. */
  wakeLater(partition: number, at: number): void;
  /** Must not throw. */
  onError(error: unknown): void;
}

/** After this long without letting go, other workers get their chance. */
const HOLD_MS = 2_000;
const RETRY_MS = 250;
/** Under load a batch is started this often at most: larger batches cost fewer round trips, and nobody notices the time. */
const PACE_MS = 100;
const BATCH_SIZE = 300;
/** After a rest: when many fall due at one instant, the first of them shall not wait for a full batch. */
const FIRST_BATCH_SIZE = 50;

export class Drainer {
  readonly #ports: DrainerPorts;
  readonly #dirty = new Set<number>();
  #held = new Set<number>();
  /** Partitions whose last batch broke off: recover before the next. */
  readonly #broken = new Set<number>();
  #running: Promise<void> | undefined;
  #stopped = false;
  #heldSince = 0;
  #startedAt = -Infinity;
  #rested = true;
  #renewedAt = 0;

  constructor(ports: DrainerPorts) {
    this.#ports = ports;
  }

  /** Look at these partitions soon. Cheap; called for every accepted event. */
  poke(partitions: Iterable<number>): void {
    for (const partition of partitions) this.#dirty.add(partition);
    if (this.#dirty.size > 0 && !this.#running && !this.#stopped) this.#running = this.#run();
  }

  /** Resolves when nothing that was poked so far is left to do. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Finishes the batch under way, lets go of every lease. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.idle();
  }

  async #run(): Promise<void> {
    try {
      while (this.#dirty.size > 0 && !this.#stopped) {
        await this.#pace();
        await this.#round();
      }
      await this.#letGo();
    } catch (error) {
      this.#ports.onError(error);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    } finally {
      this.#running = undefined;
      this.#rested = true;
      if (this.#dirty.size > 0 && !this.#stopped) this.#running = this.#run();
    }
  }

  /** The first event after a rest is looked at in the same turn of the event loop as those that arrive with it. */
  async #pace(): Promise<void> {
    const left = this.#startedAt + PACE_MS - performance.now();
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
    else await new Promise((resolve) => setImmediate(resolve));
    this.#startedAt = performance.now();
  }

  async #round(): Promise<void> {
    const wanted = [...this.#dirty];
    this.#dirty.clear();
    try {
      await this.#hold(wanted);
      const work = [...this.#held];
      if (work.length === 0) return;
      const { more } = await this.#ports.drainBatch(work, this.#rested ? FIRST_BATCH_SIZE : BATCH_SIZE);
      this.#rested = false;
      if (more) for (const partition of work) this.#dirty.add(partition);
      else if (performance.now() - this.#heldSince > HOLD_MS) await this.#letGo();
    } catch (error) {
      for (const partition of [...wanted, ...this.#held]) this.#dirty.add(partition);
      for (const partition of this.#held) this.#broken.add(partition);
      throw error;
    }
  }

  async #hold(wanted: readonly number[]): Promise<void> {
    if (performance.now() - this.#renewedAt > this.#ports.leases.renewMs && this.#held.size > 0) {
      for (const lost of await this.#ports.leases.renew([...this.#held])) this.#held.delete(lost);
      this.#renewedAt = performance.now();
    }
    const missing = wanted.filter((partition) => !this.#held.has(partition) || this.#broken.has(partition));
    if (missing.length === 0) return;
    const taken = await this.#ports.leases.take(missing);
    if (this.#held.size === 0) this.#heldSince = this.#renewedAt = performance.now();
    for (const { partition, since } of taken.unclean) {
      await this.#ports.recover(partition, since);
      await this.#ports.leases.recovered(partition);
    }
    for (const partition of taken.held) {
      this.#held.add(partition);
      this.#broken.delete(partition);
    }
    for (const { partition, until } of taken.busy) {
      this.#held.delete(partition);
      this.#ports.wakeLater(partition, until);
    }
  }

  async #letGo(): Promise<void> {
    if (this.#held.size === 0) return;
    const held = [...this.#held];
    await this.#ports.beforeRelease(held);
    const again = await this.#ports.leases.release(held);
    this.#held = new Set();
    for (const partition of again) this.#dirty.add(partition);
  }
}
