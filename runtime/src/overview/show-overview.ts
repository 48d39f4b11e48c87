/** GET /api/v1/overview: what happened since an instant, and what waits for a person. Each figure is what the lists behind it show. */
import type { mongo } from 'mongoose';
import { Localized } from '@nachklang/nodes/sdk';
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import type { MessageRecord, MessageState as State } from '../engine/outbox-model.ts';
import type { ShopRecord } from '../engine/shop-model.ts';
import type { App } from '../plugins/app-instance.ts';
import { COMPLAINT_LEVELS } from '../shops/complaint-rate.ts';
import { findShop } from '../shops/shop-repository.ts';
import { createDraftProblems } from './draft-problems.ts';

const closed = { additionalProperties: false } as const;

/** Counting stops here: a person wants to know that there are very many, not how many. */
const MOST = 10_000;
const HOUR_MS = 3_600_000;
const MISSING = ['imprint', 'supportEmail'] as const;

const Query = Type.Object(
  {
    since: Type.String({ format: 'date-time', description: 'Messages made from here on are counted, for example the beginning of today where the reader is' }),
    shop: Type.Optional(Type.String({ maxLength: 200 })),
  },
  closed,
);
const count = Type.Integer({ minimum: 0 });
const Overview = Type.Object(
  {
    messages: Type.Object({ queued: count, sending: count, sent: count, failed: count, unknown: count, withdrawn: count }, closed),
    waiting: Type.Object(
      {
        parkedEvents: count,
        failedEvents: count,
        openTasks: count,
        overdueTasks: count,
        failedRuns: Type.Integer({ minimum: 0, description: 'Runs that a bug or a setting stopped' }),
        unknownMessages: Type.Integer({ minimum: 0, description: 'Of all time: nobody knows whether these marketing mails arrived' }),
      },
      { ...closed, description: `Counted up to ${MOST}` },
    ),
    journeys: Type.Object(
      {
        live: count,
        paused: count,
        others: Type.Integer({ minimum: 0, description: 'Neither live nor archived' }),
        withProblems: Type.Array(Type.Object({ id: Type.String(), name: Localized, errors: count }, closed), { description: 'Their drafts cannot be published as they are' }),
      },
      closed,
    ),
    missing: Type.Array(Type.Enum(MISSING), { description: 'Settings that a lawful mail needs' }),
    complaints: Type.Enum(COMPLAINT_LEVELS, { description: 'Whether too many mails of the last 30 days were called spam; `GET /api/v1/shop/complaints` says how many' }),
    hours: Type.Array(count, { description: 'Messages made in each hour since `since`, 24 of them' }),
    orders: Type.Integer({ minimum: 0, description: 'Placed since `since`' }),
    hasContacts: Type.Boolean({ description: 'Any event with a person came in yet' }),
  },
  closed,
);

export function showOverview(app: App, { db, clock, nodeTypes, complaintsOf }: WebServices): void {
  const draftProblems = createDraftProblems(nodeTypes);
  app.get(
    '/api/v1/overview',
    { config: { permission: 'runs:read' }, schema: { tags: ['overview'], summary: 'What happened, and what waits for a person', querystring: Query, response: { 200: Overview } } },
    async (request) => {
      const { shopId, query } = request;
      const atMost = (collection: string, filter: object) => db.collection(collection).countDocuments({ shopId, ...filter }, { limit: MOST });
      const since = Date.parse(query.since);
      const [messages, hours, orders, shop, withProblems, failedRuns, overdueTasks, parkedEvents, failedEvents, openTasks, unknownMessages, live, paused, journeys, someone, complaints] = await Promise.all([
        countByState(db, shopId, since),
        countByHour(db, shopId, since),
        atMost('orders', { 'view.placedAt': { $gte: since } }),
        findShop(db, shopId),
        draftProblems(db, shopId),
        atMost('enrollments', { state: 'failed' }),
        atMost('tasks', { state: 'open', dueAt: { $lt: clock.now() } }),
        atMost('events', { state: 'parked' }),
        atMost('events', { state: 'failed' }),
        atMost('tasks', { state: 'open' }),
        atMost('messages', { state: 'unknown' }),
        atMost('journeys', { state: 'live' }),
        atMost('journeys', { state: 'paused' }),
        atMost('journeys', { state: { $ne: 'archived' } }),
        db.collection('contacts').findOne({ shopId }, { projection: { _id: 1 } }),
        complaintsOf(shopId),
      ]);
      return {
        messages, hours, orders,
        waiting: { parkedEvents, failedEvents, openTasks, overdueTasks, failedRuns, unknownMessages },
        journeys: { live, paused, others: journeys - live, withProblems },
        missing: shop === null ? [] : missingIn(shop),
        complaints: complaints.level,
        hasContacts: someone !== null,
      };
    },
  );
}

/** § 5 DDG, § 35a GmbHG: business mail names its sender with an address; every mail offers a way to a person (R10). */
function missingIn({ view }: ShopRecord): (typeof MISSING)[number][] {
  return MISSING.filter((setting) => (view[setting] ?? '').trim() === '');
}

/** Hours from `since` on, not of the clock: the day of the reader is 24 of them, but for two days a year. */
async function countByHour(db: mongo.Db, shopId: string, since: number): Promise<number[]> {
  const hours = Array.from({ length: 24 }, () => 0);
  const groups = db.collection<MessageRecord>('messages').aggregate<{ _id: number; count: number }>([
    { $match: { shopId, createdAt: { $gte: since, $lt: since + 24 * HOUR_MS } } },
    { $group: { _id: { $floor: { $divide: [{ $subtract: ['$createdAt', since] }, HOUR_MS] } }, count: { $sum: 1 } } },
  ]);
  for await (const { _id: hour, count } of groups) hours[hour] = count;
  return hours;
}

async function countByState(db: mongo.Db, shopId: string, since: number): Promise<Record<State, number>> {
  const counts: Record<State, number> = { queued: 0, sending: 0, sent: 0, failed: 0, unknown: 0, withdrawn: 0 };
  const groups = db.collection<MessageRecord>('messages').aggregate<{ _id: State; count: number }>([
    { $match: { shopId, createdAt: { $gte: since } } },
    { $group: { _id: '$state', count: { $sum: 1 } } },
  ]);
  for await (const { _id: state, count } of groups) counts[state] = count;
  return counts;
}
