/** Open cursors between batches. */

import { now } from '../clock.ts';
import { ownCopy } from '../bson/raw.ts';
import type { BsonWriter } from '../bson/writer.ts';
import * as T from '../bson/types.ts';
import { CommandError } from '../wire/errors.ts';
import { drain } from './slices.ts';
import type { Slices } from './slices.ts';

/** Documents one after another; `document` is valid until the next call. */
export interface DocumentStream {
  /** false at the end, or when `paused`: much was looked at and nothing found yet. */
  next(): boolean;
  readonly paused: boolean;
  /** Must be called before control goes back to the event loop. */
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
  *open(reply: BsonWriter, namespace: string, stream: DocumentStream, batchSize: number, keepOpen: boolean): Slices {
    const cursor: OpenCursor = { namespace, stream, pending: undefined, lastUsed: now() };
    this.lastId += 1n;
    const id = this.lastId;
    const more = yield* writeBatch(reply, 'firstBatch', cursor, batchSize, () => id, keepOpen);
    if (more) this.cursors.set(id, cursor);
  }

  *getMore(reply: BsonWriter, id: bigint, namespace: string, batchSize: number): Slices {
    const cursor = this.cursors.get(id);
    if (cursor === undefined) throw new CommandError(43, `cursor id ${id} not found`);
    if (cursor.namespace !== namespace) {
      throw new CommandError(13, `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`);
    }
    cursor.lastUsed = now();
    // An error closes the cursor: its place may be lost. Nor may two commands read it at once.
    this.cursors.delete(id);
    if (yield* writeBatch(reply, 'nextBatch', cursor, batchSize, () => id, true)) this.cursors.set(id, cursor);
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
function* writeBatch(
  reply: BsonWriter,
  name: string,
  cursor: OpenCursor,
  batchSize: number,
  idOf: () => bigint,
  keepOpen: boolean,
): Slices<boolean> {
  const { stream } = cursor;
  reply.header(T.OBJECT, 'cursor');
  const outer = reply.begin();
  reply.header(T.ARRAY, name);
  const batch = reply.begin();
  let count = 0;
  let more = false;
  /** false when the batch is full. */
  const take = (document: Buffer): boolean => {
    const size = document.readInt32LE(0);
    if (count >= batchSize || (count > 0 && reply.length + size > MAX_BATCH_BYTES)) {
      more = keepOpen;
      cursor.pending = ownCopy(document);
      return false;
    }
    reply.item(T.OBJECT, count);
    reply.copy(document, 0, size);
    count += 1;
    return true;
  };
  const { pending } = cursor;
  cursor.pending = undefined;
  if (pending === undefined || take(pending)) yield* drain(stream, take);
  reply.end(batch);
  reply.long('id', more ? idOf() : 0n);
  reply.string('ns', cursor.namespace);
  reply.end(outer);
  return more;
}
