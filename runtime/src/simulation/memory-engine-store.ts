/** The engine's store in memory: for replay and for tests of the engine. One user at a time, so revisions never clash. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { Batch, Changes, EngineStore, FailedEvent } from '../engine/changes.ts';
import type { ContactRecord, EnrollmentRecord, EventRecord, OrderRecord } from '../engine/model.ts';
import type { CallRecord, DecisionRecord, MessageRecord, TaskRecord } from '../engine/outbox-model.ts';
import { DueQueue } from './due-queue.ts';

/** A contact with everything that what happens to it can touch. */
export interface Belongings { contacts: ContactRecord[]; orders: OrderRecord[]; active: EnrollmentRecord[] }

export class MemoryEngineStore implements EngineStore {
  readonly contacts = new Map<string, ContactRecord>();
  readonly orders = new Map<string, OrderRecord>();
  readonly enrollments = new Map<string, EnrollmentRecord>();
  readonly messages = new Map<string, MessageRecord>();
  readonly calls = new Map<string, CallRecord>();
  readonly tasks = new Map<string, TaskRecord>();
  readonly decisions = new Map<string, DecisionRecord>();
  readonly failed: FailedEvent[] = [];
  readonly #active = new Map<string, Set<EnrollmentRecord>>();
  /** Where a run is listed as active: its contact may have been taken over by another one since. */
  readonly #listed = new Map<string, Set<EnrollmentRecord>>();
  readonly #due = new DueQueue();
  #pending: EventRecord[] = [];
  /** Worked through beside a merge that is still under way. */
  #missed: EventRecord[] = [];

  add(events: readonly EventRecord[]): void {
    this.#pending.push(...events);
  }

  /** The next instant at which an enrollment is due. */
  nextDueAt(): EpochMs | undefined {
    for (let first = this.#due.first; first; first = this.#due.first) {
      if (this.enrollments.get(first.id)?.dueAt === first.at) return first.at;
      this.#due.pop();
    }
    return undefined;
  }

  async loadBatch(_partitions: readonly number[], now: EpochMs, limit: number): Promise<Batch> {
    return this.take(now, limit);
  }

  /** Like {@link loadBatch}, at once; runs of contacts without an event only when they are due until then. */
  take(now: EpochMs, limit: number, dueUntil = now): Batch {
    const events = this.#pending.slice(0, limit);
    const due: EnrollmentRecord[] = [];
    for (let at = this.nextDueAt(); at !== undefined && at <= dueUntil && due.length < limit; at = this.nextDueAt()) {
      const enrollment = this.enrollments.get(this.#due.pop()?.id ?? '');
      if (enrollment) due.push(enrollment);
    }
    const active: EnrollmentRecord[] = [];
    const touched = touchedBy(events);
    // Who waits for a slot competes with what the contact's other runs want to send.
    for (const { deferral, contactId } of due) if (deferral) touched.add(contactId);
    for (const contactId of touched) for (const run of this.#active.get(contactId) ?? []) active.push(run);
    return { events, due, contacts: this.contacts, orders: this.orders, active, missed: this.#missed, more: this.#pending.length > events.length };
  }

  async commit(changes: Changes): Promise<void> {
    this.apply(changes);
  }

  /** Like {@link commit}, at once. */
  apply(changes: Changes): void {
    for (const { record } of changes.contacts) this.contacts.set(record._id, record);
    for (const { record } of changes.orders) this.orders.set(record._id, record);
    for (const { record } of changes.enrollments) this.#putEnrollment(record);
    for (const record of changes.messages) if (!this.messages.has(record._id)) this.messages.set(record._id, record);
    for (const record of changes.calls) if (!this.calls.has(record._id)) this.calls.set(record._id, record);
    for (const record of changes.tasks) if (!this.tasks.has(record._id)) this.tasks.set(record._id, record);
    for (const record of changes.decisions) this.decisions.set(record._id, record);
    this.failed.push(...changes.eventsFailed);
    if (this.#pending.length > 0) this.#takeOff(changes);
    this.#pending.push(...changes.emitted, ...changes.handovers);
    if (this.#pending.length === 0) this.#missed = [];
  }

  async nextDue(partitions: readonly number[]): Promise<Map<number, EpochMs>> {
    const at = this.nextDueAt();
    return new Map(at === undefined ? [] : partitions.slice(0, 1).map((partition) => [partition, at]));
  }

  hasPending(): boolean {
    return this.#pending.length > 0;
  }

  /** Takes a contact out, with its orders and the runs that go on: another store goes on with it. */
  give(contactId: string): Belongings {
    const contact = this.contacts.get(contactId);
    const keys = contact?.orders.map(({ id }) => `${contact.shopId}|${id}`) ?? [];
    const orders = keys.flatMap((key) => this.orders.get(key) ?? []).filter((order) => order.contactId === contactId);
    const active = [...(this.#active.get(contactId) ?? [])];
    this.contacts.delete(contactId);
    this.#active.delete(contactId);
    for (const order of orders) this.orders.delete(order._id);
    for (const run of active) {
      this.enrollments.delete(run._id);
      this.#listed.delete(run._id);
    }
    return { contacts: contact ? [contact] : [], orders, active };
  }

  adopt({ contacts, orders, active }: Belongings): void {
    for (const contact of contacts) this.contacts.set(contact._id, contact);
    for (const order of orders) this.orders.set(order._id, order);
    for (const run of active) this.#putEnrollment(run);
  }

  #takeOff({ eventsDone, eventsFailed, handovers }: Changes): void {
    if (handovers.length === 0 && eventsDone.length + eventsFailed.length === this.#pending.length) {
      this.#pending = [];
      return;
    }
    const gone = new Set([...eventsDone, ...eventsFailed.map((one) => one.id)]);
    if (handovers.length > 0) this.#missed.push(...this.#pending.filter((event) => gone.has(event._id)));
    this.#pending = this.#pending.filter((event) => !gone.has(event._id));
  }

  #putEnrollment(record: EnrollmentRecord): void {
    this.enrollments.set(record._id, record);
    let active = this.#active.get(record.contactId);
    if (!active) this.#active.set(record.contactId, (active = new Set()));
    const before = this.#listed.get(record._id);
    if (before !== active || record.state !== 'active') before?.delete(record);
    if (record.state === 'active') {
      active.add(record);
      this.#listed.set(record._id, active);
    } else this.#listed.delete(record._id);
    if (record.dueAt !== undefined) this.#due.push(record.dueAt, record._id);
  }
}

/** A replay asks this for every single event. */
function touchedBy(events: readonly EventRecord[]): Set<string> {
  const contactIds = new Set<string>();
  for (const { contactId = '', type, data } of events) {
    contactIds.add(contactId);
    if (type === 'contact.absorbed') contactIds.add(String(data['from']));
  }
  return contactIds;
}
