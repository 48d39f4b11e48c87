/** The engine's store on MongoDB: about ten round trips for a batch of hundreds (design §4). */
import type { mongo } from 'mongoose';
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { Batch, Changes, EngineStore, Erasure } from '../engine/changes.ts';
import type { EnrollmentRecord, EventRecord } from '../engine/model.ts';
import type { DecisionRecord } from '../engine/outbox-model.ts';
import { missedSince } from '../engine/merge-step.ts';
import { outboxRecord } from '../engine/outbox-record.ts';
import { collectionsOf, type Collections, type Db } from './collections.ts';
import { eraseTraces } from './erase-traces.ts';
import type { IndexSpec } from './index-spec.ts';
import { readRecords } from './read-records.ts';
import { withdrawAdvertising } from './withdraw-advertising.ts';
import { withdrawMessages } from './withdraw-messages.ts';
import { insertMissing, writeRevisions } from './write-batch.ts';

export const ENGINE_INDEXES: IndexSpec[] = [
  { collection: 'enrollments', key: { partition: 1, dueAt: 1 }, options: { name: 'due', partialFilterExpression: { dueAt: { $exists: true } } } },
  { collection: 'enrollments', key: { contactId: 1 }, options: { name: 'active_of_contact', partialFilterExpression: { state: 'active' } } },
  { collection: 'enrollments', key: { partition: 1, effectsAt: 1 }, options: { name: 'effects', partialFilterExpression: { effectsAt: { $exists: true } } } },
];

export class MongoEngineStore implements EngineStore {
  readonly #raw: Db;
  readonly #db: Collections;
  constructor(db: Db) {
    this.#raw = db;
    this.#db = collectionsOf(db);
  }

