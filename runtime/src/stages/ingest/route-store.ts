/** Routes in the database, with the recent ones at hand. Routes never change, except when contacts are merged. */
import type { mongo } from 'mongoose';
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { Clock } from '../../ports/clock.ts';
import type { IndexSpec } from '../../store/index-spec.ts';
import { insertUnordered } from './insert-unordered.ts';
import type { Known, Route } from './route.ts';

export const ROUTE_INDEXES: IndexSpec[] = [{ collection: 'routes', key: { contactId: 1 }, options: { name: 'routes_of_contact' } }];

/** Two generations of this many, each for this long: a merge by another process is seen by then. Until then the engine passes events on. */
const GENERATION = 20_000;
const GENERATION_MS = 30_000;

export class RouteStore {
  readonly #routes: mongo.Collection<Route>;
  readonly #clock: Clock;
  #recent = new Map<string, Route>();
  #older = new Map<string, Route>();
  #recentSince: EpochMs;

  constructor(db: mongo.Db, clock: Clock) {
    this.#routes = db.collection<Route>('routes');
    this.#clock = clock;
    this.#recentSince = clock.now();
  }

  /** What is known of these keys. */
  async load(keys: Iterable<string>): Promise<Known> {
    this.#turnOver();
    const here = new Map<string, Route>();
    const asked: string[] = [];
    for (const key of new Set(keys)) {
      const route = this.#recall(key);
      if (route) here.set(key, route);
      else asked.push(key);
    }
    if (asked.length > 0) {
      for (const route of await this.#routes.find({ _id: { $in: asked } }).batchSize(10_000).toArray()) {
        here.set(route._id, route);
        this.#remember(route);
      }
    }
    return (key) => here.get(key);
  }

  /**
   * Remembers new routes; `false` when another process was quicker with one of them, so that everything must be looked at again.
   * No journal of their own: the events that follow on the same connection are journaled, and the journal keeps the order.
   */
  async insert(routes: readonly Route[]): Promise<boolean> {
    const outcomes = await insertUnordered(this.#routes, routes, { w: 1, journal: false });
    const refused = outcomes.find((outcome) => outcome.kind === 'refused');
    if (refused) throw new Error(`A route could not be written: ${refused.error}`);
    if (outcomes.some((outcome) => outcome.kind === 'duplicate')) return false;
    for (const route of routes) this.#remember(route);
    return true;
  }

  ofContacts(shopId: string, contactIds: string[]): Promise<Route[]> {
    return this.#routes.find({ shopId, contactId: { $in: contactIds } }).toArray();
  }

  /** Leads one identity to another contact. */
  async repoint(key: string, contactId: string): Promise<void> {
    await this.#routes.updateOne({ _id: key }, { $set: { contactId } });
    this.forget((route) => route._id === key);
  }

  /** Everything that led to `from` now leads to `into`. */
  async merge(shopId: string, from: string, into: string): Promise<void> {
    await this.#routes.updateMany({ shopId, contactId: from }, { $set: { contactId: into } });
    this.forget((route) => route.contactId === from);
  }

  forget(stale: (route: Route) => boolean): void {
    for (const generation of [this.#recent, this.#older]) {
      for (const [key, route] of generation) if (stale(route)) generation.delete(key);
    }
  }

  #recall(key: string): Route | undefined {
    const recent = this.#recent.get(key);
    if (recent) return recent;
    return this.#older.get(key);
  }

  #turnOver(): void {
    const now = this.#clock.now();
    const age = now - this.#recentSince;
    if (this.#recent.size < GENERATION && age < GENERATION_MS) return;
    this.#older = age < 2 * GENERATION_MS ? this.#recent : new Map();
    this.#recent = new Map();
    this.#recentSince = now;
  }

  #remember(route: Route): void {
    this.#recent.set(route._id, route);
  }
}
