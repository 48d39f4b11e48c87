/** The calls collection: HTTP requests that journeys asked for. Taking one moves its next attempt past the lease, so a crashed worker's call comes back by itself. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import type { CallRecord } from '../../engine/outbox-model.ts';
import type { IndexSpec } from '../../store/index-spec.ts';

export const CALL_INDEXES: IndexSpec[] = [
  { collection: 'calls', key: { nextAttemptAt: 1 }, options: { name: 'queued_due', partialFilterExpression: { state: 'queued' } } },
  // For copies of what is known of a person, and for erasing it.
  { collection: 'calls', key: { contactId: 1 }, options: { name: 'of_contact' } },
];

export type CallOutcome =
  | { kind: 'done'; status: number }
  | { kind: 'retry'; at: EpochMs; error: string; status?: number }
  | { kind: 'failed'; error: string; status?: number };

export class CallOutbox {
  readonly #calls: mongo.Collection<CallRecord>;

  constructor(db: mongo.Db) {
    this.#calls = db.collection<CallRecord>('calls');
  }

  due(now: EpochMs, limit: number): Promise<CallRecord[]> {
    return this.#calls.find({ state: 'queued', nextAttemptAt: { $lte: now } }).sort({ nextAttemptAt: 1 }).limit(limit).toArray();
  }

  /** Whether this worker may make the call now. `until` must lie beyond the request's own timeout. */
  async take(call: CallRecord, until: EpochMs): Promise<boolean> {
    const mine = await this.#calls.updateOne(
      { _id: call._id, state: 'queued', nextAttemptAt: call.nextAttemptAt },
      { $set: { nextAttemptAt: until }, $inc: { attempts: 1 } },
    );
    return mine.modifiedCount === 1;
  }

  async record(id: string, outcome: CallOutcome): Promise<void> {
    const status = outcome.status === undefined ? {} : { status: outcome.status };
    if (outcome.kind === 'done') await this.#calls.updateOne({ _id: id }, { $set: { state: 'done', ...status }, $unset: { error: 1 } });
    else if (outcome.kind === 'failed') await this.#calls.updateOne({ _id: id }, { $set: { state: 'failed', error: outcome.error, ...status } });
    // Only a call that is still queued is tried again: its run may have ended meanwhile.
    else await this.#calls.updateOne({ _id: id, state: 'queued' }, { $set: { nextAttemptAt: outcome.at, error: outcome.error, ...status } });
  }
}
