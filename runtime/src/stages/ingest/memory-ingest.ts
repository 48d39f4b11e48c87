/** Ingest without a database, for a story that is told before anybody sees it: the same reading, routing and parking, kept in memory. */
import type { EventRecord } from '../../engine/model.ts';
import type { Clock } from '../../ports/clock.ts';
import { markObjection } from './objections.ts';
import { readEvent } from './read-event.ts';
import { RouteMap } from './route-map.ts';
import type { Route } from './route.ts';
import { Router } from './router.ts';

export class MemoryIngest {
  readonly #clock: Clock;
  readonly #routes = new RouteMap();
  readonly #router = new Router(this.#routes, async (merged) => this.#keep([merged]));
  readonly #seen = new Set<string>();
  readonly #parked = new Map<string, EventRecord>();
  #ready: EventRecord[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What can be worked through now, also what had waited for it. What is no event, names nobody or came before is left out. */
  async accept(shopId: string, events: readonly unknown[]): Promise<EventRecord[]> {
    const now = this.#clock.now();
    const fresh = new Map<string, EventRecord>();
    for (const event of events) {
      const read = readEvent(shopId, event, now);
      if (read.kind === 'invalid' || this.#seen.has(read.record._id) || fresh.has(read.record._id)) continue;
      fresh.set(read.record._id, read.record);
    }
    const { records, opened } = await this.#router.route([...fresh.values()], now);
    this.#keep(records.filter((record) => record !== undefined).map(markObjection));
    const waitedFor = this.parked().flatMap(({ parkedUnder = [] }) => parkedUnder);
    await this.#release(new Set([...opened, ...waitedFor.filter((key) => this.#routes.knows(key))]));
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  /** Events whose order or parcel has not come. */
  parked(): EventRecord[] {
    return [...this.#parked.values()];
  }

  routes(): Route[] {
    return this.#routes.all();
  }

  #keep(records: readonly EventRecord[]): void {
    for (const record of records) {
      if (this.#seen.has(record._id)) continue;
      this.#seen.add(record._id);
      if (record.state === 'parked') this.#parked.set(record._id, record);
      else this.#ready.push(record);
    }
  }

  /** In the order in which they happened, and then what waits for the parcels that become known by them. */
  async #release(open: Set<string>): Promise<void> {
    for (;;) {
      const waiting = this.parked().filter(({ parkedUnder = [] }) => parkedUnder.some((key) => open.has(key)));
      const { records, opened } = await this.#router.route(waiting.sort((a, b) => a.time - b.time), this.#clock.now());
      const free = records.filter((record) => record !== undefined).filter(({ state }) => state === 'pending');
      if (free.length === 0) return;
      for (const record of free) this.#parked.delete(record._id);
      this.#ready.push(...free);
      for (const key of opened) open.add(key);
    }
  }
}
