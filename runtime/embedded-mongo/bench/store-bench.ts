/**
 * Micro benchmark of the embedded store: `node runtime/embedded-mongo/bench/store-bench.ts`.
 * Prints operations per second as a client sees them and the CPU time the store's own
 * process spent on each, which is what counts on a machine it shares.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { MongoClient } from 'mongodb';
import type { Collection, Db } from 'mongodb';

import { startEmbeddedMongo } from '../src/index.ts';

interface Entry {
  readonly _id: string;
  readonly shopId: string;
  readonly partition: number;
  readonly state: string;
  readonly seq: number;
  readonly dueAt: Date;
  readonly revision: number;
  readonly payload: object;
}

const TOTAL = Number(process.env['BENCH_DOCS'] ?? 50_000);
const BATCH = 500;
const dataDir = mkdtempSync(join(tmpdir(), 'store-bench-'));
const store = await startEmbeddedMongo({ dataDir, nodeArguments: process.argv.includes('--profile') ? ['--cpu-prof'] : [] });
const client = await new MongoClient(store.uri, { maxPoolSize: 40 }).connect();
const db = client.db();
const entries = db.collection<Entry>('entries');
await entries.createIndex({ partition: 1, state: 1, seq: 1 });
await entries.createIndex({ partition: 1, dueAt: 1 });

const makeId = (n: number): string => `e${String(n).padStart(12, '0')}`;
const makeEntry = (n: number, revision = 0): Entry => ({
  _id: makeId(n),
  shopId: 'shop-1',
  partition: n % 64,
  state: 'pending',
  seq: n,
  dueAt: new Date(1_700_000_000_000 + n * 1_000),
  revision,
  payload: { orderId: `order-${n}`, email: `customer-${n}@example.com`, total: n * 1.5, items: ['a', 'b', 'c'], note: 'x'.repeat(120) },
});

const batches = (total: number): number[][] =>
  Array.from({ length: Math.ceil(total / BATCH) }, (_unused, b) =>
    Array.from({ length: Math.min(BATCH, total - b * BATCH) }, (_item, n) => b * BATCH + n),
  );

await measure('bulk insert (500 per command, 2 indexes)', TOTAL, async () => {
  await inParallel(batches(TOTAL), 4, async (batch) => {
    await entries.insertMany(batch.map((n) => makeEntry(n)), { ordered: false });
  });
});
await measure('bulk replaceOne by _id and revision', TOTAL, async () => {
  await inParallel(batches(TOTAL), 4, async (batch) => {
    const result = await entries.bulkWrite(
      batch.map((n) => ({ replaceOne: { filter: { _id: makeId(n), revision: 0 }, replacement: makeEntry(n, 1) } })),
      { ordered: false },
    );
    if (result.modifiedCount !== batch.length) throw new Error(`replaced ${result.modifiedCount} of ${batch.length}`);
  });
});
await measure('bulk updateOne $set by _id and revision', TOTAL, async () => {
  await inParallel(batches(TOTAL), 4, async (batch) => {
    await entries.bulkWrite(
      batch.map((n) => ({ updateOne: { filter: { _id: makeId(n), revision: 1 }, update: { $set: { revision: 2, touchedAt: new Date() } } } })),
      { ordered: false },
    );
  });
});
await measure('find 500 by _id $in (per document)', TOTAL, async () => {
  await inParallel(batches(TOTAL), 4, async (batch) => {
    const found = await entries.find({ _id: { $in: batch.map(makeId) } }, { raw: true, batchSize: 1_000 }).toArray();
    if (found.length !== batch.length) throw new Error(`found ${found.length} of ${batch.length}`);
  });
});
const partitions = Array.from({ length: 16 }, (_unused, n) => n);
await measure('range scan partition+state sorted by seq, limit 500 (per document)', 100 * 500, async () => {
  await inParallel(Array.from({ length: 100 }), 4, async () => {
    await entries.find({ partition: { $in: partitions }, state: 'pending' }, { raw: true, batchSize: 1_000 }).sort({ partition: 1, seq: 1 }).limit(500).toArray();
  });
});
await measure('merge scan partition in 16, dueAt <= now, sorted by dueAt, limit 500 (per document)', 100 * 500, async () => {
  await inParallel(Array.from({ length: 100 }), 4, async () => {
    await entries.find({ partition: { $in: partitions }, dueAt: { $lte: new Date() } }, { raw: true, batchSize: 1_000 }).sort({ dueAt: 1 }).limit(500).toArray();
  });
});
await measure("updateMany by _id $in, $set {state: 'done'}", TOTAL, async () => {
  await inParallel(batches(TOTAL), 4, async (batch) => {
    await entries.updateMany({ _id: { $in: batch.map(makeId) } }, { $set: { state: 'done' } });
  });
});
await measure('deleteMany by _id $in', TOTAL, async () => {
  await inParallel(batches(TOTAL), 4, async (batch) => {
    await entries.deleteMany({ _id: { $in: batch.map(makeId) } });
  });
});
const singles = db.collection<Entry>('singles');
await measure('single inserts, 20 clients', 10_000, async () => {
  await inParallel(Array.from({ length: 10_000 }, (_unused, n) => n), 20, async (n) => {
    await singles.insertOne(makeEntry(n));
  });
});
await measure('findOneAndUpdate by _id, 20 clients', 10_000, async () => {
  await inParallel(Array.from({ length: 10_000 }, (_unused, n) => n), 20, async (n) => {
    await singles.findOneAndUpdate({ _id: makeId(n) }, { $set: { state: 'done' }, $inc: { revision: 1 } });
  });
});
const random: Collection<{ _id: string; n: number }> = db.collection('random');
await random.createIndex({ n: 1 });
await measure('bulk insert with random ids (500 per command, 1 index)', TOTAL, async () => {
  await inParallel(batches(TOTAL), 4, async (batch) => {
    await random.insertMany(batch.map((n) => ({ _id: `${((n * 2_654_435_761) % 2 ** 32).toString(16)}-${n}`, n: (n * 40_503) % 65_536, text: 'x'.repeat(300) })), { ordered: false });
  });
});
console.log(`store memory: ${(await memory(db)).toFixed(0)} MB (counts mapped file pages)`);
await client.close();
await store.stop();
rmSync(dataDir, { recursive: true, force: true });

async function measure(name: string, operations: number, work: () => Promise<void>): Promise<void> {
  const cpuBefore = await cpu(db);
  const started = performance.now();
  await work();
  const seconds = (performance.now() - started) / 1_000;
  const cpuPerOperation = ((await cpu(db)) - cpuBefore) / operations;
  console.log(
    `${Math.round(operations / seconds).toLocaleString('en').padStart(9)}/s  ${cpuPerOperation.toFixed(1).padStart(6)} µs CPU  ${Math.round(1_000_000 / cpuPerOperation).toLocaleString('en').padStart(9)}/s per core  ${name}`,
  );
}

async function inParallel<I>(items: readonly I[], width: number, work: (item: I) => Promise<void>): Promise<void> {
  const queue = items.values();
  const workOff = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: width }, workOff));
}

async function cpu(database: Db): Promise<number> {
  const status = await database.command({ serverStatus: 1 });
  return status['cpuMicros'].user + status['cpuMicros'].system;
}

async function memory(database: Db): Promise<number> {
  const status = await database.command({ serverStatus: 1 });
  return status['mem'].resident;
}
