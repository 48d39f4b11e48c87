/** Counts changes to what workers keep in memory (live journeys, shops): they compare the count at each drain and reload when it moved. */
import type { mongo } from 'mongoose';

interface ConfigCounter {
  _id: 'config';
  n: number;
}

/** Call after the change is durable. */
export async function announceConfigChange(db: mongo.Db): Promise<void> {
  await db.collection<ConfigCounter>('settings').updateOne({ _id: 'config' }, { $inc: { n: 1 } }, { upsert: true });
}

export async function readConfigCounter(db: mongo.Db): Promise<number> {
  return (await db.collection<ConfigCounter>('settings').findOne({ _id: 'config' }))?.n ?? 0;
}
