/** Ingest without a database: the same reading and the same routing, its routes in a map. */
import type { CloudEvent, EpochMs } from '@nachklang/nodes/sdk';
import type { EventRecord } from '../engine/model.ts';
import { partitionOf } from '../engine/partition.ts';
import { keysOf, mergedEvent, namesOf, readEvent, resolve, type Names, type Resolution, type Route } from '../stages/ingest/index.ts';

/** One contact takes another one over. */
export interface Join { from: string; into: string }

export type Accepted = { kind: 'events'; events: EventRecord[]; joins: Join[] } | { kind: 'unused'; reason: string };

interface Parked { record: EventRecord; names: Names }
interface Routed { events: EventRecord[]; joins: Join[] }

export class MemoryRoutes {
  readonly #shopId: string;
  readonly #routes = new Map<string, Route>();
  readonly #seen = new Set<string>();
  readonly #parked = new Map<string, Set<Parked>>();

  constructor(shopId: string) {
    this.#shopId = shopId;
  }

  /** The event, and what had waited for it. */
  accept(event: CloudEvent, now: EpochMs): Accepted {
    const read = readEvent(this.#shopId, event, now);
    if (read.kind === 'invalid') return { kind: 'unused', reason: read.problem.detail };
    if (this.#seen.has(read.record._id)) return { kind: 'unused', reason: 'duplicate' };
    this.#seen.add(read.record._id);
    const out: Routed = { events: [], joins: [] };
    this.#route({ record: read.record, names: namesOf(read.record) }, out);
    return { kind: 'events', ...out };
  }

  /** Events whose order or parcel never came. */
  parked(): string[] {
    return [...new Set([...this.#parked.values()].flatMap((waiting) => [...waiting].map(({ record }) => record._id)))];
  }

  #route(item: Parked, out: Routed): void {
    const resolution = resolve(item.record, item.names, (key) => this.#routes.get(key));
    if (resolution.kind === 'nobody') return;
    if (resolution.kind === 'parked') {
      for (const key of resolution.under) {
        const waiting = this.#parked.get(key);
        if (waiting) waiting.add(item);
        else this.#parked.set(key, new Set([item]));
      }
      return;
    }
    const routed = resolution.kind === 'conflict' ? this.#join(item, resolution.routes, out) : resolution;
    out.events.push(withPlace(item.record, routed));
    for (const route of routed.fresh) {
      this.#routes.set(route._id, route);
      this.#release(route._id, out);
    }
  }

  /** Two contacts are one person: the older takes the other one over. */
  #join(item: Parked, [one, other]: [Route, Route], out: Routed): Extract<Resolution, { kind: 'routed' }> {
    const keep = one.at <= other.at ? one : other;
    const drop = keep === one ? other : one;
    out.joins.push({ from: drop.contactId, into: keep.contactId });
    out.events.push(mergedEvent(this.#shopId, drop.contactId, keep.contactId, item.record.receivedAt));
    for (const route of this.#routes.values()) if (route.contactId === drop.contactId) route.contactId = keep.contactId;
    const again = resolve(item.record, item.names, (key) => this.#routes.get(key));
    return again.kind === 'routed' ? again : { kind: 'routed', contactId: keep.contactId, fresh: [] };
  }

  #release(key: string, out: Routed): void {
    const waiting = this.#parked.get(key);
    if (!waiting) return;
    for (const item of waiting) {
      for (const other of keysOf(item.names)) this.#parked.get(other)?.delete(item);
      this.#route(item, out);
    }
    if (waiting.size === 0) this.#parked.delete(key);
  }
}

function withPlace(record: EventRecord, { contactId, orderId, parcelId }: Extract<Resolution, { kind: 'routed' }>): EventRecord {
  return {
    ...record,
    contactId,
    partition: partitionOf(record.shopId, contactId),
    ...(orderId !== undefined && { orderId }),
    ...(parcelId !== undefined && { parcelId }),
  };
}
