/** Events that name an order or parcel nobody knows yet wait here, and go on in order when it arrives. */
import type { mongo } from 'mongoose';
import type { Clock } from '../../ports/clock.ts';
import type { Wakeups } from '../../ports/wakeups.ts';
import type { EventRecord } from '../../engine/model.ts';
import { Batcher } from './batcher.ts';
import type { RouteStore } from './route-store.ts';
import type { Router } from './router.ts';

const BATCH = 500;
/** Nearly every look for what waits under a new order finds nothing: those asked for within this time share one. */
const LOOK_REST_MS = 50;

export class Parking {
  readonly #events: mongo.Collection<EventRecord>;
  readonly #routes: RouteStore;
  readonly #router: Router;
  readonly #wakeups: Wakeups;
  readonly #clock: Clock;
  readonly #looks = new Batcher<readonly string[], void>(async (asked) => {
    await this.#release(new Set(asked.flat()));
    return asked.map(() => undefined);
  }, { restMs: LOOK_REST_MS });
  #walk: mongo.FindCursor<EventRecord> | undefined;

  constructor(parts: { events: mongo.Collection<EventRecord>; routes: RouteStore; router: Router; wakeups: Wakeups; clock: Clock }) {
    this.#events = parts.events;
    this.#routes = parts.routes;
    this.#router = parts.router;
    this.#wakeups = parts.wakeups;
    this.#clock = parts.clock;
  }

  /** Releases what waits under these keys, and what waits for the parcels that become known by it. Callers share one look. */
  release(keys: readonly string[]): Promise<void> {
    return this.#looks.add(keys);
  }

  async #release(keys: Iterable<string>): Promise<number> {
    let released = 0;
    const open = new Set(keys);
    while (open.size > 0) {
      const waiting = await this.#events
        .find({ parkedUnder: { $in: [...open] }, state: 'parked' })
        .sort({ time: 1 })
        .limit(BATCH)
        .toArray();
      if (waiting.length === 0) break;
      const { records, opened } = await this.#router.route(waiting, this.#clock.now());
      const free = records.filter((record) => record?.state === 'pending').filter((record) => record !== undefined);
      if (free.length === 0) break;
      await this.#setFree(free);
      released += free.length;
      for (const key of opened) open.add(key);
    }
    return released;
  }

  /** Looks whether the way of events parked a moment ago has become known meanwhile: it may have, unseen by both sides. */
  async recheck(parked: readonly EventRecord[]): Promise<void> {
    const keys = parked.flatMap((record) => record.parkedUnder ?? []);
    const known = await this.#routes.load(keys);
    const open = keys.filter((key) => known(key) !== undefined);
    if (open.length > 0) await this.#release(open);
  }

  /** Repairs what a crash left parked: looks at the next some hundred of all parked events. Returns how many were released. */
  async sweep(): Promise<number> {
    const keys = await this.#nextParked();
    const known = await this.#routes.load(keys);
    return this.#release(keys.filter((key) => known(key) !== undefined));
  }

  async close(): Promise<void> {
    await this.#walk?.close();
    this.#walk = undefined;
  }

  /** Walks through all of them, one slice per call, and begins anew at the end. */
  async #nextParked(): Promise<string[]> {
    const keys = new Set<string>();
    try {
      this.#walk ??= this.#events.find({ parkedUnder: { $gt: '' }, state: 'parked' }, { projection: { parkedUnder: 1 }, batchSize: BATCH });
      for (let count = 0; count < BATCH; count += 1) {
        const event = await this.#walk.next();
        if (!event) {
          await this.close();
          break;
        }
        for (const key of event.parkedUnder ?? []) keys.add(key);
      }
    } catch (error) {
      this.#walk = undefined;
      throw error;
    }
    return [...keys];
  }

  async #setFree(records: readonly EventRecord[]): Promise<void> {
    await this.#events.bulkWrite(
      records.map((record) => ({ updateOne: { filter: { _id: record._id, state: 'parked' as const }, update: { $set: placeOf(record), $unset: { parkedUnder: true as const } } } })),
      { ordered: false },
    );
    this.#wakeups.now(new Set(records.map((record) => record.partition).filter((partition) => partition !== undefined)));
  }
}

function placeOf({ contactId, partition, orderId, parcelId }: EventRecord): Partial<EventRecord> {
  return {
    state: 'pending',
    ...(contactId !== undefined && { contactId }),
    ...(partition !== undefined && { partition }),
    ...(orderId !== undefined && { orderId }),
    ...(parcelId !== undefined && { parcelId }),
  };
}
