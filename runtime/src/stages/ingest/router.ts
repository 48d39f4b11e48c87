/** Finds the contacts of many events at once, against other processes that do the same at this moment. */
import mongoose from 'mongoose';
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { EventRecord } from '../../engine/model.ts';
import { partitionOf } from '../../engine/partition.ts';
import { keysOf, namesOf, planRoutes, type Arrived, type Conflict, type Known, type Resolution } from './route.ts';
import type { RouteStore } from './route-store.ts';
import { settle } from './settlement.ts';

/** Makes two contacts one; the event goes to the one that is taken over, and must be durable before it answers. */
export type WriteMerged = (event: EventRecord) => Promise<void>;

export interface Routed {
  /** The event with its contact, or parked; undefined when it names nobody. */
  records: (EventRecord | undefined)[];
  /** Keys of orders and parcels that were not known before. */
  opened: string[];
}

export interface RoutedEach extends Routed {
  /** Why the way of an event could not be found, by its id; its record is undefined. */
  failed: ReadonlyMap<string, unknown>;
}

/** Where routes live. Two implementations: the database, and memory. */
export type Routes = Pick<RouteStore, 'load' | 'insert' | 'ofContacts' | 'repoint' | 'merge'>;

type Found = Exclude<Resolution, Conflict>;

/** At one event. Each try meets at most the routes that others wrote in the meantime; more than a handful means something is wrong. */
const MAX_TRIES = 20;
const LEADS_TO_ORDER = /^[^|]*\|(order|parcel):/;

export class Router {
  readonly #routes: Routes;
  readonly #writeMerged: WriteMerged;

  constructor(routes: Routes, writeMerged: WriteMerged) {
    this.#routes = routes;
    this.#writeMerged = writeMerged;
  }

  /** As if they came one by one, orders first: what waits for an order of the same batch finds it. */
  async route(records: readonly EventRecord[], now: EpochMs): Promise<Routed> {
    const opened = new Set<string>();
    return { records: await this.#place(records, opened, now), opened: [...opened] };
  }

  /** What fails for one event costs no other: they may be another shop's. Throws when the database does not answer: then none is to blame. */
  async routeEach(records: readonly EventRecord[], now: EpochMs): Promise<RoutedEach> {
    const opened = new Set<string>();
    const failed = new Map<string, unknown>();
    const routed = (placed: Routed['records']): RoutedEach => ({ records: placed, opened: [...opened], failed });
    try {
      return routed(await this.#place(records, opened, now));
    } catch (error) {
      if (isOfDatabase(error)) throw error;
    }
    const each: Routed['records'] = [];
    for (const record of records) {
      try {
        each.push(...(await this.#place([record], opened, now)));
      } catch (error) {
        if (isOfDatabase(error)) throw error;
        failed.set(record._id, error);
        each.push(undefined);
      }
    }
    return routed(each);
  }

  /** Adds to `opened` also when it throws, or another process was quicker with one of many routes: nobody else sees that the others are new. */
  async #place(records: readonly EventRecord[], opened: Set<string>, now: EpochMs): Promise<Routed['records']> {
    const events = records.map((record, index): Arrived & { index: number } => ({ record, index, names: namesOf(record), apart: [] }));
    events.sort((a, b) => Number(isOfOrder(b.record)) - Number(isOfOrder(a.record)));
    const found: Found[] = [];
    for (let tries = 0; found.length < events.length; tries += 1) {
      if (tries === MAX_TRIES) throw new Error('The routes of these events keep changing; send them again.');
      const rest = events.slice(found.length);
      const plan = planRoutes(rest, await this.#load(rest));
      for (const key of plan.fresh.keys()) if (LEADS_TO_ORDER.test(key)) opened.add(key);
      if (!(await this.#routes.insert([...plan.fresh.values()]))) continue;
      found.push(...plan.resolutions);
      if (plan.resolutions.length > 0) tries = 0;
      const next = rest[plan.resolutions.length];
      if (plan.conflict && next) await this.#settle(next, plan.conflict, found, now);
    }
    const inTheirOrder: Routed['records'] = [];
    for (const [at, { record, index }] of events.entries()) inTheirOrder[index] = placed(record, found[at]);
    return inTheirOrder;
  }

  /** With the orders of the parcels that are named. */
  async #load(events: readonly Arrived[]): Promise<Known> {
    const keys = new Set(events.flatMap(({ names }) => keysOf(names)));
    const known = await this.#routes.load(keys);
    const orders = [...keys].map(known).flatMap((route) => (route?.orderId === undefined ? [] : [`${route.shopId}|order:${route.orderId}`]));
    return orders.every((key) => keys.has(key)) ? known : this.#routes.load([...keys, ...orders]);
  }

  async #settle(event: Arrived, { routes }: Conflict, found: readonly Found[], now: EpochMs): Promise<void> {
    const [{ _id, shopId, contactId }, other] = routes;
    const settlement = settle(await this.#routes.ofContacts(shopId, [contactId, other.contactId]), routes);
    if (settlement.kind === 'two') {
      // Whatever others make of the same address at this moment: who this event is about is decided.
      event.apart = [...event.apart, settlement.apart];
      if (settlement.moveTo !== undefined) await this.#routes.repoint(_id, settlement.moveTo);
      return;
    }
    const { from, into } = settlement;
    await this.#writeMerged(mergedEvent(shopId, from, into, now));
    await this.#routes.merge(shopId, from, into);
    for (const one of found) if (one.kind === 'routed' && one.contactId === from) one.contactId = into;
  }
}

/** To the one that goes: it freezes, and then hands over everything it has. */
export function mergedEvent(shopId: string, from: string, into: string, now: EpochMs): EventRecord {
  return {
    _id: `${shopId}|nachklang:merge|${from}:${into}`, shopId, source: 'nachklang:merge', type: 'contact.merged', time: now, receivedAt: now,
    contactId: from, partition: partitionOf(shopId, from), data: { from, into }, stops: [from, into], state: 'pending',
  };
}

function isOfOrder(record: EventRecord): boolean {
  return record.type.startsWith('order.');
}

function isOfDatabase(error: unknown): boolean {
  return error instanceof mongoose.mongo.MongoError;
}

function placed(record: EventRecord, found: Found | undefined): EventRecord | undefined {
  if (found?.kind === 'parked') return { ...record, state: 'parked', parkedUnder: found.under };
  if (found?.kind !== 'routed') return undefined;
  const { contactId, orderId, parcelId } = found;
  const { parkedUnder: _parkedUnder, ...rest } = record;
  const place = { ...(orderId !== undefined && { orderId }), ...(parcelId !== undefined && { parcelId }) };
  return { ...rest, state: 'pending', contactId, partition: partitionOf(record.shopId, contactId), ...place };
}
