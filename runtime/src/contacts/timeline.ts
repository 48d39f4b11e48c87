/** What happened with a contact, newest first: events, messages and decisions, merged by time. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import { presentDecision } from '../decisions/decision-schema.ts';
import type { EventRecord } from '../engine/model.ts';
import type { DecisionRecord, MessageRecord } from '../engine/outbox-model.ts';
import { presentEvent } from '../events/event-schema.ts';
import { presentMessage } from '../messages/message-schema.ts';
import { orderNumbers, type OrderNumbers } from '../orders/order-numbers.ts';
import { invalidRequest } from '../plugins/validation.ts';

/** Order of kinds at the same instant, latest cause first: a message follows its decision, a decision its event. */
const KINDS = ['message', 'decision', 'event'] as const;
type Kind = (typeof KINDS)[number];

interface Entry {
  kind: Kind;
  at: EpochMs;
  id: string;
  orderId?: string;
  /** Made for those of the page only. */
  item(numbers: OrderNumbers): TimelineItem;
}
export type TimelineItem =
  | { kind: 'event'; event: ReturnType<typeof presentEvent> }
  | { kind: 'message'; message: ReturnType<typeof presentMessage> }
  | { kind: 'decision'; decision: ReturnType<typeof presentDecision> };

type Cursor = Pick<Entry, 'kind' | 'at' | 'id'>;

export async function readTimeline(
  db: mongo.Db,
  shopId: string,
  contactId: string,
  page: { limit: number; cursor?: string | undefined },
): Promise<{ items: TimelineItem[]; nextCursor?: string }> {
  const after = page.cursor === undefined ? undefined : decode(page.cursor);
  const limit = page.limit + 1;
  const read = async <T extends { _id: string }>(kind: Kind, collection: mongo.Collection<T>, time: string, entry: (record: T) => Entry) => {
    const filter: Record<string, unknown> = { contactId, shopId, ...behind(kind, time, after) };
    // The driver's filter type does not follow fields that are named by a variable.
    const records = await collection.find(filter as mongo.Filter<T>).sort({ [time]: -1, _id: -1 }).limit(limit).toArray();
    return (records as T[]).map(entry);
  };
  const found = await Promise.all([
    read('event', db.collection<EventRecord>('events'), 'time', (event) => ({ kind: 'event', at: event.time, id: event._id, ...orderOf(event), item: (numbers) => ({ kind: 'event', event: presentEvent(event, numbers) }) })),
    read('message', db.collection<MessageRecord>('messages'), 'createdAt', (message) => ({ kind: 'message', at: message.createdAt, id: message._id, ...orderOf(message), item: (numbers) => ({ kind: 'message', message: presentMessage(message, numbers) }) })),
    read('decision', db.collection<DecisionRecord>('decisions'), 'at', (decision) => ({ kind: 'decision', at: decision.at, id: decision._id, item: () => ({ kind: 'decision', decision: presentDecision(decision) }) })),
  ]);
  const entries = found.flat().toSorted(newestFirst);
  const shown = entries.slice(0, page.limit);
  const last = shown.at(-1);
  const numbers = await orderNumbers(db, shopId, shown);
  return { items: shown.map(({ item }) => item(numbers)), ...(entries.length > page.limit && last !== undefined && { nextCursor: encode(last) }) };
}

function orderOf({ orderId }: { orderId?: string }): { orderId?: string } {
  return orderId === undefined ? {} : { orderId };
}

function newestFirst(a: Entry, b: Entry): number {
  if (a.at !== b.at) return b.at - a.at;
  if (a.kind !== b.kind) return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind);
  return a.id < b.id ? 1 : -1;
}

/** What comes after the cursor in {@link newestFirst}, for one kind. */
function behind(kind: Kind, time: string, after: Cursor | undefined): Record<string, unknown> {
  if (after === undefined) return {};
  const order = KINDS.indexOf(kind) - KINDS.indexOf(after.kind);
  if (order < 0) return { [time]: { $lt: after.at } };
  if (order > 0) return { [time]: { $lte: after.at } };
  return { [time]: { $lte: after.at }, $or: [{ [time]: { $lt: after.at } }, { _id: { $lt: after.id } }] };
}

function encode({ kind, at, id }: Cursor): string {
  return Buffer.from(JSON.stringify([kind, at, id])).toString('base64url');
}

function decode(cursor: string): Cursor {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parsed)) {
      const [name, at, id]: unknown[] = parsed;
      const kind = KINDS.find((known) => known === name);
      if (kind !== undefined && typeof at === 'number' && typeof id === 'string') return { kind, at, id };
    }
  } catch {
    // Answered below, like any other text that is no cursor.
  }
  throw invalidRequest([{ field: '/cursor', in: 'query', code: 'invalid_cursor', detail: 'cursor must be the nextCursor of the page before; leave it out for the first page.' }]);
}
