/**
 * The records of the runtime, in the words of design.md §1:
 * a *shop* is a tenant; a *contact* its customer; an *event* an immutable fact; a *journey* has one draft and many *versions*;
 * an *enrollment* is one *subject* travelling through one pinned version; a *visit* its n-th time at a node; an *effect* what a
 * node asks for; a *message* an effect that reaches a person; a *decision* the policy's recorded answer; a *partition* one of
 * 64 slices of contacts that one worker at a time drains.
 * Every record carries `shopId`; instants are milliseconds since the epoch. What runs leave to be done is in `outbox-model.ts`,
 * what a shop sets in `shop-model.ts`.
 */
import type {
  Channel, ContactView, Effect, EpochMs, EventType, EventWait, JourneyEvent, Locale, MessageClass, MessageRequest, OrderView, ParcelStatus, SubjectKind,
} from '@nachklang/nodes/sdk';
import type { Failure } from './failure.ts';

export const PARTITIONS = 64;

/**
 * When and by which event a projected value was set: the later (time, id) wins, whatever order events arrive in.
 * A stamp stands under the name of its field, or, for the many fields one event sets, once under `#0`, `#1` … with their names.
 */
export interface Stamp {
  time: EpochMs;
  by: string;
  fields?: string[];
  /** Under `listed-tags`: the tags the event itself listed, so that those a journey added survive the next list. */
  listed?: string[];
}

/** The labels a shop system put on the delivery an event came in: one per delivery, one per merchant action. */
export interface EventDelivery { id: string; action?: string }

export interface EventRecord {
  /** shop + source + the source's own event id: a repeat meets it and is harmless. */
  _id: string;
  shopId: string;
  source: string;
  type: EventType;
  time: EpochMs;
  receivedAt: EpochMs;
  contactId?: string;
  partition?: number;
  orderId?: string;
  parcelId?: string;
  data: Record<string, unknown>;
  /** `parked`: names an order or parcel nobody knows yet; released by its arrival. */
  /** `failed`: a bug kept it from being worked through; shown to the merchant, never dropped. */
  state: 'pending' | 'done' | 'parked' | 'failed';
  parkedUnder?: string[];
  delivery?: EventDelivery;
  /** The person objects to advertising. */
  objects?: true;
  /** Contacts to whom no advertising may leave while this is pending: whoever objects, or both of those who become one. */
  stops?: string[];
  error?: string;
  failure?: Failure;
}

/**
 * One message counted in a contact's rolling window. The key makes a rerun count once. `revision` is the one its run had when the slot was taken:
 * as long as the run has it, whoever took the slot may yet write the run.
 */
export interface Reservation { key: string; at: EpochMs; channel: Channel; class: MessageClass; category?: string; revision?: number }
export interface Suppression { channel: Channel | 'any'; reason: 'hard_bounce' | 'complaint' | 'objection' | 'unsubscribe' | 'erasure' | 'import'; at: EpochMs; by: string }
export type ConsentState = 'granted' | 'pending' | 'withdrawn';
/** `version` is that of the wording; `address` the one it was given for; `ip` whence it came; `proof` says where more of it is kept. */
export interface ConsentProof { at: EpochMs; by: string; source?: string; wording?: string; version?: string; address?: string; ip?: string; proof?: string }
/** `purpose` is `*` for an objection to everything on the channel. `evidence` holds the latest word for each state; the rest follows from it. */
export interface Consent extends ConsentProof {
  channel: Channel;
  purpose: string;
  state: ConsentState;
  evidence?: Partial<Record<ConsentState, ConsentProof>>;
}
/** An address that refused mail for good, as a hash; without one, whatever address the contact has. */
export interface Bounce { address?: string; at: EpochMs; by: string }
/** One entry into a journey, kept on the subject so that re-entry needs no look-up. */
export interface Entry { journeyId: string; subjectKey: string; occurrence: number; at: EpochMs; eventId: string }
/** What was said at a sale about advertising, to whom: the proof that § 7 Abs. 3 Nr. 4 UWG asks for. `statement`: the shop said so of its checkout, not the order. */
export interface SaleNotice { version: string; text?: string; shownAt?: EpochMs; at: EpochMs; by: string; address?: string; statement?: string }
/** `stamp` belongs to `total` and `currency`; `sale` holds the categories of its goods and the event that named them last. */
export interface ContactOrder {
  id: string;
  placedAt?: EpochMs;
  total: number;
  currency?: string;
  active: boolean;
  stamp?: Stamp;
  notice?: SaleNotice;
  sale?: { categories: string[]; stamp: Stamp };
  progress?: OrderProgress;
}
/** How far an order is from being over, as its own record says: when its last parcel came, and what may still come back. */
export interface OrderProgress {
  deliveredAt?: EpochMs;
  /** Returns and withdrawals that are under way. */
  openReturns: number;
  /** Cancelled or refunded before anything was delivered. */
  calledOff?: true;
}

