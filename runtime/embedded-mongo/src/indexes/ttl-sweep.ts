/** Deletes documents whose TTL index says their time is over. */

import { KeyWriter } from '../bson/key-encoding.ts';
import * as T from '../bson/types.ts';
import type { Collection } from '../catalog/collection.ts';
import type { Index } from '../catalog/index-definition.ts';
import { now } from '../clock.ts';
import type { Context } from '../commands/context.ts';
import { ownCopy } from '../bson/raw.ts';
import { openScan } from '../query/scan.ts';
import type { ScanPlan } from '../query/plan.ts';
import type { GroupCommit } from '../storage/group-commit.ts';
import { date } from '../update/numbers.ts';

const DELETES_PER_GROUP = 1_000;

export class TtlSweep {
  private readonly context: Context;
  private readonly groups: GroupCommit;
  private timer: NodeJS.Timeout;
  private lastSweep = now();

  constructor(context: Context, groups: GroupCommit) {
    this.context = context;
    this.groups = groups;
    // Looks every second whether a sweep is due, so that a changed interval takes effect at once.
    this.timer = setInterval(() => this.tick(), 1_000);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private tick(): void {
    if (now() - this.lastSweep < this.context.ttl.intervalSeconds * 1_000) return;
    this.lastSweep = now();
    for (const collection of this.context.catalog.all()) {
      for (const index of collection.indexes) if (index.expireAfterSeconds !== undefined) this.sweep(collection, index);
    }
  }

  private sweep(collection: Collection, index: Index): void {
    this.groups.enqueue(() => {
      const current = this.context.catalog.find(collection.database, collection.name);
      const removed = current !== collection || !collection.indexes.includes(index) ? 0 : this.removeExpired(collection, index);
      return () => {
        if (removed === DELETES_PER_GROUP) this.sweep(collection, index);
      };
    });
  }

  private removeExpired(collection: Collection, index: Index): number {
    const expired: Buffer[] = [];
    const scan = openScan(this.context, collection, expiredBefore(index, now() - (index.expireAfterSeconds ?? 0) * 1_000));
    try {
      while (expired.length < DELETES_PER_GROUP && scan.next()) expired.push(ownCopy(scan.document));
    } finally {
      scan.suspend();
    }
    for (const document of expired) this.context.documents.remove(collection, document);
    return expired.length;
  }
}

/** Dates from the beginning of time to `limit`; other types never expire. */
function expiredBefore(index: Index, limit: number): ScanPlan {
  const writer = new KeyWriter();
  const key = (milliseconds: number): Buffer => {
    const value = date(milliseconds);
    writer.length = 0;
    writer.uint32(index.id);
    writer.value(value.buf, T.DATE, 0, index.fields[0]?.descending);
    return writer.taken();
  };
  const first = key(-8_640_000_000_000_000);
  const last = key(limit);
  const [start, end] = index.fields[0]?.descending === true ? [last, first] : [first, last];
  return {
    kind: 'scan',
    index,
    bounded: true,
    ranges: [{ start, end: Buffer.concat([end, Buffer.from([0xff])]), fixed: 4 }],
    reverse: false,
    merge: false,
    sorted: false,
    residual: undefined,
    points: false,
    lookups: false,
    repeats: index.fields.some((field) => field.multikey),
  };
}
