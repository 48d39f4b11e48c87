/** GET /api/v1/overview: what happened since an instant, and what waits for a person. Each figure is what the lists behind it show. */
import type { mongo } from 'mongoose';
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import type { MessageRecord, MessageState as State } from '../engine/model.ts';
import type { App } from '../plugins/app-instance.ts';

const closed = { additionalProperties: false } as const;

/** Counting stops here: a person wants to know that there are very many, not how many. */
const MOST = 10_000;

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
        unknownMessages: Type.Integer({ minimum: 0, description: 'Of all time: nobody knows whether these marketing mails arrived' }),
      },
      { ...closed, description: `Counted up to ${MOST}` },
    ),
    journeys: Type.Object({ live: count, others: count }, closed),
    hasContacts: Type.Boolean({ description: 'Any event with a person came in yet' }),
  },
  closed,
);

export function showOverview(app: App, { db }: WebServices): void {
  app.get(
    '/api/v1/overview',
    { config: { permission: 'runs:read' }, schema: { tags: ['overview'], summary: 'What happened, and what waits for a person', querystring: Query, response: { 200: Overview } } },
    async (request) => {
      const { shopId, query } = request;
      const atMost = (collection: string, filter: object) => db.collection(collection).countDocuments({ shopId, ...filter }, { limit: MOST });
      const [messages, parkedEvents, failedEvents, openTasks, unknownMessages, live, journeys, someone] = await Promise.all([
        countByState(db, shopId, Date.parse(query.since)),
        atMost('events', { state: 'parked' }),
        atMost('events', { state: 'failed' }),
        atMost('tasks', { state: 'open' }),
        atMost('messages', { state: 'unknown' }),
        atMost('journeys', { state: 'live' }),
        atMost('journeys', { state: { $ne: 'archived' } }),
        db.collection('contacts').findOne({ shopId }, { projection: { _id: 1 } }),
      ]);
      return { messages, waiting: { parkedEvents, failedEvents, openTasks, unknownMessages }, journeys: { live, others: journeys - live }, hasContacts: someone !== null };
    },
  );
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
