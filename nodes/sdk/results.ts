/** What a node answers. Nodes decide; the runtime acts. */
import type { AttributeValue, Channel, MessageClass } from './subjects.ts';
import type { EpochMs, Json, Localized } from './values.ts';

/** Something the world shall see, recorded in the enrollment together with its new state (design §4, invariant 2). */
export type Effect = CallEffect | TaskEffect | TagEffect | AttributeEffect | EmitEffect;

export interface CallEffect {
  kind: 'call';
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  body?: string;
  timeoutMs: number;
}
export interface TaskEffect {
  kind: 'task';
  title: string;
  text?: string;
  owner?: string;
  priority: 'low' | 'normal' | 'high' | 'urgent';
  dueAt?: EpochMs;
}
export interface TagEffect { kind: 'tag'; target: 'contact' | 'order'; add: string[]; remove: string[] }
export interface AttributeEffect { kind: 'set-attribute'; name: string; value: AttributeValue }
/** An event of our own, back into ingest, routed to the enrollment's contact and order. */
export interface EmitEffect { kind: 'emit-event'; type: `custom.${string}`; properties: Record<string, Json> }

/** What the policy is asked about. The runtime renders and delivers it; `email` names an entry of the document's `emails`. */
export interface MessageRequest {
  channel: Channel;
  class: MessageClass;
  category?: string;
  /** What a consent must name to cover it, for example `newsletter`; a general consent to marketing covers every purpose. */
  purpose?: string;
  /** Categories of the goods it advertises; without them it is about the order of its run (§ 7 Abs. 3 Nr. 2 UWG). */
  goods?: string[];
  email: string;
  /** 0–100; the journey's priority where absent. */
  priority?: number;
  /** What happens when a cap, quiet hours or a competitor stands in the way now. */
  whenBlocked: 'skip' | 'defer' | 'ignore';
  /** With `defer`: give up this long after the first try, in milliseconds. */
  deferForMs?: number;
  /** A voucher in it may leave before the return period is over (R42). */
  voucherAnyTime?: boolean;
  /** Rewrite links so that clicks are counted. */
  trackClicks: boolean;
}

/** Wakes a waiting node when a matching event of its contact arrives. */
export interface EventWait {
  types: string[];
  /** Only events of the same order (the default for order, parcel and line subjects) or of the contact at large. */
  scope: 'order' | 'contact';
  /** Answer to one call: the key of the call effect asked for in the same result. */
  answerTo?: 'call';
}

export type NodeResult =
  | { kind: 'next'; port: string; effects: Effect[] }
  | { kind: 'wait'; until?: EpochMs; for?: EventWait; effects: Effect[] }
  | { kind: 'message'; message: MessageRequest }
  | { kind: 'end'; reason: string; effects: Effect[] }
  | { kind: 'fail'; reason: string; words?: Localized };

export type TriggerResult = { kind: 'enroll' } | { kind: 'ignore'; reason: string };

/** Go on through a port now. */
export const next = (port = 'next', effects: Effect[] = []): NodeResult => ({ kind: 'next', port, effects });
/** Stay here until a time, an event, or whichever comes first; then `execute` is called again with `ctx.resumed`. */
export const wait = (what: { until?: EpochMs; for?: EventWait }, effects: Effect[] = []): NodeResult => ({ kind: 'wait', ...what, effects });
/** Ask for a message; the runtime leaves by port `sent` or `skipped`, or waits while the message is deferred. */
export const message = (request: MessageRequest): NodeResult => ({ kind: 'message', message: request });
/** End the run. */
export const end = (reason: string, effects: Effect[] = []): NodeResult => ({ kind: 'end', reason, effects });
/** End the run as failed, with a sentence that says what to mend; in one language it is shown to everybody as it is. */
export const fail = (reason: string | Localized): NodeResult => (typeof reason === 'string' ? { kind: 'fail', reason } : { kind: 'fail', reason: reason.en, words: reason });
export const enroll = (): TriggerResult => ({ kind: 'enroll' });
export const ignore = (reason: string): TriggerResult => ({ kind: 'ignore', reason });
