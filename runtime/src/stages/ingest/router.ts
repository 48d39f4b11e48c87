/** Finds the contacts of many events at once, against other processes that do the same at this moment. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { EventRecord } from '../../engine/model.ts';
import { partitionOf } from '../../engine/partition.ts';
import { keysOf, namesOf, planRoutes, type Plan, type Resolution, type Route } from './route.ts';
import type { RouteStore } from './route-store.ts';

/** Makes two contacts one; the event goes to the one that is taken over, and must be durable before it answers. */
export type WriteMerged = (event: EventRecord) => Promise<void>;

export interface Routed {
  /** The event with its contact, or parked; undefined when it names nobody. */
  records: (EventRecord | undefined)[];
  /** Keys of orders and parcels that were not known before. */
  opened: string[];
}

/** Where routes live. Two implementations: the database, and memory. */
export type Routes = Pick<RouteStore, 'load' | 'insert' | 'ofContacts' | 'repoint' | 'merge'>;

/** Each try meets at most the routes that others wrote in the meantime; more than a handful means something is wrong. */
const MAX_TRIES = 20;

export class Router {
  readonly #routes: Routes;
  readonly #writeMerged: WriteMerged;

  constructor(routes: Routes, writeMerged: WriteMerged) {
    this.#routes = routes;
    this.#writeMerged = writeMerged;
  }

  async route(records: readonly EventRecord[], now: EpochMs): Promise<Routed> {
    const events = records.map((record) => ({ record, names: namesOf(record) }));
    const keys = new Set(events.flatMap(({ names }) => keysOf(names)));
    const apart = new Set<string>();
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      let known = await this.#routes.load(keys);
      const orders = [...keys].map(known).flatMap((route) => (route?.orderId === undefined ? [] : [`${route.shopId}|order:${route.orderId}`]));
      if (orders.some((key) => !keys.has(key))) {
        for (const key of orders) keys.add(key);
        known = await this.#routes.load(keys);
      }
      const plan = planRoutes(events, known, apart);
      if (await this.#settleConflict(plan, apart, now)) continue;
      if (await this.#routes.insert([...plan.fresh.values()])) return finished(records, plan);
    }
    throw new Error('The routes of these events keep changing; send them again.');
  }

  /** Settles the first conflict, if there is one: after it, everything may look different. */
  async #settleConflict(plan: Plan, apart: Set<string>, now: EpochMs): Promise<boolean> {
    const conflict = plan.resolutions.find((resolution) => resolution.kind === 'conflict');
    if (!conflict) return false;
    const [a, b] = conflict.routes;
    if (plan.fresh.has(a._id) || plan.fresh.has(b._id)) {
      // One side is only planned by another event of this batch: write it down first.
      await this.#routes.insert([...plan.fresh.values()]);
      return true;
    }
    const theirs = await this.#routes.ofContacts(a.shopId, [a.contactId, b.contactId]);
    if (!areRivals(theirs, a, b)) await this.#merge(a.shopId, theirs, a, b, now);
    else if (isOrderRoute(a)) apart.add(a._id);
    // The account takes its new address along.
    else if (a.system === undefined) await this.#routes.repoint(a._id, b.contactId);
    else await this.#routes.repoint(b._id, a.contactId);
    return true;
  }

  async #merge(shopId: string, theirs: readonly Route[], a: Route, b: Route, now: EpochMs): Promise<void> {
    const [into, from] = olderFirst(theirs, a.contactId, b.contactId);
    await this.#writeMerged(mergedEvent(shopId, from, into, now));
    await this.#routes.merge(shopId, from, into);
  }
}

/** To the one that goes: it freezes, and then hands over everything it has. */
export function mergedEvent(shopId: string, from: string, into: string, now: EpochMs): EventRecord {
  return {
    _id: `${shopId}|nachklang:merge|${from}:${into}`, shopId, source: 'nachklang:merge', type: 'contact.merged', time: now, receivedAt: now,
    contactId: from, partition: partitionOf(shopId, from), data: { from, into }, stops: [from, into], state: 'pending',
  };
}

/** Two accounts of one shop system are two people, whatever address they give. */
function areRivals(theirs: readonly Route[], a: Route, b: Route): boolean {
  const systems = (contactId: string) => theirs.filter((route) => route.contactId === contactId).flatMap((route) => route.system ?? []);
  const ofA = systems(a.contactId);
  return systems(b.contactId).some((system) => ofA.includes(system));
}

function isOrderRoute(route: Route): boolean {
  return route._id.startsWith(`${route.shopId}|order:`);
}

/** The contact that was known first stays; of equal age, the one with the smaller id, so that every process decides alike. */
function olderFirst(theirs: readonly Route[], a: string, b: string): [string, string] {
  const since = (contactId: string) => Math.min(...theirs.filter((route) => route.contactId === contactId).map((route) => route.at));
  const [first, second] = [since(a), since(b)];
  return first < second || (first === second && a < b) ? [a, b] : [b, a];
}

function finished(records: readonly EventRecord[], plan: Plan): Routed {
  const opened = [...plan.fresh.keys()].filter((key) => /^[^|]*\|(order|parcel):/.test(key));
  return { records: records.map((record, index) => placed(record, plan.resolutions[index])), opened };
}

function placed(record: EventRecord, resolution: Resolution | undefined): EventRecord | undefined {
  if (resolution?.kind === 'parked') return { ...record, state: 'parked', parkedUnder: resolution.under };
  if (resolution?.kind !== 'routed') return undefined;
  const { contactId, orderId, parcelId } = resolution;
  const { parkedUnder: _parkedUnder, ...rest } = record;
  const place = { ...(orderId !== undefined && { orderId }), ...(parcelId !== undefined && { parcelId }) };
  return { ...rest, state: 'pending', contactId, partition: partitionOf(record.shopId, contactId), ...place };
}
