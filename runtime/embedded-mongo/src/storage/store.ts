/**
 * The durable key-value store: an LMDB tree behind a write-ahead log.
 *
 * Every write goes into the tree's open transaction and into the log. `flush` makes the
 * group durable by one synced log write; the tree itself is committed now and then
 * (`checkpoint`), so a page touched a hundred times is written once. After a crash the
 * log is replayed onto the last committed tree.
 */

import { join } from 'node:path';

import { lockDirectory } from './directory-lock.ts';
import type { DirectoryLock } from './directory-lock.ts';
import { LmdbTree } from './lmdb-tree.ts';
import { WriteAheadLog } from './write-ahead-log.ts';

/** Holds the number of the last group the committed tree contains. No data key begins with 0xff. */
const GROUP_KEY = Buffer.from([0xff, 1]);
const SLOT = Buffer.alloc(8);

export class Store {
  readonly tree: LmdbTree;
  private readonly log: WriteAheadLog;
  private readonly lock: DirectoryLock;
  private group: number;
  private puts = 0;
  private failure: Error | undefined;

  private constructor(tree: LmdbTree, log: WriteAheadLog, lock: DirectoryLock, group: number) {
    this.tree = tree;
    this.log = log;
    this.lock = lock;
    this.group = group;
  }

  /** Opens `<dataDir>/store`; replays what a crash left in the log. Throws DirectoryInUse. */
  static async open(dataDir: string): Promise<Store> {
    const storeDir = join(dataDir, 'store');
    const lock = lockDirectory(storeDir);
    const tree = new LmdbTree(storeDir);
    const log = await WriteAheadLog.open(join(storeDir, 'journal'));
    const committed = Number(tree.get(GROUP_KEY, 0, GROUP_KEY.length)?.readBigUInt64LE(0) ?? 0n);
    const last = await log.replay(committed, (writes) => {
      tree.beginWrite();
      for (const { key, value } of writes) {
        if (value === undefined) tree.remove(key, 0, key.length);
        else tree.put(key, 0, key.length, value);
      }
    });
    const store = new Store(tree, log, lock, last);
    await store.checkpoint();
    await log.forget();
    return store;
  }

  put(keyBytes: Buffer, keyStart: number, keyEnd: number, value: Buffer): void {
    try {
      this.tree.beginWrite();
      this.tree.put(keyBytes, keyStart, keyEnd, value);
    } catch (error) {
      throw this.broken(error);
    }
    this.puts += 1;
    this.log.put(keyBytes, keyStart, keyEnd, value, 0, value.length);
  }

  /** As `put`; false, and nothing is changed, when the key is there already. */
  putNew(keyBytes: Buffer, keyStart: number, keyEnd: number, value: Buffer): boolean {
    try {
      this.tree.beginWrite();
      if (!this.tree.putNew(keyBytes, keyStart, keyEnd, value)) return false;
    } catch (error) {
      throw this.broken(error);
    }
    this.puts += 1;
    this.log.put(keyBytes, keyStart, keyEnd, value, 0, value.length);
    return true;
  }

  remove(keyBytes: Buffer, keyStart: number, keyEnd: number): void {
    try {
      this.tree.beginWrite();
      this.tree.remove(keyBytes, keyStart, keyEnd);
    } catch (error) {
      throw this.broken(error);
    }
    this.puts += 1;
    this.log.remove(keyBytes, keyStart, keyEnd);
  }

  /** Resolves when everything put so far survives a loss of power. Rejects when the process must end. */
  async flush(): Promise<void> {
    if (this.failure !== undefined) throw this.failure;
    if (this.log.isEmpty) return;
    this.group += 1;
    try {
      await this.log.flush(this.group);
    } catch (error) {
      throw this.broken(error);
    }
  }

  /** A group has grown so large that part of it should be written before it goes on. */
  get isGroupLarge(): boolean {
    return this.log.isLarge;
  }

  /**
   * Makes what has been put so far durable at once. Only between documents: never half of one. What
   * cannot be written leaves a gap that a replay stops at: nothing may be acknowledged behind it.
   */
  flushPart(): void {
    if (this.failure !== undefined) throw this.failure;
    try {
      this.log.flushPart(this.group + 1);
    } catch (error) {
      throw this.broken(error);
    }
    this.group += 1;
  }

  /** Bytes a crash would have to replay. */
  get replayBytes(): number {
    return this.log.size;
  }

  /** Puts and removes since the tree was committed: at most so many pages wait in memory. */
  get uncommittedPuts(): number {
    return this.puts;
  }

  /** Pages that checkpoints have written since the store was opened or its memory was released. */
  get pagesWritten(): number {
    return this.tree.pagesWritten;
  }

  /** Gives back the memory that a burst has left behind. Right after a checkpoint, before anything else runs. */
  releaseMemory(): void {
    if (this.tree.isWriting) return;
    this.tree.reopen();
    this.log.releaseMemory();
  }

  get hasUncommittedTree(): boolean {
    return this.tree.isWriting;
  }

  /** Commits the tree and empties the log. Only between groups: after `flush`, before the next put. */
  async checkpoint(): Promise<void> {
    if (this.failure !== undefined) throw this.failure;
    if (!this.tree.isWriting) return;
    SLOT.writeBigUInt64LE(BigInt(this.group));
    this.tree.put(GROUP_KEY, 0, GROUP_KEY.length, SLOT);
    await this.tree.commit();
    this.puts = 0;
    await this.log.startOver();
  }

  async close(): Promise<void> {
    await this.flush();
    await this.checkpoint();
    await this.tree.close();
    await this.log.close();
    this.lock.release();
  }

  /**
   * A change the tree refused may have left half a document, a write that failed leaves a gap in the
   * log: from now on nothing more may reach the disk.
   */
  private broken(error: unknown): Error {
    const failure = error instanceof Error ? error : new Error(String(error));
    this.failure ??= failure;
    return failure;
  }
}
