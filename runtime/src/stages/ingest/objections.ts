/** Objections that were acknowledged but not worked through yet: advertising must not leave past them. */
import type { mongo } from 'mongoose';
import type { EventRecord } from '../../engine/model.ts';
import type { IndexSpec } from '../../store/index-spec.ts';

const OBJECTIONS: ReadonlySet<string> = new Set(['contact.objected', 'contact.erased', 'message.unsubscribed', 'message.complained']);

/** Small for ever: one entry for each time somebody objects. */
export const OBJECTION_INDEX: IndexSpec = { collection: 'events', key: { contactId: 1, state: 1 }, options: { name: 'objections', partialFilterExpression: { objects: true } } };

/** Written with the event, so that it can be found from the moment it is durable. */
export function markObjection(record: EventRecord): EventRecord {
  return OBJECTIONS.has(record.type) ? { ...record, objects: true } : record;
}

/** Those of the contacts who have objected since anybody looked at their events. */
export async function findObjecting(events: mongo.Collection<EventRecord>, contactIds: readonly string[]): Promise<ReadonlySet<string>> {
  const filter = { objects: true as const, contactId: { $in: [...contactIds] }, state: { $in: ['pending' as const, 'failed' as const] } };
  const found = await events.find(filter, { projection: { contactId: 1 } }).toArray();
  return new Set(found.flatMap(({ contactId }) => contactId ?? []));
}
