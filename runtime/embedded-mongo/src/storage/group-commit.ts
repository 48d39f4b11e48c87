/**
 * Runs writes in groups: what was run while the previous group went to disk is made durable
 * together, by one log write, and is answered only then.
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
/** After so long others are heard: reads are answered between writes. */
const TURN_MS = 2;
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
  /** Of the writes that were run and are not on disk yet. */
  private unsaved: ReturnType<GroupedWrite>[] = [];
  private scheduled = false;
  private saving: Promise<void> | undefined;
  private checkpointTimer: NodeJS.Timeout | undefined;
  /** No write is run until the tree is on disk. */
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
    while (this.scheduled || this.saving !== undefined || this.queue.length > 0) {
      await (this.saving ?? new Promise((resolve) => setImmediate(resolve)));
    }
    clearTimeout(this.checkpointTimer);
  }

  private schedule(): void {
    if (this.scheduled || this.checkpointDue) return;
    this.scheduled = true;
    // After this turn's sockets were read, so that their commands share the group.
    setImmediate(() => {
      this.scheduled = false;
      if (!this.checkpointDue) this.run();
    });
  }

  /** As much of the queue as one turn may hold, while the group before is being written. */
  private run(): void {
    const until = performance.now() + TURN_MS;
    let ran = 0;
    for (const write of this.queue) {
      this.unsaved.push(write());
      ran += 1;
      if (performance.now() > until) break;
    }
    this.queue = this.queue.slice(ran);
    if (this.queue.length > 0) this.schedule();
    this.save();
  }

  /** Group by group, until everything that was run is on disk. */
  private save(): void {
    // Cleared from outside: with nothing to save the work is over before it is remembered here.
    this.saving ??= this.saveGroups().finally(() => {
      this.saving = undefined;
    });
  }

  private async saveGroups(): Promise<void> {
    while (this.unsaved.length > 0 || this.checkpointDue) await this.saveGroup();
  }

  private async saveGroup(): Promise<void> {
    const answers = this.unsaved;
    this.unsaved = [];
    try {
      this.beforeFlush();
      await this.store.flush();
      // Taken out: whoever was told that it is on disk hears nothing of a tree that cannot be saved.
      for (const answer of answers.splice(0)) answer(undefined);
      if (!this.checkpointDue) this.planCheckpoint();
      else if (this.unsaved.length === 0) await this.saveTree();
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      for (const answer of answers) answer(failure);
      this.checkpointDue = false;
      this.onFatal(failure);
    }
  }

  private planCheckpoint(): void {
    const { replayBytes, uncommittedPuts, hasUncommittedTree } = this.store;
    if (replayBytes > CHECKPOINT_BYTES || uncommittedPuts > this.putsBeforeCheckpoint) this.checkpointDue = true;
    else if (hasUncommittedTree) this.checkpointLater();
  }

  private checkpointLater(): void {
    this.checkpointTimer ??= setTimeout(() => {
      this.checkpointDue = true;
      this.save();
    }, CHECKPOINT_AFTER_MS);
  }

  private async saveTree(): Promise<void> {
    clearTimeout(this.checkpointTimer);
    this.checkpointTimer = undefined;
    const { uncommittedPuts, hasUncommittedTree } = this.store;
    if (hasUncommittedTree) await this.checkpoint(uncommittedPuts);
    if (this.store.pagesWritten >= BURST_PAGES) {
      if (uncommittedPuts > CALM_PUTS) this.checkpointLater();
      else this.store.releaseMemory();
    }
    this.checkpointDue = false;
    if (this.queue.length > 0) this.schedule();
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
