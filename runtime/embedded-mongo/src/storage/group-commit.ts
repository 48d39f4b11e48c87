/**
 * Runs writes in groups: what arrived while the previous group went to disk runs together,
 * is made durable by one log write, and is answered only then.
 */

import type { Store } from './store.ts';

/** Runs the write and returns what to do once it is on disk. Must not throw. */
export type GroupedWrite = () => (failure: Error | undefined) => void;

/**
 * How long a group may stay outside the committed tree, and how much log may pile up.
 * Longer means fewer pauses and fewer page writes, but more to replay after a crash.
 */
const CHECKPOINT_AFTER_MS = 1_500;
const CHECKPOINT_BYTES = 32 * 1024 * 1024;
/**
 * Writing the tree stops everything else, so how much may wait for it follows from how
 * long the last time took: random keys touch a page each, ordered ones share them.
 */
const LONGEST_PAUSE_MS = 40;
const SHORTEST_PAUSE_MS = 15;
const FEWEST_PUTS = 24_000;
const MOST_PUTS = 64_000;

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
    if (!this.store.hasUncommittedTree) return;
    const { replayBytes, uncommittedPuts } = this.store;
    if (this.checkpointDue || replayBytes > CHECKPOINT_BYTES || uncommittedPuts > this.putsBeforeCheckpoint) {
      clearTimeout(this.checkpointTimer);
      this.checkpointTimer = undefined;
      this.checkpointDue = false;
      const started = performance.now();
      await this.store.checkpoint();
      this.adapt(performance.now() - started, uncommittedPuts);
      return;
    }
    this.checkpointTimer ??= setTimeout(() => {
      this.checkpointDue = true;
      this.schedule();
    }, CHECKPOINT_AFTER_MS);
  }

  private adapt(pauseMs: number, puts: number): void {
    if (pauseMs > LONGEST_PAUSE_MS) this.putsBeforeCheckpoint = Math.max(FEWEST_PUTS, Math.round(puts / 2));
    else if (pauseMs < SHORTEST_PAUSE_MS) this.putsBeforeCheckpoint = Math.min(MOST_PUTS, Math.round(this.putsBeforeCheckpoint * 1.5));
  }
}
