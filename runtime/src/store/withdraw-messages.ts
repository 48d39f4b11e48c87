/** Takes back what ended runs still had in the outbox, and says so by an event, so that its slot is given back. */
import type { Write } from '../engine/changes.ts';
import type { EnrollmentRecord, EventRecord } from '../engine/model.ts';
import type { Collections } from './collections.ts';

export async function withdrawMessages(db: Collections, enrollmentIds: readonly string[], writes: readonly Write<EnrollmentRecord>[]): Promise<EventRecord[]> {
  const events: EventRecord[] = [];
  const ended = new Map(writes.map((write) => [write.record._id, write.record]));
  for (const enrollmentId of enrollmentIds) {
    const enrollment = ended.get(enrollmentId);
    if (!enrollment) continue;
    // Keys begin with the enrollment’s id: a range of _id needs no index of its own.
    const ofEnrollment = { _id: { $gte: `${enrollmentId}|`, $lt: `${enrollmentId}}` }, state: 'queued' as const };
    await db.calls.updateMany(ofEnrollment, { $set: { state: 'failed', error: 'withdrawn' } });
    const queued = await db.messages.find(ofEnrollment, { projection: { _id: 1 } }).toArray();
    for (const { _id } of queued) {
      const taken = await db.messages.updateOne({ _id, state: 'queued' }, { $set: { state: 'withdrawn' } });
      if (taken.modifiedCount === 1) events.push(withdrawnEvent(_id, enrollment));
    }
  }
  return events;
}

function withdrawnEvent(messageId: string, { shopId, contactId, partition, endedAt }: EnrollmentRecord): EventRecord {
  const at = endedAt ?? 0;
  return {
    _id: `${shopId}|nachklang:withdrawn|${messageId}`, shopId, source: 'nachklang:withdrawn', type: 'message.withdrawn',
    time: at, receivedAt: at, contactId, partition, data: { messageId }, state: 'pending',
  };
}
