/** The demo is told in memory; what stands in the database afterwards is what the real stages would have written there, document by document. */
import { NODE_TYPES } from '@nachklang/nodes/executors';
import { expect, it } from 'vitest';
import { testConfig } from '../config/test-config.ts';
import { ALL_INDEXES } from '../indexes.ts';
import { FakeClock } from '../ports/clock.ts';
import type { Db } from '../store/collections.ts';
import { ensureIndexes } from '../store/open-database.ts';
import { openTestDatabase } from '../store/test-database.ts';
import { LiveWorker } from './live-worker.fixture.ts';
import { setUpShop } from './set-up-shop.ts';
import { tellStory } from './tell-story.ts';
import { VirtualWorker } from './virtual-worker.ts';
import { writeStory } from './write-story.ts';

const END = Date.parse('2026-03-28T09:30:00Z');
const STORY = { end: END, orders: 40, days: 25 };

it('what is told in memory stands in the database as the real stages write it', async () => {
  const database = await openTestDatabase();
  try {
    const live = await told(database.db.client.db(`${database.db.databaseName}-live`), async (parts, clock) => {
      await tellStory(new LiveWorker(parts), clock, STORY);
    });
    const inMemory = await told(database.db.client.db(`${database.db.databaseName}-memory`), async (parts, clock) => {
      const worker = new VirtualWorker(parts);
      await tellStory(worker, clock, STORY);
      await writeStory(parts.db, worker.told());
    });
    // Else it would prove little.
    expect(Object.keys(live)).toEqual(['contacts', 'decisions', 'enrollments', 'events', 'journey_versions', 'journeys', 'mail_passages', 'mails', 'messages', 'orders', 'routes', 'settings', 'shops', 'tasks']);
    expect(new Set(live.decisions?.map(({ outcome }) => outcome))).toEqual(new Set(['send', 'skip']));
    expect(new Set(live.enrollments?.map(({ state }) => state))).toEqual(new Set(['active', 'completed', 'exited']));
    expect(inMemory).toEqual(live);
  } finally {
    await database.close();
  }
}, 120_000);

type Documents = Record<string, Record<string, unknown>[]>;
type Parts = ConstructorParameters<typeof LiveWorker>[0];

async function told(db: Db, tell: (parts: Parts, clock: FakeClock) => Promise<void>): Promise<Documents> {
  await db.dropDatabase();
  await ensureIndexes(db, ALL_INDEXES);
  const clock = new FakeClock(END - (STORY.days + 1) * 24 * 3_600_000);
  const onError = (error: unknown) => {
    throw error;
  };
  const catalog = await setUpShop({ db, clock, nodeTypes: NODE_TYPES, onError });
  await tell({ db, catalog, config: testConfig(), clock, onError }, clock);
  const documents = await everything(db);
  await db.dropDatabase();
  return documents;
}

/** By collection and id, whatever was written in which order. */
async function everything(db: Db): Promise<Documents> {
  const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name).sort();
  const found = await Promise.all(names.map(async (name) => [name, await db.collection(name).find({}).sort({ _id: 1 }).toArray()] as const));
  return Object.fromEntries(found.filter(([, documents]) => documents.length > 0));
}
