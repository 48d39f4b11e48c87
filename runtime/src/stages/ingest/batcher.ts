/** Collects what arrives while a batch is under way, so that many callers share the round trips and the one fsync. */

interface Waiting<T, R> { item: T; resolve(result: R): void; reject(error: unknown): void }

/** Large enough for a full house, small enough that nobody waits long for others. */
const MAX_BATCH = 1_000;
/**
 * Between two batches: who was just answered comes back with the next item and shares its round trips with those who waited,
 * instead of taking turns with them in batches half the size.
 */
const REST_MS = 2;

export class Batcher<T, R> {
  readonly #work: (items: readonly T[]) => Promise<readonly R[]>;
  readonly #restMs: number;
  #waiting: Waiting<T, R>[] = [];
  #running: Promise<void> | undefined;
  /** So many wait for the end: nobody else's item is worth a rest then. */
  #hurrying = 0;
  #endRest: (() => void) | undefined;

  /** `work` answers in the order of its items; when it throws, all of its batch fail. */
  constructor(work: (items: readonly T[]) => Promise<readonly R[]>, restMs = REST_MS) {
    this.#work = work;
    this.#restMs = restMs;
  }

  add(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when nothing that was added is left to do; does not wait for rests. */
  async idle(): Promise<void> {
    this.#hurrying += 1;
    this.#endRest?.();
    while (this.#running) await this.#running;
    this.#hurrying -= 1;
  }

  async #run(): Promise<void> {
    // What arrives in the same turn of the event loop comes along.
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) {
      await this.#runBatch(this.#waiting.splice(0, MAX_BATCH));
      if (this.#hurrying === 0) await this.#rest();
    }
    this.#running = undefined;
  }

  async #rest(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, this.#restMs);
    this.#endRest = resolve;
    await promise;
    clearTimeout(timer);
    this.#endRest = undefined;
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