  async loadBatch(partitions: readonly number[], now: EpochMs, limit: number): Promise<Batch> {
    const among = { $in: [...partitions] };
    const [events, due] = await Promise.all([
      readRecords(this.#db.events, { state: 'pending', partition: among }, { sort: { partition: 1, time: 1 }, limit }),
      readRecords(this.#db.enrollments, { partition: among, dueAt: { $lte: now } }, { sort: { partition: 1, dueAt: 1 }, limit }),
    ]);
    const more = events.length === limit || due.length === limit;
    const withEvents = unique(events.map((event) => event.contactId));
    const absorbed = events.filter((event) => event.type === 'contact.absorbed');
    const goers = unique(absorbed.map((event) => String(event.data['from'])));
    const wholly = unique([...goers, ...events.filter(({ type }) => type === 'contact.erased' || type === 'contact.absorbed').map((event) => event.contactId)]);
    const contactIds = unique([...withEvents, ...goers, ...due.map((enrollment) => enrollment.contactId)]);
    // Who waits for a slot competes with what the contact's other runs want to send.
    const withRuns = unique([...withEvents, ...goers, ...due.flatMap(({ deferral, contactId }) => (deferral ? contactId : []))]);
    const [contacts, ordersOfBatch, ordersOfContacts, active, missed] = await Promise.all([
      byId(this.#db.contacts, contactIds),
      byId(this.#db.orders, unique([...events, ...due].map(orderKey))),
      wholly.length === 0 ? [] : readRecords(this.#db.orders, { contactId: { $in: wholly } }),
      withRuns.length === 0 ? [] : readRecords(this.#db.enrollments, { contactId: { $in: withRuns }, state: 'active' }),
      Promise.all(absorbed.map((event) => this.#workedThrough(event))),
    ]);
    const firstOrders = [...ordersOfBatch, ...ordersOfContacts];
    const orders = new Map(firstOrders.map((order) => [order._id, order]));
    const missing = unique(active.map(orderKey)).filter((id) => !orders.has(id));
    for (const order of await byId(this.#db.orders, missing)) orders.set(order._id, order);
    return { events, due, contacts: new Map(contacts.map((contact) => [contact._id, contact])), orders, active, missed: missed.flat(), more };
  }

  /** Enrollments by id, as far as they exist. */
  async enrollments(ids: readonly string[]): Promise<Map<string, EnrollmentRecord | undefined>> {
    const found = new Map<string, EnrollmentRecord | undefined>(ids.map((id) => [id, undefined]));
    for (const enrollment of await byId(this.#db.enrollments, ids)) found.set(enrollment._id, enrollment);
    return found;
  }

  async #workedThrough(absorbed: EventRecord): Promise<EventRecord[]> {
    const { shopId, contactId } = absorbed;
    if (contactId === undefined) return [];
    return this.#db.events.find({ shopId, contactId, state: 'done', receivedAt: { $gte: missedSince(absorbed) } }).toArray();
  }

  async commit(changes: Changes): Promise<void> {
    await this.#beforeEnrollments(changes);
    await writeRevisions(this.#db.enrollments, changes.enrollments);
    if (changes.handovers.length === 0 && changes.erased.length === 0) return allSettled([...this.#writeOutbox(changes), ...this.#settleEvents(changes)]);
    // A contact may take runs over as soon as it hears of it: their effects must not be waiting in the old partition any more.
    await allSettled(this.#writeOutbox(changes));
    await allSettled([insertMissing(this.#db.events, changes.handovers), ...changes.erased.map((erasure) => eraseTraces(this.#raw, this.#db, erasure))]);
    await allSettled(this.#settleEvents(changes));
  }

  /** Recoverable from the enrollments: may be written beside the events as done. */
  #writeOutbox(changes: Changes): unknown[] {
    return [
      insertMissing(this.#db.messages, changes.messages),
      insertMissing(this.#db.calls, changes.calls),
      insertMissing(this.#db.tasks, changes.tasks),
      insertMissing(this.#db.events, changes.emitted),
    ];
  }

  #settleEvents(changes: Changes): unknown[] {
    return [
      changes.eventsDone.length > 0 && this.#db.events.updateMany({ _id: { $in: changes.eventsDone } }, { $set: { state: 'done' } }),
      ...changes.eventsFailed.map(({ id, error, failure }) => this.#db.events.updateOne({ _id: id }, { $set: { state: 'failed', error, failure } })),
    ];
  }

  /**
   * Slots, ledger entries and withdrawals come first: after a crash they are at worst too early, never missing.
   * Effects need no such care, because the enrollment itself holds them ({@link recoverEffects}).
   */
  async #beforeEnrollments(changes: Changes): Promise<void> {
    await allSettled([
      writeRevisions(this.#db.contacts, changes.contacts),
      writeRevisions(this.#db.orders, changes.orders),
      this.#writeDecisions(changes.decisions),
      withdrawMessages(this.#db, changes.withdrawn, changes.enrollments),
      withdrawAdvertising(this.#db, changes.objections),
    ]);
  }

  async #writeDecisions(decisions: readonly DecisionRecord[]): Promise<void> {
    const again = await insertMissing(this.#db.decisions, decisions);
    for (const index of again) {
      const decision = decisions[index];
      if (decision) await this.#db.decisions.replaceOne({ _id: decision._id }, decision);
    }
  }

  /** Runs whose messages still wait for their hand-over although their contact was erased. */
  async runsWithQueued(erasures: readonly Erasure[]): Promise<string[]> {
    const found = await Promise.all(
      erasures.map(({ shopId, contactIds }) => this.#db.messages.find({ shopId, contactId: { $in: contactIds }, state: 'queued' }, { projection: { enrollmentId: 1 } }).toArray()),
    );
    return unique(found.flat().map(({ enrollmentId }) => enrollmentId));
  }

  async nextDue(partitions: readonly number[]): Promise<Map<number, EpochMs>> {
    const next = new Map<number, EpochMs>();
    await Promise.all(
      partitions.map(async (partition) => {
        const options = { sort: { dueAt: 1 }, projection: { dueAt: 1 } } as const;
        const first = await this.#db.enrollments.findOne({ partition, dueAt: { $gt: 0 } }, options);
        if (first?.dueAt !== undefined) next.set(partition, first.dueAt);
      }),
    );
    return next;
  }

  /** Puts effects into the outbox that an interrupted worker may have left in their enrollments since then. */
  async recoverEffects(partitions: readonly number[], since: EpochMs): Promise<void> {
    const cursor = this.#db.enrollments.find({ partition: { $in: [...partitions] }, effectsAt: { $gte: since } });
    for await (const enrollment of cursor) await this.#flush(enrollment, since);
  }

  /** The same for runs that somebody is about to change: what they last wanted was wanted as they were. */
  async flushEffects(enrollments: readonly EnrollmentRecord[]): Promise<void> {
    for (const enrollment of enrollments) if (enrollment.effects !== undefined) await this.#flush(enrollment, 0);
  }

  async #flush(enrollment: EnrollmentRecord, since: EpochMs): Promise<void> {
    for (const effect of enrollment.effects ?? []) {
      const wanted = outboxRecord(effect, enrollment, enrollment.effectsAt ?? since);
      if (wanted.kind === 'message' && enrollment.state !== 'exited') await insertMissing(this.#db.messages, [wanted.record]);
      if (wanted.kind === 'call' && enrollment.state !== 'exited') await insertMissing(this.#db.calls, [wanted.record]);
      if (wanted.kind === 'task') await insertMissing(this.#db.tasks, [wanted.record]);
      if (wanted.kind === 'event') await insertMissing(this.#db.events, [wanted.record]);
    }
  }
}

function byId<T extends { _id: string }>(collection: mongo.Collection<T>, ids: readonly string[]): Promise<T[]> {
  // The driver's own types cannot see that a generic T with a string _id fits them.
  return ids.length === 0 ? Promise.resolve([]) : readRecords(collection, { _id: { $in: [...ids] } } as mongo.Filter<T>);
}

/** Like `Promise.all`, but nothing is under way any more when it throws: the batch is worked through again right after. */
async function allSettled(writes: readonly unknown[]): Promise<void> {
  const failed = (await Promise.allSettled(writes)).find((write) => write.status === 'rejected');
  if (failed) throw failed.reason;
}

function orderKey(record: { shopId: string; orderId?: string }): string | undefined {
  return record.orderId === undefined ? undefined : `${record.shopId}|${record.orderId}`;
}

function unique(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}
