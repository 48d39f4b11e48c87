/** What every command works with. */

import type { Catalog } from '../catalog/catalog.ts';
import type { Documents } from '../catalog/documents.ts';
import type { CursorRegistry } from '../query/cursors.ts';
import type { Slices } from '../query/slices.ts';
import type { Store } from '../storage/store.ts';
import type { BsonWriter } from '../bson/writer.ts';
import type { Command } from '../wire/message.ts';
import type { LmdbTree } from '../storage/lmdb-tree.ts';
import type { SpacePurge } from '../storage/space-purge.ts';

export interface Context {
  readonly store: Store;
  readonly tree: LmdbTree;
  readonly catalog: Catalog;
  readonly documents: Documents;
  readonly cursors: CursorRegistry;
  readonly purge: SpacePurge;
  readonly startedAt: number;
  /** Seconds between TTL sweeps; changed by `setParameter ttlMonitorSleepSecs`. */
  readonly ttl: { intervalSeconds: number };
  readonly connections: { count: number };
}

/** Writes the answer's fields but for `ok`; throws CommandError. Long work comes back as slices. */
export type CommandRun = (command: Command, context: Context, reply: BsonWriter, connectionId: number) => Slices | void;

export interface CommandDefinition {
  readonly run: CommandRun;
  /** Changes data: runs in a write group and is answered when it is on disk. */
  readonly writes: boolean;
}
