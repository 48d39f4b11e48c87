/** What one drained batch reads and writes: the whole contract between the pure engine and a store. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { Failed } from './failure.ts';
import type { ContactRecord, EnrollmentRecord, EventRecord, OrderRecord } from './model.ts';
import type { CallRecord, DecisionRecord, MessageRecord, TaskRecord } from './outbox-model.ts';

/** Pending events and due enrollments of some partitions, with everything they touch. */
export interface Batch {
  events: EventRecord[];
  due: EnrollmentRecord[];
  contacts: Map<string, ContactRecord>;
  /** By `_id`. */
  orders: Map<string, OrderRecord>;
  /** Active enrollments of every contact that has an event in the batch or a message that waits for a slot, and the due ones. */
  active: EnrollmentRecord[];
  /** Events that a contact which takes another one over has worked through since: runs that come to it now have not seen them. */
  missed: EventRecord[];
  /** More is waiting than the limit let in. */
  more: boolean;
}

/** A record and the revision it must still have when it is written; 0 for one that must not exist yet. */
export interface Write<T> { record: T; expected: number }

/** What is personal of these contacts, until then, goes from everything that was delivered and stored. */
export interface Erasure { shopId: string; contactIds: string[]; until: EpochMs }

/** Advertising of these contacts that has not been handed over yet stays here. */
export interface Objection { shopId: string; contactId: string; contactIds: string[]; partition: number; at: EpochMs }

/** Written in this order: contacts, orders and ledger, enrollments, outbox, handovers and erasures, then the events as done. */
export interface Changes {
  contacts: Write<ContactRecord>[];
  orders: Write<OrderRecord>[];
  enrollments: Write<EnrollmentRecord>[];
  messages: MessageRecord[];
  calls: CallRecord[];
  tasks: TaskRecord[];
  decisions: DecisionRecord[];
  /** Events that nodes emitted; back into the same partition. */
  emitted: EventRecord[];
  /** Events between contacts that become one. No enrollment holds them: they are durable before the events they follow from are done. */
  handovers: EventRecord[];
  erased: Erasure[];
  objections: Objection[];
  /** Queued messages and calls of these enrollments are withdrawn. */
  withdrawn: string[];
  eventsDone: string[];
  /** Events a bug kept from being worked through. */
  eventsFailed: FailedEvent[];
}

export interface FailedEvent extends Failed { id: string }

/** Somebody else wrote a record since it was read: drop the batch, read again. */
export class StoreConflict extends Error {}

/** Records of these contacts are larger than the store can keep: read again, and set them aside. Others may have been written. */
export class RecordsTooLarge extends Error {
  readonly contactIds: readonly string[];
  constructor(contactIds: readonly string[], options: ErrorOptions) {
    super(`Records of ${contactIds.join(', ')} are too large to be stored`, options);
    this.contactIds = contactIds;
  }
}

/** Where the engine's records live. Two implementations: MongoDB, and memory for simulation. */
export interface EngineStore {
  loadBatch(partitions: readonly number[], now: EpochMs, limit: number): Promise<Batch>;
  /** Applies everything; throws {@link StoreConflict} when a revision moved, {@link RecordsTooLarge} when one cannot be kept. May be repeated. */
  commit(changes: Changes): Promise<void>;
  /** Earliest instant at which each partition has something due. */
  nextDue(partitions: readonly number[]): Promise<Map<number, EpochMs>>;
}
