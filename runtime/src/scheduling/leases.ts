/** Partition leases: who may drain which partition, with an epoch that a stalled worker can be told by (design §4, invariant 4). */
import type mongoose from 'mongoose';
import { PARTITIONS } from '../engine/model.ts';
import type { Clock } from '../ports/clock.ts';
import type { Db } from '../store/collections.ts';
import { insertMissing } from '../store/write-batch.ts';

interface LeaseRecord {
  _id: string;
  partition: number;
  owner: string | null;
  until: number;
  /** When it was last known to be free of unfinished work: what a holder may have left unfinished is younger. */
  since: number;
  epoch: number;
  /** Somebody else wanted it while it was held. */
  poked: boolean;
}

/** Workers' clocks may differ by this much. */
const SKEW_MS = 10_000;

export interface Taken {
  held: number[];
  /** Taken from a worker that did not let go: its unfinished effects are younger than `since`. */
  unclean: { partition: number; since: number }[];
  /** Held by somebody else until then, who has been poked. */
  busy: { partition: number; until: number }[];
}

export class Leases {
  readonly #leases: mongoose.mongo.Collection<LeaseRecord>;
  readonly #owner: string;
  readonly #clock: Clock;
  readonly #leaseMs: number;

  constructor(db: Db, owner: string, clock: Clock, leaseMs: number) {
    this.#leases = db.collection<LeaseRecord>('partitions');
    this.#owner = owner;
    this.#clock = clock;
    this.#leaseMs = leaseMs;
  }

  /** Renewed this often, a lease survives two renewals that fail. */
  get renewMs(): number {
    return this.#leaseMs / 4;
  }

  /** Makes sure that all 64 lease records exist. */
  async prepare(): Promise<void> {
    const records = Array.from({ length: PARTITIONS }, (_, partition): LeaseRecord => ({
      _id: leaseId(partition), partition, owner: null, until: 0, since: 0, epoch: 0, poked: false,
    }));
    await insertMissing(this.#leases, records);
  }

  async take(partitions: readonly number[]): Promise<Taken> {
    const taken: Taken = { held: [], unclean: [], busy: [] };
    let wanted = [...partitions];
    // A holder may let go between our look and our poke: look once more, so that nobody waits for a lease that is free.
    for (let round = 0; round < 3 && wanted.length > 0; round += 1) {
      taken.busy = [];
      wanted = await this.#takeOnce(wanted, taken);
    }
    return taken;
  }

  async #takeOnce(partitions: readonly number[], taken: Taken): Promise<number[]> {
    const now = this.#clock.now();
    const seen = await this.#leases.find({ _id: { $in: partitions.map(leaseId) } }).toArray();
    const free = seen.filter((lease) => lease.owner === null || lease.owner === this.#owner || lease.until <= now);
    const held = seen.filter((lease) => !free.includes(lease));
    const lost: number[] = [];
    if (free.length > 0) {
      const update = { owner: this.#owner, until: now + this.#leaseMs, poked: false };
      await this.#leases.bulkWrite(
        free.map((lease) => ({
          // Of a holder that did not let go, `since` stays until its work is recovered: whoever recovers may be killed too.
          updateOne: { filter: { _id: lease._id, epoch: lease.epoch }, update: { $set: { ...update, ...(lease.owner === null && { since: now }) }, $inc: { epoch: 1 } } },
        })),
        { ordered: false },
      );
      const mine = await this.#leases.find({ _id: { $in: free.map((lease) => lease._id) }, owner: this.#owner }).toArray();
      for (const lease of free) {
        const got = mine.some((one) => one._id === lease._id && one.epoch === lease.epoch + 1);
        if (!got) lost.push(lease.partition);
        else {
          taken.held.push(lease.partition);
          if (lease.owner !== null) taken.unclean.push({ partition: lease.partition, since: lease.since - SKEW_MS });
        }
      }
    }
    for (const lease of held) {
      const poked = await this.#leases.updateOne({ _id: lease._id, owner: lease.owner, epoch: lease.epoch }, { $set: { poked: true } });
      if (poked.matchedCount === 1) taken.busy.push({ partition: lease.partition, until: lease.until });
      else lost.push(lease.partition);
    }
    return lost;
  }

  /** What an earlier holder left unfinished is done: the next recovery need not look at it again. */
  async recovered(partition: number): Promise<void> {
    await this.#leases.updateOne({ _id: leaseId(partition), owner: this.#owner }, { $set: { since: this.#clock.now() } });
  }

  /** Extends the leases; answers with those that are no longer ours. */
  async renew(partitions: readonly number[]): Promise<number[]> {
    if (partitions.length === 0) return [];
    const mine = { _id: { $in: partitions.map(leaseId) }, owner: this.#owner };
    const result = await this.#leases.updateMany(mine, { $set: { until: this.#clock.now() + this.#leaseMs } });
    if (result.matchedCount === partitions.length) return [];
    const still = new Set((await this.#leases.find(mine).toArray()).map((lease) => lease.partition));
    return partitions.filter((partition) => !still.has(partition));
  }

  /** Lets go of those nobody asked for meanwhile; the others stay ours and want another look. */
  async release(partitions: readonly number[]): Promise<number[]> {
    if (partitions.length === 0) return [];
    const mine = { _id: { $in: partitions.map(leaseId) }, owner: this.#owner };
    const result = await this.#leases.updateMany({ ...mine, poked: false }, { $set: { owner: null } });
    if (result.matchedCount === partitions.length) return [];
    const poked = (await this.#leases.find(mine).toArray()).map((lease) => lease.partition);
    await this.#leases.updateMany(mine, { $set: { poked: false } });
    return poked;
  }
}

function leaseId(partition: number): string {
  return `partition-${partition}`;
}
