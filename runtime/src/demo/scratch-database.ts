/**
 * A database beside the real one, on the same server, in which the demo shop is told: no worker looks into it, so that nothing of
 * the past is taken up, or sent, at today's time.
 */
import type { mongo } from 'mongoose';
import { ALL_INDEXES } from '../indexes.ts';
import type { Db } from '../store/collections.ts';
import { ensureIndexes } from '../store/open-database.ts';
import { DEMO_SHOP_ID } from './demo-id.ts';

const BATCH = 500;

/** What others refer to comes first: a worker may look at the shop while the rest still arrives. */
const FIRST = ['shops', 'journey_versions', 'journeys', 'contacts', 'orders'];

export async function openScratch(db: Db): Promise<Db> {
  const scratch = db.client.db(`${db.databaseName}-demo`);
  await scratch.dropDatabase();
  await ensureIndexes(scratch, ALL_INDEXES);
  return scratch;
}

/** Copies everything of the demo shop, and nothing else. */
export async function copyShop(from: Db, to: Db): Promise<void> {
  const found = (await from.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
  for (const name of [...FIRST, ...found.filter((one) => !FIRST.includes(one))]) {
    const ofShop = name === 'shops' ? { _id: DEMO_SHOP_ID } : { shopId: DEMO_SHOP_ID };
    await copyCollection(from.collection(name), to.collection(name), ofShop);
  }
}

async function copyCollection(from: mongo.Collection, to: mongo.Collection, filter: mongo.Document): Promise<void> {
  let batch: mongo.Document[] = [];
  for await (const document of from.find(filter)) {
    batch.push(document);
    if (batch.length === BATCH) {
      await to.insertMany(batch, { ordered: false });
      batch = [];
    }
  }
  if (batch.length > 0) await to.insertMany(batch, { ordered: false });
}
