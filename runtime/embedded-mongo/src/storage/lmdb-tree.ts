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

const NEW_ONLY = { noOverwrite: true } as const;

/** Virtual address space reserved for the file; the file itself only grows with the data. */
const MAP_BYTES = process.platform === 'win32' ? undefined : 2 ** 40;

function openRoot(path: string): RootDatabase<Buffer, Buffer> {
  const options = {
    path,
    noSubdir: false,
    maxDbs: 2,
    encoding: 'binary' as const,
    keyEncoder,
    // A commit returns only after its pages and then its header are on disk.
    overlappingSync: false,
    noMemInit: true,
    // Counts the pages that commits write; missing from the type.
    trackMetrics: true,
    ...(MAP_BYTES === undefined ? {} : { mapSize: MAP_BYTES }),
  };
  return open<Buffer, Buffer>(options);
}

/** `openDB` takes the key encoder too, though its type does not say so. */
function openData(root: RootDatabase<Buffer, Buffer>): Database<Buffer, Buffer> {
  const options = { name: 'data', encoding: 'binary' as const, keyEncoder };
  return root.openDB<Buffer, Buffer>(options);
}

export class LmdbTree {
  private readonly storeDir: string;
  private root: RootDatabase<Buffer, Buffer>;
  private data: Database<Buffer, Buffer>;
  private finishWrite: (() => void) | undefined;
  private written: Promise<void> | undefined;
  private view: Buffer = CURRENT;

  constructor(storeDir: string) {
    mkdirSync(storeDir, { recursive: true });
    this.storeDir = storeDir;
    this.root = openRoot(storeDir);
    this.data = openData(this.root);
  }

  /**
   * Closes the file and opens it again: the only way to let go of the pages that reads and writes
   * have mapped, which otherwise count as this process's memory for good. Only between writes, and
   * while no scan is under way. Closing is done when the call comes back, for nothing is written asynchronously.
   */
  reopen(): void {
    if (this.isWriting) throw new Error('the tree cannot be reopened during a write');
    this.view = CURRENT;
    void this.root.close();
    this.root = openRoot(this.storeDir);
    this.data = openData(this.root);
  }

  /** Pages that commits have written since the tree was opened. */
  get pagesWritten(): number {
    const stats: object = this.root.getStats();
    return 'pagesWritten' in stats && typeof stats.pagesWritten === 'number' ? stats.pagesWritten : 0;
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

  /** false, and nothing is changed, when the key is there already: one way down the tree instead of two. */
  putNew(bytes: Buffer, start: number, end: number, value: Buffer): boolean {
    current.bytes = bytes;
    current.start = start;
    current.end = end;
    // It answers whether it wrote, though its type does not say so.
    const written: unknown = this.data.putSync(CURRENT, value, NEW_ONLY);
    return written === true;
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
