/** `Ingest`: takes events in, answers each only when it is durable (design §4, invariant 1). */
import type { mongo } from 'mongoose';
import type { EventDelivery, EventRecord } from '../../engine/model.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Wakeups } from '../../ports/wakeups.ts';
import type { IndexSpec } from '../../store/index-spec.ts';
import { invalid, type Answer, type EventProblem } from './answer.ts';
import { Batcher } from './batcher.ts';
import { scrubErased } from './erasure.ts';
import { insertUnordered, type Inserted } from './insert-unordered.ts';
import { markObjection, OBJECTION_INDEX } from './objections.ts';
import { Parking } from './parking.ts';
import { readEvent } from './read-event.ts';
import { RouteStore } from './route-store.ts';
import { Router } from './router.ts';

export const EVENT_INDEXES: IndexSpec[] = [
  { collection: 'events', key: { partition: 1, time: 1 }, options: { name: 'pending', partialFilterExpression: { state: 'pending' } } },
  { collection: 'events', key: { parkedUnder: 1 }, options: { name: 'parked', sparse: true } },
  OBJECTION_INDEX,
];

/** While one batch is at the store the next is prepared. Two batches meet as two processes do. */
const LANES = 2;
const DURABLE = { w: 'majority', journal: true } as const;
const NOBODY: EventProblem = {
  code: 'names_nobody',
  field: '/data',
  detail: 'The event names nobody: give data.contact an email, customerId or phone, or name an order or parcel.',
};

export interface AcceptOptions {
  /** How the shop system labelled the delivery the events came in. */
  delivery?: EventDelivery;
}

/** Events that are routed already go straight to the store. */
type Entry = { record: EventRecord; routed: boolean };
type Outcome = Exclude<Answer['status'], 'invalid'> | EventProblem | Failed;
/** Nobody can say where it belongs; only who sent it hears of it. */
interface Failed { failed: unknown }

export class Ingest {
  readonly #events: mongo.Collection<EventRecord>;
  readonly #clock: Clock;
  readonly #wakeups: Wakeups;
  readonly #router: Router;
  readonly #parking: Parking;
  readonly #batcher: Batcher<Entry, Outcome>;
  readonly #after = new Set<Promise<unknown>>();
  readonly #onError: (error: unknown) => void;

  /** `onError` hears of work after the answer that failed; the sweep repeats it. */
  constructor(parts: { db: mongo.Db; clock: Clock; wakeups: Wakeups; onError: (error: unknown) => void }) {
    const { clock, wakeups } = parts;
    const events = parts.db.collection<EventRecord>('events');
    const routes = new RouteStore(parts.db, clock);
    this.#events = events;
    this.#clock = clock;
    this.#wakeups = wakeups;
    this.#onError = parts.onError;
    this.#router = new Router(routes, (event) => this.#writeMerged(event));
    this.#parking = new Parking({ events, routes, router: this.#router, wakeups, clock });
    this.#batcher = new Batcher((entries) => this.#store(entries), { lanes: LANES });
  }

  /** One answer per event, in their order. Rejects when the store cannot say whether they are durable: send them again. */
  async accept(shopId: string, events: readonly unknown[], options: AcceptOptions = {}): Promise<Answer[]> {
    const now = this.#clock.now();
    return Promise.all(
      events.map(async (event): Promise<Answer> => {
        const id = idOf(event);
        const read = readEvent(shopId, event, now);
        if (read.kind === 'invalid') return invalid(id, read.problem);
        if (options.delivery) read.record.delivery = options.delivery;
        return answer(id, await this.#batcher.add({ record: read.record, routed: false }));
      }),
    );
  }

  /** Our own events, routed already: what became of a message or a call. */
  async acceptInternal(records: readonly EventRecord[]): Promise<Answer[]> {
    return Promise.all(records.map(async (record) => answer(record._id, await this.#batcher.add({ record, routed: true }))));
  }

  /** Releases parked events whose order or parcel is known by now; to be called by the sweep. */
  releaseParked(): Promise<number> {
    return this.#parking.sweep();
  }

  /** Waits for everything that was accepted to be done with. */
  async close(): Promise<void> {
    await this.#batcher.idle();
    while (this.#after.size > 0) await Promise.all(this.#after);
    await this.#parking.close();
  }

  async #store(entries: readonly Entry[]): Promise<Outcome[]> {
    const first = firstOfEach(entries);
    const unrouted = [...first.values()].filter((entry) => !entry.routed).map((entry) => entry.record);
    const { records, opened, failed } = await this.#router.routeEach(unrouted, this.#clock.now());
    const placed = new Map(unrouted.map((record, index) => [record._id, records[index]]));
    const ready = [...first.values()].map(({ record, routed }) => (routed ? record : placed.get(record._id))).filter((record) => record !== undefined).map(markObjection);
    const inserted = await insertUnordered(this.#events, ready, DURABLE);
    const became = new Map(ready.map((record, index) => [record._id, inserted[index]]));
    this.#wakeups.now(new Set(ready.map((record) => record.partition).filter((partition) => partition !== undefined)));
    this.#afterwards(ready, opened);
    return entries.map((entry) => (failed.has(entry.record._id) ? { failed: failed.get(entry.record._id) } : outcomeOf(entry, first, became)));
  }

  /** After the answers: nothing here may be lost for good by a crash, because the sweep, or the shop's next try, does it again. */
  #afterwards(ready: readonly EventRecord[], opened: readonly string[]): void {
    const parked = ready.filter((record) => record.state === 'parked');
    if (opened.length > 0) this.#later(this.#parking.release(opened));
    if (parked.length > 0) this.#later(this.#parking.recheck(parked));
    const erased = ready.filter((record) => record.type === 'contact.erased');
    if (erased.length > 0) this.#later(scrubErased(this.#events, erased));
  }

  #later(work: Promise<unknown>): void {
    const done = work.catch(this.#onError).finally(() => this.#after.delete(done));
    this.#after.add(done);
  }

  async #writeMerged(event: EventRecord): Promise<void> {
    await insertUnordered(this.#events, [event], DURABLE);
    if (event.partition !== undefined) this.#wakeups.now([event.partition]);
  }
}

function firstOfEach(entries: readonly Entry[]): Map<string, Entry> {
  const first = new Map<string, Entry>();
  for (const entry of entries) if (!first.has(entry.record._id)) first.set(entry.record._id, entry);
  return first;
}

function outcomeOf(entry: Entry, first: ReadonlyMap<string, Entry>, became: ReadonlyMap<string, Inserted | undefined>): Outcome {
  const stored = became.get(entry.record._id);
  if (!stored) return NOBODY;
  if (stored.kind === 'refused') return { code: 'not_storable', field: '/data', detail: `The database cannot keep this event: ${stored.error}` };
  return stored.kind === 'duplicate' || first.get(entry.record._id) !== entry ? 'duplicate' : 'accepted';
}

function answer(id: string, outcome: Outcome): Answer {
  if (typeof outcome === 'object' && 'failed' in outcome) throw outcome.failed;
  return typeof outcome === 'string' ? { id, status: outcome } : invalid(id, outcome);
}

function idOf(event: unknown): string {
  const id = typeof event === 'object' && event !== null && 'id' in event ? event.id : undefined;
  return typeof id === 'string' ? id : '';
}
