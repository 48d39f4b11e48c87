/** Open cursors between batches. */

import { now } from '../clock.ts';
import type { BsonWriter } from '../bson/writer.ts';
import * as T from '../bson/types.ts';
import { CommandError } from '../wire/errors.ts';

/** Documents one after another; `document` is valid until the next call. */
export interface DocumentStream {
  next(): boolean;
  suspend(): void;
  readonly document: Buffer;
}

const IDLE_TIMEOUT_MS = 10 * 60_000;
/** A reply holds at most this many bytes of documents, as MongoDB's does. */
const MAX_BATCH_BYTES = 16 * 1024 * 1024;

interface OpenCursor {
  readonly namespace: string;
  readonly stream: DocumentStream;
  /** Read to see whether there is more; the first of the next batch. */
  pending: Buffer | undefined;
  lastUsed: number;
}

export class CursorRegistry {
  private readonly cursors = new Map<bigint, OpenCursor>();
  private lastId = BigInt(now()) * 1_000_000n;

  get size(): number {
    return this.cursors.size;
  }

  /** Writes `cursor: {firstBatch, id, ns}`; what is left stays open under the id. */
  open(reply: BsonWriter, namespace: string, stream: DocumentStream, batchSize: number, keepOpen: boolean): void {
    const cursor: OpenCursor = { namespace, stream, pending: undefined, lastUsed: now() };
    this.lastId += 1n;
    const id = this.lastId;
    const more = writeBatch(reply, 'firstBatch', cursor, batchSize, () => id, keepOpen);
    if (more) this.cursors.set(id, cursor);
  }

  getMore(reply: BsonWriter, id: bigint, namespace: string, batchSize: number): void {
    const cursor = this.cursors.get(id);
    if (cursor === undefined) throw new CommandError(43, `cursor id ${id} not found`);
    if (cursor.namespace !== namespace) {
      throw new CommandError(13, `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`);
    }
    cursor.lastUsed = now();
    // An error closes the cursor: its place may be lost.
    this.cursors.delete(id);
    if (writeBatch(reply, 'nextBatch', cursor, batchSize, () => id, true)) this.cursors.set(id, cursor);
  }

  kill(id: bigint): boolean {
    return this.cursors.delete(id);
  }

  killNamespace(matches: (namespace: string) => boolean): void {
    for (const [id, cursor] of this.cursors) if (matches(cursor.namespace)) this.cursors.delete(id);
  }

  /** Forgets cursors nobody asked for in ten minutes. */
  sweep(): void {
    const limit = now() - IDLE_TIMEOUT_MS;
    for (const [id, cursor] of this.cursors) if (cursor.lastUsed < limit) this.cursors.delete(id);
  }
}

/** true when documents remain. */
function writeBatch(
  reply: BsonWriter,
  name: string,
  cursor: OpenCursor,
  batchSize: number,
  idOf: () => bigint,
  keepOpen: boolean,
): boolean {
  const { stream } = cursor;
  reply.header(T.OBJECT, 'cursor');
  const outer = reply.begin();
  reply.header(T.ARRAY, name);
  const batch = reply.begin();
  let count = 0;
  let more = false;
  try {
    for (;;) {
      const document = cursor.pending ?? (stream.next() ? stream.document : undefined);
      if (document === undefined) break;
      const size = document.readInt32LE(0);
      if (count >= batchSize || (count > 0 && reply.length + size > MAX_BATCH_BYTES)) {
        more = keepOpen;
        cursor.pending ??= Buffer.from(document.subarray(0, size));
        break;
      }
      reply.item(T.OBJECT, count);
      reply.copy(document, 0, size);
      cursor.pending = undefined;
      count += 1;
    }
  } finally {
    stream.suspend();
  }
  reply.end(batch);
  reply.long('id', more ? idOf() : 0n);
  reply.string('ns', cursor.namespace);
  reply.end(outer);
  return more;
}
