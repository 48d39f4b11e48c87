/**
 * Runs writes in groups: what arrived while the previous group went to disk runs together,
 * is made durable by one log write, and is answered only then.
 */

import type { Store } from './store.ts';

/** Runs the write and returns what to do once it is on disk. Must not throw. */
export type GroupedWrite = () => (failure: Error | undefined) => void;

/**
 * How long a group may stay outside the committed tree, and how much log may pile up. Longer
 * means that a page touched again and again is written once, but more to replay after a crash.
 */
const CHECKPOINT_AFTER_MS = 10_000;
const CHECKPOINT_BYTES = 48 * 1024 * 1024;
/**
 * Writing the tree stops everything else, and until then its changed pages lie in memory: about
 * so many. How many puts that makes shows the last time: random keys touch a page each, ordered
 * ones share them.
 */
const MOST_PAGES = 12_000;
const FEWEST_PUTS = 24_000;
const MOST_PUTS = 200_000;
/** Fewer puts say little about the next ones. */
const TELLING_PUTS = 5_000;
/** A burst is over when so few puts come in the longest time between two checkpoints. */
const CALM_PUTS = 2_000;
/** What a burst must have written before it is worth opening the tree anew. */
const BURST_PAGES = 10_000;

export class GroupCommit {
  private readonly store: Store;
  private readonly beforeFlush: () => void;
  private readonly onFatal: (error: Error) => void;
  private queue: GroupedWrite[] = [];
  private running: Promise<void> | undefined;
  private scheduled = false;
  private checkpointTimer: NodeJS.Timeout | undefined;
  private checkpointDue = false;
  private putsBeforeCheckpoint = FEWEST_PUTS;

  /** `beforeFlush` adds what belongs to the whole group; `onFatal` ends the process: after a failed disk write the memory image can no longer be trusted. */
  constructor(store: Store, beforeFlush: () => void, onFatal: (error: Error) => void) {
    this.store = store;
    this.beforeFlush = beforeFlush;
    this.onFatal = onFatal;
  }

  enqueue(write: GroupedWrite): void {
    this.queue.push(write);
    this.schedule();
  }

  /** Resolves when everything enqueued so far is on disk and answered. */
  async drain(): Promise<void> {
    while (this.scheduled || this.running !== undefined || this.queue.length > 0) {
      await (this.running ?? new Promise((resolve) => setImmediate(resolve)));
    }
    clearTimeout(this.checkpointTimer);
  }

  private schedule(): void {
    if (this.scheduled || this.running !== undefined) return;
    this.scheduled = true;
    // After this turn's sockets were read, so that their commands share the group.
    setImmediate(() => {
      // `running` is set before the group begins: a write may enqueue another, which must wait its turn.
      const { promise, resolve } = Promise.withResolvers<void>();
      this.running = promise;
      this.scheduled = false;
      void this.runGroup().then(() => {
        this.running = undefined;
        if (this.queue.length > 0 || this.checkpointDue) this.schedule();
        resolve();
      });
    });
  }

  private async runGroup(): Promise<void> {
    const group = this.queue;
    this.queue = [];
    const answers: ((failure: Error | undefined) => void)[] = [];
    try {
      for (const write of group) answers.push(write());
      this.beforeFlush();
      await this.store.flush();
      for (const answer of answers) answer(undefined);
      await this.checkpointWhenDue();
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      for (const answer of answers) answer(failure);
      this.onFatal(failure);
    }
  }

  private async checkpointWhenDue(): Promise<void> {
    const { replayBytes, uncommittedPuts, hasUncommittedTree } = this.store;
    if (this.checkpointDue || replayBytes > CHECKPOINT_BYTES || uncommittedPuts > this.putsBeforeCheckpoint) {
      clearTimeout(this.checkpointTimer);
      this.checkpointTimer = undefined;
      this.checkpointDue = false;
      if (hasUncommittedTree) await this.checkpoint(uncommittedPuts);
      if (this.store.pagesWritten < BURST_PAGES) return;
      if (uncommittedPuts <= CALM_PUTS) {
        this.store.releaseMemory();
        return;
      }
    } else if (!hasUncommittedTree) return;
    this.checkpointTimer ??= setTimeout(() => {
      this.checkpointDue = true;
      this.schedule();
    }, CHECKPOINT_AFTER_MS);
  }

  private async checkpoint(puts: number): Promise<void> {
    const before = this.store.pagesWritten;
    await this.store.checkpoint();
    if (puts >= TELLING_PUTS) this.adapt(this.store.pagesWritten - before, puts);
  }

  private adapt(pages: number, puts: number): void {
    const wanted = Math.round((puts * MOST_PAGES) / Math.max(pages, 1));
    this.putsBeforeCheckpoint = Math.min(MOST_PUTS, Math.max(FEWEST_PUTS, wanted));
  }
}
