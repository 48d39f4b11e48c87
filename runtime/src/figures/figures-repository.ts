/** Reads what figures are counted from: runs by the index of their journey, clicks by the one of their type. No order costs a further write for being counted. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import type { EnrollmentRecord, EventRecord, OrderRecord } from '../engine/model.ts';
import { RunCounter, type Span } from './count-runs.ts';

/** Orders placed within this long after a click count for the node whose mail was clicked last. */
export const ATTRIBUTION_MS = 7 * 24 * 3_600_000;
const BATCH = 1_000;

export interface Question { shopId: string; journeyId: string; versionId?: string | undefined; span: Span }

export async function countRuns(db: mongo.Db, { shopId, journeyId, versionId, span }: Question): Promise<RunCounter> {
  const counter = new RunCounter(span);
  const runs = db.collection<EnrollmentRecord>('enrollments').find(
    {
      journeyId, startedAt: { $lt: span.to }, shopId,
      ...(versionId !== undefined && { versionId }),
      // What ended before has no part in it; who is there now is always counted.
      ...(span.from > 0 && { $or: [{ state: 'active' as const }, { endedAt: { $gte: span.from } }] }),
    },
    // Whole: the trail is most of a run, and picking fields costs the store more than it saves the way.
    { batchSize: BATCH },
  );
  for await (const run of runs) counter.add(run);
  return counter;
}

export interface Click { nodeId: string; messageId: string; contactId: string; at: EpochMs }

/** Clicks on mails of this journey, earliest first. Keys of messages are enrollment, node and visit; enrollments begin with their journey. */
export async function clicksOf(db: mongo.Db, { shopId, journeyId, span }: Question): Promise<Click[]> {
  const events = db.collection<EventRecord>('events').find(
    { shopId, type: 'message.clicked', time: { $gte: span.from, $lt: span.to } },
    { projection: { time: 1, contactId: 1, 'data.messageId': 1 }, sort: { time: 1 }, batchSize: BATCH },
  );
  const clicks: Click[] = [];
  for await (const { time, contactId, data } of events) {
    const { messageId } = data;
    if (typeof messageId !== 'string' || contactId === undefined || !messageId.startsWith(`${journeyId}|`)) continue;
    const nodeId = messageId.split('|').at(-2);
    if (nodeId !== undefined) clicks.push({ nodeId, messageId, contactId, at: time });
  }
  return clicks;
}

export interface Revenue { currency: string; amount: number; orders: number }

/** Orders, not cancelled, that people who clicked placed within {@link ATTRIBUTION_MS}, each for the node of their last click before it. */
export async function revenueOf(db: mongo.Db, shopId: string, clicks: readonly Click[]): Promise<Map<string, Revenue[]>> {
  const revenue = new Map<string, Revenue[]>();
  const ofContact = Map.groupBy(clicks, ({ contactId }) => contactId);
  const people = [...ofContact.keys()];
  for (let from = 0; from < people.length; from += BATCH) {
    const orders = db.collection<OrderRecord>('orders').find(
      { contactId: { $in: people.slice(from, from + BATCH) }, shopId },
      { projection: { contactId: 1, 'view.total': 1, 'view.currency': 1, 'view.placedAt': 1, 'view.state': 1 } },
    );
    for await (const { contactId, view: { total, currency, placedAt, state } } of orders) {
      if (placedAt === undefined || state === 'cancelled') continue;
      const click = ofContact.get(contactId)?.findLast(({ at }) => at <= placedAt && placedAt - at <= ATTRIBUTION_MS);
      if (click) add(revenue, click.nodeId, currency, total);
    }
  }
  return revenue;
}

function add(revenue: Map<string, Revenue[]>, nodeId: string, currency: string, amount: number): void {
  const of = revenue.get(nodeId) ?? [];
  revenue.set(nodeId, of);
  const known = of.find((one) => one.currency === currency);
  if (known) Object.assign(known, { amount: Math.round((known.amount + amount) * 100) / 100, orders: known.orders + 1 });
  else of.push({ currency, amount, orders: 1 });
}
