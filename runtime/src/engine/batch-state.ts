/** The records of one batch while it is worked through: what was read, what changed, and in which order things happen. */
import type { EpochMs, Facts } from '@nachklang/nodes/sdk';
import type { Batch, Changes, Erasure, FailedEvent, Objection, Write } from './changes.ts';
import type { Outgoing } from './drain.ts';
import { outboxRecord } from './outbox-record.ts';
import type { ContactRecord, EnrollmentRecord, EventRecord, OrderRecord, WantedEffect } from './model.ts';
import type { DecisionRecord } from './outbox-model.ts';

export type Item = { kind: 'event'; event: EventRecord } | { kind: 'due'; enrollment: EnrollmentRecord };

export class BatchState {
  readonly eventsDone: string[] = [];
  readonly eventsFailed: FailedEvent[] = [];
  readonly decisions: DecisionRecord[] = [];
  readonly outgoing: Outgoing[] = [];
  readonly #batch: Batch;
  readonly #contacts = new Map<string, Write<ContactRecord>>();
  readonly #orders = new Map<string, Write<OrderRecord>>();
  readonly #enrollments = new Map<string, Write<EnrollmentRecord>>();
  readonly #active = new Map<string, EnrollmentRecord[]>();
  readonly #out: Pick<Changes, 'messages' | 'calls' | 'tasks' | 'emitted'> = { messages: [], calls: [], tasks: [], emitted: [] };
  readonly #withdrawn = new Set<string>();
  readonly #handovers: EventRecord[] = [];
  readonly #erased = new Map<string, Erasure>();
  readonly #objections = new Map<string, Objection>();
  readonly #held = new Set<string>();
  #lastOrder = { shopId: '', orderId: '', key: '' };

  constructor(batch: Batch) {
    this.#batch = batch;
    for (const enrollment of batch.active) this.#list(enrollment.contactId).push(enrollment);
    for (const enrollment of batch.due) {
      const list = this.#list(enrollment.contactId);
      if (!list.some(({ _id }) => _id === enrollment._id)) list.push(enrollment);
    }
  }

