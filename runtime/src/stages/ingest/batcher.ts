/** Collects what arrives while batches are under way, so that many callers share the round trips and the one fsync. */

interface Waiting<T, R> { item: T; resolve(result: R): void; reject(error: unknown): void }

/** Large enough for a full house, small enough that nobody waits long for others. */
const MAX_BATCH = 1_000;
/**
 * Between two batches: who was just answered comes back with the next item and shares its round trips with those who waited,
 * instead of taking turns with them in batches half the size.
 */
const REST_MS = 2;

export interface BatcherOptions {
  restMs?: number;
  /** Batches that may be under way at once. */
  lanes?: number;
}

export class Batcher<T, R> {
  readonly #work: (items: readonly T[]) => Promise<readonly R[]>;
  readonly #restMs: number;
  readonly #mostLanes: number;
  #waiting: Waiting<T, R>[] = [];
  readonly #lanes = new Set<Promise<void>>();
  /** So many wait for the end: nobody else's item is worth a rest then. */
  #hurrying = 0;
  readonly #resting = new Set<() => void>();

  /** `work` answers in the order of its items; when it throws, all of its batch fail. */
  constructor(work: (items: readonly T[]) => Promise<readonly R[]>, { restMs = REST_MS, lanes = 1 }: BatcherOptions = {}) {
    this.#work = work;
    this.#restMs = restMs;
    this.#mostLanes = lanes;
  }

  add(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (this.#lanes.size < this.#mostLanes) this.#open();
    });
  }

  /** Resolves when nothing that was added is left to do; does not wait for rests. */
  async idle(): Promise<void> {
    this.#hurrying += 1;
    for (const endRest of this.#resting) endRest();
    while (this.#lanes.size > 0) await Promise.all(this.#lanes);
    this.#hurrying -= 1;
  }

  #open(): void {
    const lane = this.#run().finally(() => {
      this.#lanes.delete(lane);
      // Between its last look and here the lane still counted: what was added then opened none.
      if (this.#waiting.length > 0) this.#open();
    });
    this.#lanes.add(lane);
  }

  async #run(): Promise<void> {
    // What arrives in the same turn of the event loop comes along.
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) {
      await this.#runBatch(this.#waiting.splice(0, MAX_BATCH));
      if (this.#hurrying === 0) await this.#rest();
    }
  }

  async #rest(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, this.#restMs);
    this.#resting.add(resolve);
    await promise;
    clearTimeout(timer);
    this.#resting.delete(resolve);
  }

  async #runBatch(batch: Waiting<T, R>[]): Promise<void> {
    try {
      const results = await this.#work(batch.map(({ item }) => item));
      for (const [index, { resolve, reject }] of batch.entries()) {
        if (index < results.length) resolve(results[index] as R);
        else reject(new Error('The batch gave no answer for this item.'));
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
