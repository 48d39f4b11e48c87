/** The records of what runs ask for: messages, calls and tasks, and the policy's answer to each message. */
import type { Channel, Effect, EpochMs, Json, Locale, MessageClass } from '@nachklang/nodes/sdk';
import type { Failure } from './failure.ts';

export type MessageState = 'queued' | 'sending' | 'sent' | 'failed' | 'unknown' | 'withdrawn';

export interface MessageRecord {
  /** enrollment + node + visit */
  _id: string;
  shopId: string;
  contactId: string;
  enrollmentId: string;
  journeyId: string;
  versionId: string;
  nodeId: string;
  orderId?: string;
  parcelId?: string;
  lineId?: string;
  channel: Channel;
  class: MessageClass;
  category?: string;
  email: string;
  locale: Locale;
  to: string;
  trackClicks: boolean;
  /** What became of the advertising blocks of a service mail. */
  advertising?: 'kept' | 'dropped';
  state: MessageState;
  attempts: number;
  createdAt: EpochMs;
  /** Not before; the retry time after a temporary failure. */
  nextAttemptAt: EpochMs;
  /** Who holds it for hand-over, and until when. */
  claim?: { by: string; until: EpochMs };
  sentAt?: EpochMs;
  providerId?: string;
  error?: string;
  failure?: Failure;
}

export interface CallRecord {
  _id: string;
  shopId: string;
  contactId: string;
  enrollmentId: string;
  nodeId: string;
  request: Extract<Effect, { kind: 'call' }>;
  state: 'queued' | 'done' | 'failed';
  attempts: number;
  createdAt: EpochMs;
  nextAttemptAt: EpochMs;
  status?: number;
  error?: string;
}

export interface TaskRecord {
  _id: string;
  shopId: string;
  contactId: string;
  enrollmentId?: string;
  orderId?: string;
  title: string;
  text?: string;
  owner?: string;
  priority: 'low' | 'normal' | 'high' | 'urgent';
  dueAt?: EpochMs;
  state: 'open' | 'done';
  createdAt: EpochMs;
}

/** The policy's answer to a message, and why (design §6). */
export interface DecisionRecord {
  /** message key + attempt */
  _id: string;
  shopId: string;
  contactId: string;
  messageKey: string;
  journeyId: string;
  nodeId: string;
  at: EpochMs;
  outcome: 'send' | 'defer' | 'skip';
  /** Stable code of the rule that decided: `cap`, `suppressed`, `no_address`, `expired`, `clear` … */
  reason: string;
  /** The rules looked at, in order, with their inputs. */
  checks: Check[];
  competitors?: Competitor[];
  /** Next instant at which the answer could change. */
  nextPossibleAt?: EpochMs;
}
/** Another message for the same contact. `ahead`: it was more important. */
export interface Competitor { key: string; journeyId: string; priority: number; at: EpochMs; ahead: boolean }
export interface Check { rule: string; passed: boolean; inputs: Record<string, Json> }