/** `half`: as many in twice the time. Nothing before `pauseUntil`. */
export interface Frequency { amount: 'normal' | 'half'; pauseUntil?: EpochMs; at: EpochMs; by: string }

export interface ContactRecord {
  _id: string;
  shopId: string;
  partition: number;
  revision: number;
  view: ContactView;
  stamps: Record<string, Stamp>;
  orders: ContactOrder[];
  consents: Consent[];
  suppressions: Suppression[];
  bounces?: Bounce[];
  window: Reservation[];
  /** How much advertising the person wants. */
  frequency?: Frequency;
  entries: Entry[];
  createdAt: EpochMs;
  /** Set while nothing personal has come since the erasure. */
  erasedAt?: EpochMs;
  /** The contact that takes this one over: nothing is changed here any more, events that still come belong there. */
  mergedInto?: string;
  /** The contacts this one took over, and those they had taken over. */
  mergedFrom?: string[];
}

/** `back`: the parcel was said to travel back to the shop. */
export interface ParcelFact { event: string; time: EpochMs; status: ParcelStatus | 'retracted'; raw?: string; retracts?: ParcelStatus; back?: true }
/** Dated facts of an order that are not plain fields: what happened, when, said by which event. */
export interface OrderFact { event: string; type: EventType; time: EpochMs; ref?: string; amount?: number; full?: boolean; closed?: true }

export interface OrderRecord {
  /** `${shopId}|${order id}` */
  _id: string;
  shopId: string;
  contactId: string;
  partition: number;
  revision: number;
  view: OrderView;
  stamps: Record<string, Stamp>;
  facts: OrderFact[];
  /** One list per parcel, in order of time, under the parcel's id in a form that is safe as a field name. */
  parcelFacts: Record<string, ParcelFact[]>;
  entries: Entry[];
  erasedAt?: EpochMs;
}

export type EnrollmentState = 'active' | 'completed' | 'exited' | 'failed';

/** One line of the trail: at which node, when, and which way it left. */
export interface Step { nodeId: string; at: EpochMs; visit: number; port?: string; note?: string; until?: EpochMs }

/** `reason`: what it waits for. */
export interface Deferral { request: MessageRequest; firstAt: EpochMs; expiresAt: EpochMs; attempts: number; reason?: string }

/**
 * What a person did to a run, kept in the run itself: it stands or falls with the change it tells of.
 * `moved`: to another version, at the same node or at another one; `ended` also by a plan that has no place for it.
 */
export type Intervention = { at: EpochMs; by: string; nodeId: string } & (
  | { kind: 'moved'; from: string; to: string; toNodeId: string; plan: string }
  | { kind: 'ended'; plan?: string }
  | { kind: 'retried'; failure: string; why?: Failure }
);

export interface EnrollmentRecord {
  /** `${journeyId}|${subject key}|${occurrence}`; journey ids are unique over all shops. */
  _id: string;
  shopId: string;
  journeyId: string;
  versionId: string;
  contactId: string;
  partition: number;
  subject: SubjectKind;
  orderId?: string;
  parcelId?: string;
  lineId?: string;
  /** The event that started it, without the order and contact it carried. */
  trigger: JourneyEvent;
  state: EnrollmentState;
  revision: number;
  nodeId: string;
  visitStartedAt: EpochMs;
  visits: Record<string, number>;
  path: Record<string, string>;
  trail: Step[];
  messagesSent: number;
  startedAt: EpochMs;
  /**
   * Set while it waits for a time or a deferral; absent when it waits for an event alone or has ended. What a run no longer has is set to
   * undefined: an object with deleted keys takes five times the room and is slow to read; the store leaves it out.
   */
  dueAt?: EpochMs | undefined;
  waitFor?: EventWait | undefined;
  /** Events that already resumed it: a batch that runs again must not resume it twice. The latest 50. */
  resumedBy?: string[];
  deferral?: Deferral | undefined;
  /** Its node shall be asked as if it had just come there: it was moved to another version, or is tried again. */
  askAnew?: true | undefined;
  interventions?: Intervention[];
  endedAt?: EpochMs;
  endReason?: string;
  /** Beside `endReason`, when it failed for a reason that pages can say. */
  failure?: Failure;
  /** Effects wanted by the last move, flushed to the outbox after this document is durable (invariant 2). */
  effects?: WantedEffect[];
  effectsAt?: EpochMs;
}

/** An effect with the key that makes doing it twice harmless. A message's record follows from it and its enrollment. */
export type WantedEffect =
  | { kind: 'message'; key: string; nodeId: string; request: MessageRequest; locale: Locale; to: string; advertising?: 'kept' | 'dropped' }
  | { kind: 'effect'; key: string; nodeId: string; effect: Effect };
