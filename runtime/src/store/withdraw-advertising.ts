/** Takes back what advertising still waits for its hand-over although its contact objected, also that of runs which have ended. Safe to repeat. */
import type { Objection } from '../engine/changes.ts';
import type { EventRecord } from '../engine/model.ts';
import type { Collections } from './collections.ts';
import { withdrawnEvent } from './withdraw-messages.ts';
import { insertMissing } from './write-batch.ts';

export async function withdrawAdvertising(db: Collections, objections: readonly Objection[]): Promise<void> {
  const events: EventRecord[] = [];
  for (const objection of objections) {
    const ofContact = { shopId: objection.shopId, contactId: { $in: objection.contactIds }, class: 'marketing' as const };
    await db.messages.updateMany({ ...ofContact, state: 'queued' }, { $set: { state: 'withdrawn' } });
    await db.messages.updateMany({ ...ofContact, class: 'transactional', advertising: 'kept', state: 'queued' }, { $set: { advertising: 'dropped' } });
    // Not only those of this moment: a crash may have come between their withdrawal and its event.
    const withdrawn = await db.messages.find({ ...ofContact, state: 'withdrawn' }, { projection: { _id: 1 } }).toArray();
    events.push(...withdrawn.map(({ _id }) => withdrawnEvent(_id, objection)));
  }
  await insertMissing(db.events, events);
}
