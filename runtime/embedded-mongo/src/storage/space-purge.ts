/**
 * Removes the keys of dropped collections and indexes little by little, so that a drop
 * answers at once. What is still to go is itself recorded in the tree.
 */

import type { GroupCommit } from './group-commit.ts';
import type { Store } from './store.ts';

const PENDING = Buffer.from([0, 0, 0, 0, 0x70]);
const AFTER_PENDING = Buffer.from([0, 0, 0, 0, 0x71]);
const KEYS_PER_GROUP = 2_000;

export class SpacePurge {
  private readonly store: Store;
  private readonly groups: GroupCommit;
  private readonly spaces: number[] = [];
  private working = false;

  constructor(store: Store, groups: GroupCommit) {
    this.store = store;
    this.groups = groups;
    const entries = store.tree.keys({ start: PENDING, end: AFTER_PENDING, reverse: false, exclusiveStart: false });
    for (let item = entries.next(); item.done !== true; item = entries.next()) this.spaces.push(item.value.readUInt32BE(PENDING.length));
    this.work();
  }

  /** Called inside a write group; the space is never used again. */
  add(space: number): void {
    const key = pendingKey(space);
    this.store.put(key, 0, key.length, Buffer.from([1]));
    this.spaces.push(space);
    this.work();
  }

  /** For a space being filled: purged at the next start unless `keep` is called before. */
  provisional(space: number): void {
    const key = pendingKey(space);
    this.store.put(key, 0, key.length, Buffer.from([1]));
  }

  keep(space: number): void {
    const key = pendingKey(space);
    this.store.remove(key, 0, key.length);
  }

  private work(): void {
    if (this.working || this.spaces.length === 0) return;
    this.working = true;
    this.groups.enqueue(() => {
      const [space] = this.spaces;
      if (space !== undefined && !this.removeSome(space)) {
        const key = pendingKey(space);
        this.store.remove(key, 0, key.length);
        this.spaces.shift();
      }
      return () => {
        this.working = false;
        this.work();
      };
    });
  }

  /** false when the space is empty. */
  private removeSome(space: number): boolean {
    const start = Buffer.alloc(4);
    start.writeUInt32BE(space);
    const keys = this.store.tree.keys({ start, end: Buffer.concat([start, Buffer.from([0xff])]), reverse: false, exclusiveStart: false });
    const found: Buffer[] = [];
    while (found.length < KEYS_PER_GROUP) {
      const item = keys.next();
      if (item.done === true) break;
      found.push(item.value);
    }
    keys.return?.();
    for (const key of found) this.store.remove(key, 0, key.length);
    return found.length > 0;
  }
}

function pendingKey(space: number): Buffer {
  const key = Buffer.alloc(PENDING.length + 4);
  PENDING.copy(key);
  key.writeUInt32BE(space, PENDING.length);
  return key;
}
