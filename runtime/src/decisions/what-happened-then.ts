/** What became of messages after their decision: of a sent one its message, of one put off the next decision. */
import type { mongo } from 'mongoose';
import type { DecisionRecord, MessageRecord } from '../engine/outbox-model.ts';
import { iso } from '../paging/instants.ts';
import type { Then } from './decision-schema.ts';

/** By the id of the decision; nothing for what is still waiting, and for what was skipped. */
export async function whatHappenedThen(db: mongo.Db, shopId: string, records: readonly DecisionRecord[]): Promise<Map<string, Then>> {
  const sent = records.filter(({ outcome }) => outcome === 'send').map(({ messageKey }) => messageKey);
  const later = new Map(records.filter(({ outcome }) => outcome === 'defer').map(({ _id }) => [nextAttempt(_id), _id]));
  const [messages, decisions] = await Promise.all([
    sent.length === 0 ? [] : db.collection<MessageRecord>('messages').find({ _id: { $in: sent }, shopId }, { projection: { state: 1, sentAt: 1 } }).toArray(),
    later.size === 0 ? [] : db.collection<DecisionRecord>('decisions').find({ _id: { $in: [...later.keys()] }, shopId }, { projection: { outcome: 1, at: 1 } }).toArray(),
  ]);
  const then = new Map<string, Then>();
  const states = new Map(messages.map((message) => [message._id, message]));
  for (const { _id, messageKey, outcome } of records) {
    const message = outcome === 'send' ? states.get(messageKey) : undefined;
    if (message) then.set(_id, { kind: 'message', state: message.state, ...(message.sentAt !== undefined && { at: iso(message.sentAt) }) });
  }
  for (const { _id, outcome, at } of decisions) {
    const of = later.get(_id);
    if (of !== undefined) then.set(of, { kind: 'decision', outcome, at: iso(at) });
  }
  return then;
}

/** Ids of decisions end with the number of the attempt. */
function nextAttempt(id: string): string {
  const cut = id.lastIndexOf('|') + 1;
  return `${id.slice(0, cut)}${Number(id.slice(cut)) + 1}`;
}
