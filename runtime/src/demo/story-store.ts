/**
 * The engine's store while the demo is told: maps that answer as the database would. What is read is a copy, so that nothing but a commit
 * changes what is kept. Everything is written to the database when the story is over.
 */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { Batch, Changes } from '../engine/changes.ts';
import type { ContactRecord, EnrollmentRecord, EventRecord, OrderRecord } from '../engine/model.ts';
import type { CallRecord, DecisionRecord, MessageRecord, TaskRecord } from '../engine/outbox-model.ts';
import type { BatchStore } from '../scheduling/drain-batch.ts';
import { copyOf } from './copy-of.ts';

export class StoryStore implements BatchStore {
  readonly contacts = new Map<string, ContactRecord>();
  readonly orders = new Map<string, OrderRecord>();
  readonly runs = new Map<string, EnrollmentRecord>();
  readonly messages = new Map<string, MessageRecord>();
  readonly calls = new Map<string, CallRecord>();
  readonly tasks = new Map<string, TaskRecord>();
  readonly decisions = new Map<string, DecisionRecord>();
  readonly events = new Map<string, EventRecord>();
  readonly #active = new Map<string, EnrollmentRecord>();
  readonly #pending = new Map<string, EventRecord>();

  add(events: readonly EventRecord[]): void {
    for (const event of events) {
      if (this.events.has(event._id)) continue;
      this.events.set(event._id, event);
      this.#pending.set(event._id, event);
    }
  }

  async loadBatch(partitions: readonly number[], now: EpochMs, limit: number): Promise<Batch> {
    const here = ({ partition }: { partition?: number }) => partition !== undefined && partitions.includes(partition);
    const events = [...this.#pending.values()].filter(here).sort((a, b) => a.time - b.time).slice(0, limit);
    const due = [...this.#active.values()].filter((run) => here(run) && dueAt(run) <= now).sort((a, b) => dueAt(a) - dueAt(b)).slice(0, limit);
    const withEvents = events.flatMap(({ contactId }) => contactId ?? []);
    // Who waits for a slot competes with what the contact's other runs want to send.
    const withRuns = new Set([...withEvents, ...due.flatMap(({ deferral, contactId }) => (deferral ? contactId : []))]);
    const active = [...this.#active.values()].filter(({ contactId }) => withRuns.has(contactId));
    return {
      events: events.map(copyOf),
      due: due.map(copyOf),
      contacts: copiesOf(this.contacts, [...withEvents, ...due.map(({ contactId }) => contactId)]),
      orders: copiesOf(this.orders, [...events, ...due, ...active].map(({ shopId, orderId }) => `${shopId}|${orderId}`)),
      active: active.map(copyOf),
      missed: [],
      more: events.length === limit || due.length === limit,
    };
  }

  async enrollments(ids: readonly string[]): Promise<Map<string, EnrollmentRecord | undefined>> {
    return new Map(ids.map((id) => [id, copyOf(this.runs.get(id))]));
  }

  async commit(changes: Changes): Promise<void> {
    this.#refuseUntold(changes);
    put(this.contacts, changes.contacts.map(({ record }) => record));
    put(this.orders, changes.orders.map(({ record }) => record));
    put(this.decisions, changes.decisions);
    for (const { record } of changes.enrollments) {
      this.runs.set(record._id, record);
      if (record.state === 'active') this.#active.set(record._id, record);
      else this.#active.delete(record._id);
    }
    putMissing(this.messages, changes.messages);
    putMissing(this.calls, changes.calls);
    putMissing(this.tasks, changes.tasks);
    this.add(changes.emitted);
    for (const id of changes.eventsDone) this.#settle(id, { state: 'done' });
    for (const { id, error, failure } of changes.eventsFailed) this.#settle(id, { state: 'failed', error, failure });
  }

  async nextDue(partitions: readonly number[]): Promise<Map<number, EpochMs>> {
    const next = new Map<number, EpochMs>();
    for (const run of this.#active.values()) {
      if (run.dueAt === undefined || !partitions.includes(run.partition)) continue;
      next.set(run.partition, Math.min(run.dueAt, next.get(run.partition) ?? Infinity));
    }
    return next;
  }

  /** Nobody else writes here, so that no commit breaks off. */
  async recoverEffects(): Promise<void> {}

  async runsWithQueued(): Promise<string[]> {
    return [];
  }

  /** The mail has left. */
  sent(messageId: string, at: EpochMs): void {
    const message = this.messages.get(messageId);
    if (!message) throw new Error(`The message ${messageId} is not in the outbox.`);
    const { claim: _claim, ...rest } = message;
    this.messages.set(messageId, { ...rest, state: 'sent', sentAt: at, attempts: message.attempts + 1 });
  }

  /** Mails leave in the step that wants them: nothing is left to be withdrawn. People who are made one, or are erased, are another story. */
  #refuseUntold({ handovers, erased, withdrawn, objections }: Changes): void {
    if (handovers.length > 0 || erased.length > 0) throw new Error('The demo cannot tell of people who are made one or erased.');
    const queued = this.calls.size > 0 || [...this.messages.values()].some(({ state }) => state === 'queued');
    if (queued && (withdrawn.length > 0 || objections.length > 0)) throw new Error('The demo cannot tell of what is withdrawn before it leaves.');
  }

  #settle(id: string, state: Pick<EventRecord, 'state' | 'error' | 'failure'>): void {
    const event = this.#pending.get(id);
    if (!event) return;
    this.#pending.delete(id);
    this.events.set(id, { ...event, ...state });
  }
}

function dueAt(run: EnrollmentRecord): EpochMs {
  return run.dueAt ?? Infinity;
}

function copiesOf<T>(kept: ReadonlyMap<string, T>, ids: readonly string[]): Map<string, T> {
  const copies = new Map<string, T>();
  for (const id of ids) {
    const record = copies.has(id) ? undefined : kept.get(id);
    if (record !== undefined) copies.set(id, copyOf(record));
  }
  return copies;
}

function put<T extends { _id: string }>(kept: Map<string, T>, records: readonly T[]): void {
  for (const record of records) kept.set(record._id, record);
}

function putMissing<T extends { _id: string }>(kept: Map<string, T>, records: readonly T[]): void {
  for (const record of records) if (!kept.has(record._id)) kept.set(record._id, record);
}
