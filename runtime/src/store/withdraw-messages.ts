/** Takes back what ended runs still had in the outbox, and says so by an event, so that its slot is given back. May be repeated after a crash at any point. */
import type { Objection, Write } from '../engine/changes.ts';
import type { EnrollmentRecord, EventRecord } from '../engine/model.ts';
import type { Collections } from './collections.ts';
import { insertMissing } from './write-batch.ts';

export async function withdrawMessages(db: Collections, enrollmentIds: readonly string[], writes: readonly Write<EnrollmentRecord>[]): Promise<void> {
  const events: EventRecord[] = [];
  const ended = new Map(writes.map((write) => [write.record._id, write.record]));
  for (const enrollmentId of enrollmentIds) {
    const enrollment = ended.get(enrollmentId);
    if (!enrollment) continue;
    // Keys begin with the enrollment’s id: a range of _id needs no index of its own.
    const _id = { $gte: `${enrollmentId}|`, $lt: `${enrollmentId}}` };
    await db.calls.updateMany({ _id, state: 'queued' }, { $set: { state: 'failed', error: 'withdrawn' } });
    await db.messages.updateMany({ _id, state: 'queued' }, { $set: { state: 'withdrawn' } });
    // Not only those of this moment: a crash may have come between their withdrawal and its event.
    const withdrawn = await db.messages.find({ _id, state: 'withdrawn' }, { projection: { _id: 1 } }).toArray();
    events.push(...withdrawn.map((message) => withdrawnEvent(message._id, { ...enrollment, at: enrollment.endedAt ?? 0 })));
  }
  await insertMissing(db.events, events);
}

/** Its slot is given back by it; one per message, however often it is written. */
export function withdrawnEvent(messageId: string, { shopId, contactId, partition, at }: Pick<Objection, 'shopId' | 'contactId' | 'partition' | 'at'>): EventRecord {
  return {
    _id: `${shopId}|nachklang:withdrawn|${messageId}`, shopId, source: 'nachklang:withdrawn', type: 'message.withdrawn',
    time: at, receivedAt: at, contactId, partition, data: { messageId }, state: 'pending',
  };
}
