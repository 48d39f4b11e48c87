/**
 * GET /api/v1/journeys/counts: for every journey of the shop, how many runs began and how many messages were sent in the last 30 days,
 * and how many runs are under way. Beside the list, not in it: a list is there at once, counting takes a moment.
 */
import type { mongo } from 'mongoose';
import { Type, type Static } from 'typebox';
import type { WebServices } from '../app-services.ts';
import type { EnrollmentRecord } from '../engine/model.ts';
import type { MessageRecord } from '../engine/outbox-model.ts';
import { BrieflyKept } from '../figures/briefly-kept.ts';
import { Instant, iso } from '../paging/instants.ts';
import type { App } from '../plugins/app-instance.ts';
import { journeys } from './journey-repository.ts';

const closed = { additionalProperties: false } as const;
const count = Type.Integer({ minimum: 0 });
const Counts = Type.Object(
  {
    items: Type.Array(Type.Object({ journeyId: Type.String(), entered: count, underWay: count, sent: count }, closed)),
    since: Instant,
    countedAt: Instant,
  },
  closed,
);
type Counts = Static<typeof Counts>;

const DAYS_30_MS = 30 * 24 * 3_600_000;
const KEEP_MS = 20_000;
const MOST_JOURNEYS = 1_000;

export function journeyCounts(app: App, { db, clock }: WebServices): void {
  const kept = new BrieflyKept<Counts>(clock, KEEP_MS);
  app.get(
    '/api/v1/journeys/counts',
    { config: { permission: 'journeys:read' }, schema: { tags: ['journeys'], summary: 'Runs and messages of every journey in the last 30 days', response: { 200: Counts } } },
    async ({ shopId }) => kept.get(shopId, () => countAll(db, shopId, clock.now())),
  );
}

async function countAll(db: mongo.Db, shopId: string, now: number): Promise<Counts> {
  const since = now - DAYS_30_MS;
  // What was never published has no runs.
  const published = await journeys(db).find({ shopId, versions: { $gt: 0 } }, { projection: { _id: 1 } }).limit(MOST_JOURNEYS).toArray();
  const sent = await sentByJourney(db, shopId, since);
  const items: Counts['items'] = [];
  // One journey after another: a shop with many shall not keep the store from its work.
  for (const { _id: journeyId } of published) {
    const runs = db.collection<EnrollmentRecord>('enrollments');
    const [entered, underWay] = await Promise.all([
      runs.countDocuments({ journeyId, startedAt: { $gte: since } }),
      runs.countDocuments({ journeyId, startedAt: { $gte: 0 }, state: 'active' }),
    ]);
    items.push({ journeyId, entered, underWay, sent: sent.get(journeyId) ?? 0 });
  }
  return { items, since: iso(since), countedAt: iso(now) };
}

async function sentByJourney(db: mongo.Db, shopId: string, since: number): Promise<Map<string, number>> {
  const groups = db.collection<MessageRecord>('messages').aggregate<{ _id: string; count: number }>([
    { $match: { shopId, createdAt: { $gte: since }, state: 'sent' } },
    { $group: { _id: '$journeyId', count: { $sum: 1 } } },
  ]);
  const counts = new Map<string, number>();
  for await (const { _id, count: of } of groups) counts.set(_id, of);
  return counts;
}