  /** One per contact: events in the order they happened, merged with the enrollments that fall due. */
  *timelines(): Generator<{ contactId: string; next(now: EpochMs): Item | undefined }> {
    const events = Map.groupBy(this.#batch.events, ({ contactId = '' }) => contactId);
    for (const { contactId } of this.#batch.due) if (!events.has(contactId)) events.set(contactId, []);
    for (const [contactId, pending] of events) {
      if (pending.length > 1) pending.sort((a, b) => a.time - b.time || (a._id < b._id ? -1 : 1));
      yield { contactId, next: (now) => this.#next(contactId, pending, now) };
    }
  }

  /** An event at or before a due time comes first: a wait for an event against its timeout is decided here, once. */
  #next(contactId: string, pending: EventRecord[], now: EpochMs): Item | undefined {
    let due: EnrollmentRecord | undefined;
    for (const enrollment of this.#active.get(contactId) ?? []) {
      if (enrollment.state !== 'active' || enrollment.dueAt === undefined || enrollment.dueAt > now) continue;
      if (!due || enrollment.dueAt < (due.dueAt ?? 0) || (enrollment.dueAt === due.dueAt && enrollment._id < due._id)) due = enrollment;
    }
    const event = pending[0];
    if (event && (!due || event.time <= (due.dueAt ?? 0))) {
      pending.shift();
      return { kind: 'event', event };
    }
    return due && { kind: 'due', enrollment: due };
  }

  #list(contactId: string): EnrollmentRecord[] {
    let list = this.#active.get(contactId);
    if (!list) this.#active.set(contactId, (list = []));
    return list;
  }

  has(enrollmentId: string): boolean {
    return this.#enrollments.has(enrollmentId) || [...this.#active.values()].some((list) => list.some((one) => one._id === enrollmentId));
  }
  activeOf(contactId: string): EnrollmentRecord[] {
    return (this.#active.get(contactId) ?? []).filter((enrollment) => enrollment.state === 'active');
  }
  contact(id: string): ContactRecord | undefined {
    return this.#contacts.get(id)?.record ?? this.#batch.contacts.get(id);
  }
  order(event: EventRecord): OrderRecord | undefined {
    return event.orderId === undefined ? undefined : this.orderById(event.shopId, event.orderId);
  }
  orderById(shopId: string, orderId: string): OrderRecord | undefined {
    const id = this.#orderKey(shopId, orderId);
    return this.#orders.get(id)?.record ?? this.#batch.orders.get(id);
  }
  /** One order is asked for again and again: joining its key takes longer than finding it. */
  #orderKey(shopId: string, orderId: string): string {
    if (this.#lastOrder.orderId !== orderId || this.#lastOrder.shopId !== shopId) this.#lastOrder = { shopId, orderId, key: `${shopId}|${orderId}` };
    return this.#lastOrder.key;
  }
  putContact(record: ContactRecord): void {
    const expected = this.#contacts.get(record._id)?.expected ?? this.#batch.contacts.get(record._id)?.revision ?? 0;
    this.#contacts.set(record._id, { record, expected });
  }
  putOrder(record: OrderRecord): void {
    const expected = this.#orders.get(record._id)?.expected ?? this.#batch.orders.get(record._id)?.revision ?? 0;
    this.#orders.set(record._id, { record, expected });
  }
  begin(enrollment: EnrollmentRecord): void {
    this.#enrollments.set(enrollment._id, { record: enrollment, expected: 0 });
    this.#list(enrollment.contactId).push(enrollment);
  }
  /** The run goes on under another contact. */
  rehome(enrollment: EnrollmentRecord, to: Pick<ContactRecord, '_id' | 'partition'>): void {
    this.touch(enrollment);
    const list = this.#list(enrollment.contactId);
    list.splice(list.indexOf(enrollment), 1);
    enrollment.contactId = to._id;
    enrollment.partition = to.partition;
    this.#list(to._id).push(enrollment);
  }
  /** What this contact has worked through of late, in order: before this batch and in it. */
  workedThrough(contactId: string): EventRecord[] {
    const done = new Set(this.eventsDone);
    const here = this.#batch.events.filter((event) => done.has(event._id));
    return [...this.#batch.missed, ...here].filter((event) => event.contactId === contactId).sort((a, b) => a.time - b.time || (a._id < b._id ? -1 : 1));
  }
  touch(enrollment: EnrollmentRecord): void {
    if (!this.#enrollments.has(enrollment._id)) this.#enrollments.set(enrollment._id, { record: enrollment, expected: enrollment.revision });
  }
  /** Nothing more happens to this contact in this batch. */
  hold(contactId: string): void {
    this.#held.add(contactId);
  }
  isHeld(contactId: string): boolean {
    return this.#held.has(contactId);
  }
  get holdsSomebody(): boolean {
    return this.#held.size > 0;
  }
  /** `facts` of the run at this moment, for a message: rendering reads nothing twice. */
  want(effect: WantedEffect, enrollment: EnrollmentRecord, now: EpochMs, facts: () => Facts): void {
    const wanted = outboxRecord(effect, enrollment, now);
    if (wanted.kind === 'message') {
      this.#out.messages.push(wanted.record);
      this.outgoing.push({ message: wanted.record, facts: facts() });
    }
    if (wanted.kind === 'call') this.#out.calls.push(wanted.record);
    if (wanted.kind === 'task') this.#out.tasks.push(wanted.record);
    if (wanted.kind === 'event') this.#out.emitted.push(wanted.record);
  }
  /** An event for another contact, or a step between two that become one. */
  handOver(event: EventRecord): void {
    this.#handovers.push(event);
  }
  /** What was wanted for this contact so far never leaves, and what was delivered is cleared of everything personal. */
  erase(contact: ContactRecord, until: EpochMs, wanted: 'drop' | 'keep'): void {
    const { _id, shopId, mergedFrom = [] } = contact;
    this.#erased.set(_id, { shopId, contactIds: [_id, ...mergedFrom], until });
    if (wanted === 'keep') return;
    removeFrom(this.#out.messages, ({ contactId }) => contactId === _id);
    removeFrom(this.#out.calls, ({ contactId }) => contactId === _id);
    removeFrom(this.outgoing, ({ message }) => message.contactId === _id);
  }
  /** Advertising wanted for this contact so far never leaves, whatever became of its run; answers with the keys of what was wanted in this very batch. */
  object({ _id, shopId, partition, mergedFrom = [] }: ContactRecord, at: EpochMs): string[] {
    this.#objections.set(_id, { shopId, contactId: _id, contactIds: [_id, ...mergedFrom], partition, at });
    const stopped = new Set(this.#out.messages.filter((message) => message.contactId === _id && message.class === 'marketing').map((message) => message._id));
    removeFrom(this.#out.messages, (message) => stopped.has(message._id));
    removeFrom(this.outgoing, ({ message }) => stopped.has(message._id));
    // Else a recovery after a crash would make them again.
    for (const { record } of this.#enrollments.values()) if (record.effects?.some(({ key }) => stopped.has(key))) record.effects = record.effects.filter(({ key }) => !stopped.has(key));
    return [...stopped];
  }
  /** Answers with the keys of messages it wanted in this very batch, which never come to be. */
  withdraw(enrollmentId: string): string[] {
    this.#withdrawn.add(enrollmentId);
    return this.#out.messages.filter((message) => message.enrollmentId === enrollmentId).map(({ _id }) => _id);
  }

  changes(): Changes {
    // A message wanted and withdrawn in the same batch never leaves.
    if (this.#withdrawn.size > 0) {
      removeFrom(this.#out.messages, (message) => this.#withdrawn.has(message.enrollmentId));
      removeFrom(this.outgoing, ({ message }) => this.#withdrawn.has(message.enrollmentId));
    }
    for (const writes of [this.#contacts, this.#orders, this.#enrollments]) {
      for (const write of writes.values()) write.record.revision = write.expected + 1;
    }
    return {
      contacts: [...this.#contacts.values()],
      orders: [...this.#orders.values()],
      enrollments: [...this.#enrollments.values()],
      ...this.#out,
      decisions: this.decisions,
      handovers: this.#handovers,
      erased: [...this.#erased.values()],
      objections: [...this.#objections.values()],
      withdrawn: [...this.#withdrawn],
      eventsDone: this.eventsDone,
      eventsFailed: this.eventsFailed,
    };
  }
}

function removeFrom<T>(list: T[], gone: (one: T) => boolean): void {
  list.splice(0, list.length, ...list.filter((one) => !gone(one)));
}
