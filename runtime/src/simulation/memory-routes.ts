/** Ingest without a database: the same reading and the same routing, its routes in a map. */
import type { CloudEvent, EpochMs } from '@nachklang/nodes/sdk';
import type { EventRecord } from '../engine/model.ts';
import { partitionOf } from '../engine/partition.ts';
import { identify, keysOf, mergedEvent, namesOf, readCloudEvent, resolve, settle, type Identify, type Identity, type Names, type Resolution, type Route } from '../stages/ingest/index.ts';

/** One contact takes another one over. */
export interface Join { from: string; into: string }

/** Where an event belongs. */
export interface Place { contactId: string; orderId?: string | undefined; parcelId?: string | undefined }

/** An event that found its contact, and the text it was told in, if it was. */
export interface Routed { record: EventRecord; place: Place; text?: string | undefined }

export type Accepted = ({ kind: 'events' } & Outcome) | { kind: 'unused'; reason: string };

interface Outcome { events: Routed[]; joins: Join[] }
interface Parked { record: EventRecord; names: Names; text: string | undefined }

export class MemoryRoutes {
  readonly #shopId: string;
  readonly #routes = new Map<string, Route>();
  readonly #known = (key: string): Route | undefined => this.#routes.get(key);
  readonly #seen = new Set<string>();
  readonly #parked = new Map<string, Set<Parked>>();

  /** People come again with every event of their orders, and digests take long. */
  readonly #identities = new Map<string, Identity>();
  readonly #identify: Identify = (shopId, kind, value) => {
    const name = `${kind}:${value}`;
    const known = this.#identities.get(name);
    if (known) return known;
    const identity = identify(shopId, kind, value);
    this.#identities.set(name, identity);
    return identity;
  };

  constructor(shopId: string) {
    this.#shopId = shopId;
  }

  /** The event, and what had waited for it. */
  accept(event: CloudEvent, now: EpochMs, text?: string): Accepted {
    const read = readCloudEvent(this.#shopId, event, now);
    if (read.kind === 'invalid') return { kind: 'unused', reason: read.problem.detail };
    if (this.#seen.has(read.record._id)) return { kind: 'unused', reason: 'duplicate' };
    this.#seen.add(read.record._id);
    const out: Outcome = { events: [], joins: [] };
    this.#route({ record: read.record, names: namesOf(read.record, this.#identify), text }, out);
    return { kind: 'events', ...out };
  }

  /** Events whose order or parcel never came. */
  parked(): string[] {
    return [...new Set([...this.#parked.values()].flatMap((waiting) => [...waiting].map(({ record }) => record._id)))];
  }

  #route(item: Parked, out: Outcome): void {
    const resolution = resolve(item.record, item.names, this.#known);
    if (resolution.kind === 'nobody') return;
    if (resolution.kind === 'parked') {
      for (const key of resolution.under) {
        const waiting = this.#parked.get(key);
        if (waiting) waiting.add(item);
        else this.#parked.set(key, new Set([item]));
      }
      return;
    }
    const { contactId, orderId, parcelId, fresh } = resolution.kind === 'conflict' ? this.#settle(item, resolution.routes, out) : resolution;
    out.events.push({ record: item.record, place: { contactId, orderId, parcelId }, text: item.text });
    for (const route of fresh) {
      this.#routes.set(route._id, route);
      this.#release(route._id, out);
    }
  }

  /** Two contacts are one person, and one takes the other over; or they stay two, by the same rules as in the program. */
  #settle(item: Parked, routes: [Route, Route], out: Outcome): Extract<Resolution, { kind: 'routed' }> {
    const [one, other] = routes;
    const theirs = [...this.#routes.values()].filter(({ contactId }) => contactId === one.contactId || contactId === other.contactId);
    const settlement = settle(theirs, routes);
    if (settlement.kind === 'two') {
      if (settlement.moveTo !== undefined) one.contactId = settlement.moveTo;
      return this.#again(item, one.contactId, [settlement.apart]);
    }
    const { from, into } = settlement;
    out.joins.push({ from, into });
    out.events.push({ record: mergedEvent(this.#shopId, from, into, item.record.receivedAt), place: { contactId: from } });
    for (const route of theirs) route.contactId = into;
    return this.#again(item, into);
  }

  #again(item: Parked, contactId: string, apart?: readonly string[]): Extract<Resolution, { kind: 'routed' }> {
    const resolution = resolve(item.record, item.names, this.#known, apart);
    return resolution.kind === 'routed' ? resolution : { kind: 'routed', contactId, fresh: [] };
  }

  #release(key: string, out: Outcome): void {
    const waiting = this.#parked.get(key);
    if (!waiting) return;
    for (const item of waiting) {
      for (const other of keysOf(item.names)) this.#parked.get(other)?.delete(item);
      this.#route(item, out);
    }
    if (waiting.size === 0) this.#parked.delete(key);
  }
}

export function withPlace(record: EventRecord, { contactId, orderId, parcelId }: Place): EventRecord {
  return {
    ...record,
    contactId,
    partition: partitionOf(record.shopId, contactId),
    ...(orderId !== undefined && { orderId }),
    ...(parcelId !== undefined && { parcelId }),
  };
}
