/** The messages collection: claiming what is due, recording what became of it. Every write is conditional on state and claim, so several workers may try. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import { failed, type Failed } from '../../engine/failure.ts';
import type { MessageRecord, MessageState } from '../../engine/outbox-model.ts';
import type { IndexSpec } from '../../store/index-spec.ts';

/** Partial, so that a message leaves both when it is settled: they stay as small as the backlog. */
export const MESSAGE_INDEXES: IndexSpec[] = [
  { collection: 'messages', key: { nextAttemptAt: 1 }, options: { name: 'queued_due', partialFilterExpression: { state: 'queued' } } },
  { collection: 'messages', key: { 'claim.until': 1 }, options: { name: 'sending_until', partialFilterExpression: { state: 'sending' } } },
];

export type MessageOutcome =
  | { kind: 'sent'; at: EpochMs; providerId?: string }
  | ({ kind: 'retry'; at: EpochMs } & Failed)
  | ({ kind: 'failed' } & Failed)
  | ({ kind: 'unknown' } & Failed)
  /** Not a byte of it left, and none will. */
  | { kind: 'withdrawn' }
  /** Not a byte of it left yet: it comes up again, and it was no attempt. */
  | { kind: 'postponed'; at: EpochMs };

export class MessageOutbox {
  readonly #messages: mongo.Collection<MessageRecord>;

  constructor(db: mongo.Db) {
    this.#messages = db.collection<MessageRecord>('messages');
  }

  /** Takes queued messages that are due and that nobody holds. Those of `held` are already in this worker's hands. */
  async claimDue(by: string, now: EpochMs, until: EpochMs, limit: number, held: ReadonlySet<string>): Promise<MessageRecord[]> {
    const free = { state: 'queued' as const, nextAttemptAt: { $lte: now }, $or: [{ claim: { $exists: false } }, { 'claim.until': { $lte: now } }] };
    const due = await this.#messages.find(free, { projection: { _id: 1 } }).sort({ nextAttemptAt: 1 }).limit(limit).toArray();
    const ids = due.map(({ _id }) => _id).filter((id) => !held.has(id));
    if (ids.length === 0) return [];
    await this.#messages.updateMany({ ...free, _id: { $in: ids } }, { $set: { claim: { by, until } } });
    return this.#messages.find({ _id: { $in: ids }, state: 'queued', 'claim.by': by, 'claim.until': until }).toArray();
  }

  /** Writes `sending`; returns those that are still ours to send. Must be durable before the first byte leaves. */
  startSending(ids: readonly string[], by: string, until: EpochMs): Promise<ReadonlySet<string>> {
    return this.#advance(ids, by, { state: 'sending', claim: { by, until } });
  }

  /** Holds them longer; returns those that are still queued and ours: the others were withdrawn or taken over. */
  keepClaim(ids: readonly string[], by: string, until: EpochMs): Promise<ReadonlySet<string>> {
    return this.#advance(ids, by, { claim: { by, until } });
  }

  /** Lets go of what this worker will not hand over after all. */
  async release(ids: readonly string[], by: string): Promise<void> {
    if (ids.length > 0) await this.#messages.updateMany({ _id: { $in: [...ids] }, state: 'queued', 'claim.by': by }, { $unset: { claim: 1 } });
  }

  async #advance(ids: readonly string[], by: string, change: Partial<MessageRecord> & Pick<MessageRecord, 'claim'>): Promise<ReadonlySet<string>> {
    const { matchedCount } = await this.#messages.updateMany({ _id: { $in: [...ids] }, state: 'queued', 'claim.by': by }, { $set: change });
    if (matchedCount === ids.length) return new Set(ids);
    const state = change.state ?? 'queued';
    const ours = await this.#messages.find({ _id: { $in: [...ids] }, state, 'claim.by': by }, { projection: { _id: 1 } }).toArray();
    return new Set(ours.map(({ _id }) => _id));
  }

  /**
   * What became of messages this worker handed over. A transactional one that was withdrawn while it was already leaving was sent all the same:
   * the record tells what happened.
   */
  async record(outcomes: ReadonlyMap<string, MessageOutcome>, by: string): Promise<void> {
    const alike = Map.groupBy([...outcomes].filter(isPlainSent), ([, outcome]) => outcome.at);
    const operations: mongo.AnyBulkWriteOperation<MessageRecord>[] = [...alike].map(([at, sent]) => ({
      updateMany: { filter: { _id: { $in: sent.map(([id]) => id) }, 'claim.by': by }, update: updateFor({ kind: 'sent', at }) },
    }));
    for (const entry of outcomes) {
      const [_id, outcome] = entry;
      if (isPlainSent(entry)) continue;
      const from: MessageState[] = outcome.kind === 'sent' ? ['queued', 'sending', 'withdrawn'] : ['queued', 'sending'];
      operations.push({ updateOne: { filter: { _id, state: { $in: from }, 'claim.by': by }, update: updateFor(outcome) } });
    }
    if (operations.length > 0) await this.#messages.bulkWrite(operations, { ordered: false });
  }

  /** Messages whose worker stopped while they were leaving: marketing stays unknown for good, transactional goes again. */
  async settleInterrupted(now: EpochMs): Promise<void> {
    const interrupted = { state: 'sending' as const, 'claim.until': { $lte: now } };
    await this.#messages.updateMany({ ...interrupted, class: 'marketing' }, updateFor({ kind: 'unknown', ...failed('interrupted') }));
    await this.#messages.updateMany({ ...interrupted, class: 'transactional' }, { $set: { state: 'queued', nextAttemptAt: now }, $unset: { claim: 1 } });
  }
}

type Sent = Extract<MessageOutcome, { kind: 'sent' }>;

/** Sent ones without an id of the provider's share one update. */
function isPlainSent(entry: [string, MessageOutcome]): entry is [string, Sent] {
  return entry[1].kind === 'sent' && entry[1].providerId === undefined;
}

function updateFor(outcome: MessageOutcome): mongo.UpdateFilter<MessageRecord> {
  switch (outcome.kind) {
    case 'sent':
      return {
        $set: { state: 'sent', sentAt: outcome.at, ...(outcome.providerId !== undefined && { providerId: outcome.providerId }) },
        $inc: { attempts: 1 },
        $unset: { claim: 1, error: 1, failure: 1 },
      };
    case 'retry':
      return { $set: { state: 'queued', nextAttemptAt: outcome.at, error: outcome.error, failure: outcome.failure }, $inc: { attempts: 1 }, $unset: { claim: 1 } };
    case 'withdrawn':
      return { $set: { state: 'withdrawn' }, $unset: { claim: 1 } };
    case 'postponed':
      return { $set: { state: 'queued', nextAttemptAt: outcome.at }, $unset: { claim: 1 } };
    case 'failed':
    case 'unknown':
      return { $set: { state: outcome.kind, error: outcome.error, failure: outcome.failure }, $inc: { attempts: 1 }, $unset: { claim: 1 } };
  }
}
