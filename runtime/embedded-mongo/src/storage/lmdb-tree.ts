/** The ordered key-value tree under everything: one LMDB database, binary keys and values. */

import { mkdirSync } from 'node:fs';

import { open } from 'lmdb';
import type { Database, RootDatabase } from 'lmdb';

import type { KeyWriter } from '../bson/key-encoding.ts';

/**
 * The key of the next LMDB call, copied by `writeKey`. Passing a range of a larger
 * buffer this way spares an allocation per call; CURRENT is only the token lmdb-js sees.
 */
const CURRENT = Buffer.alloc(1);
const current: { bytes: Buffer; start: number; end: number } = { bytes: CURRENT, start: 0, end: 0 };

const keyEncoder = {
  writeKey(key: Uint8Array, target: Uint8Array, position: number): number {
    if (key !== CURRENT) {
      target.set(key, position);
      return position + key.length;
    }
    const { bytes, end } = current;
    let to = position;
    for (let from = current.start; from < end; from += 1) {
      target[to] = bytes[from] ?? 0;
      to += 1;
    }
    return to;
  },
  readKey(source: Uint8Array, start: number, end: number): Buffer {
    const key = Buffer.allocUnsafe(end - start);
    for (let from = start; from < end; from += 1) key[from - start] = source[from] ?? 0;
    return key;
  },
};

export interface TreeEntry {
  readonly key: Buffer;
  readonly value: Buffer;
}

/** `[start, end)` upwards; downwards from `start` to `end`, which is then included. */
export interface TreeRange {
  readonly start: Buffer;
  readonly end: Buffer;
  readonly reverse: boolean;
  readonly exclusiveStart: boolean;
}

/** Virtual address space reserved for the file; the file itself only grows with the data. */
const MAP_BYTES = process.platform === 'win32' ? undefined : 2 ** 40;

export class LmdbTree {
  private readonly root: RootDatabase<Buffer, Buffer>;
  private readonly data: Database<Buffer, Buffer>;
  private finishWrite: (() => void) | undefined;
  private written: Promise<void> | undefined;
  private view: Buffer = CURRENT;

  constructor(storeDir: string) {
    mkdirSync(storeDir, { recursive: true });
    this.root = open<Buffer, Buffer>({
      path: storeDir,
      noSubdir: false,
      maxDbs: 2,
      encoding: 'binary',
      keyEncoder,
      // A commit returns only after its pages and then its header are on disk.
      overlappingSync: false,
      noMemInit: true,
      ...(MAP_BYTES === undefined ? {} : { mapSize: MAP_BYTES }),
    });
    // `openDB` takes the key encoder too, though its type does not say so.
    const options = { name: 'data', encoding: 'binary' as const, keyEncoder };
    this.data = this.root.openDB<Buffer, Buffer>(options);
  }

  get isWriting(): boolean {
    return this.finishWrite !== undefined;
  }

  /** Opens the write transaction; reads see its changes until `commit`. */
  beginWrite(): void {
    if (this.finishWrite !== undefined) return;
    // transactionSync answers the callback's promise and keeps the transaction open until it settles.
    this.written = this.data.transactionSync(
      () =>
        new Promise<void>((resolve) => {
          this.finishWrite = resolve;
        }),
    );
  }

  /** Writes everything since `beginWrite` to disk. */
  async commit(): Promise<void> {
    this.finishWrite?.();
    this.finishWrite = undefined;
    await this.written;
    this.written = undefined;
  }

  /** The stored bytes, valid only until the next call on the tree. */
  get(bytes: Buffer, start: number, end: number): Buffer | undefined {
    current.bytes = bytes;
    current.start = start;
    current.end = end;
    const found = this.data.getBinaryFast(CURRENT);
    if (found === undefined) return undefined;
    // lmdb-js reuses one buffer whose `length` it redefines; an own view keeps reads of it fast.
    if (found.buffer !== this.view.buffer || found.byteOffset !== this.view.byteOffset) {
      this.view = Buffer.from(found.buffer, found.byteOffset);
    }
    return this.view;
  }

  getKey(key: KeyWriter): Buffer | undefined {
    return this.get(key.bytes, 0, key.length);
  }

  put(bytes: Buffer, start: number, end: number, value: Buffer): void {
    current.bytes = bytes;
    current.start = start;
    current.end = end;
    this.data.putSync(CURRENT, value);
  }

  remove(bytes: Buffer, start: number, end: number): void {
    current.bytes = bytes;
    current.start = start;
    current.end = end;
    this.data.removeSync(CURRENT);
  }

  keys(range: TreeRange): Iterator<Buffer> {
    return this.data.getKeys({ ...range, inclusiveEnd: range.reverse })[Symbol.iterator]();
  }

  entries(range: TreeRange): Iterator<TreeEntry> {
    return this.data.getRange({ ...range, inclusiveEnd: range.reverse })[Symbol.iterator]();
  }

  stats(): object {
    return this.data.getStats();
  }

  async close(): Promise<void> {
    if (this.isWriting) await this.commit();
    await this.root.close();
  }
}
