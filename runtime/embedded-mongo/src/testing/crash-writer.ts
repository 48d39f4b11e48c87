/**
 * Hammers a store and reports what it tries and what was acknowledged. Arguments: the
 * store's URI, a seed and the number its ids begin at. Lines: `try <id> <revision>` before
 * a command is sent, `done <id> <revision>` after its answer; a removal has `gone` in the
 * place of the revision.
 */

import { MongoClient } from 'mongodb';
import type { AnyBulkWriteOperation } from 'mongodb';

interface Doc {
  readonly _id: number;
  readonly revision: number;
  readonly key: string;
  readonly tags: readonly number[];
  readonly text: string;
}

const [uri = '', seedText = '1', startText = '0'] = process.argv.slice(2);
let state = Number(seedText);
let nextId = Number(startText);

const client = await new MongoClient(uri, { maxPoolSize: 8, retryWrites: false }).connect();
const docs = client.db().collection<Doc>('docs');
const alive: number[] = [];

// The store was killed: whatever else is on its way will not be answered either.
await Promise.race(Array.from({ length: 6 }, () => hammer())).catch(() => undefined);
process.exit(0);

async function hammer(): Promise<void> {
  for (;;) {
    const what = random(10);
    if (what < 4 || alive.length < 20) await insertMany();
    else if (what < 8) await replaceMany();
    else if (what < 9) await removeOne();
    else await insertTwo();
  }
}

async function insertMany(): Promise<void> {
  const batch = Array.from({ length: 1 + random(60) }, () => makeDoc(takeId(), 0));
  report('try', batch);
  await docs.insertMany(batch, { ordered: false });
  report('done', batch);
  alive.push(...batch.map(({ _id }) => _id));
}

/** The first is not waited for; the second, which is, brings it along. */
async function insertTwo(): Promise<void> {
  const first = makeDoc(takeId(), 0);
  const second = makeDoc(takeId(), 0);
  report('try', [first, second]);
  await docs.insertOne(first, { writeConcern: { w: 1, journal: false } });
  await docs.insertOne(second);
  report('done', [first, second]);
  alive.push(first._id, second._id);
}

/** Each document is taken out of the list meanwhile, so nobody else changes it. */
async function replaceMany(): Promise<void> {
  const ids = Array.from({ length: 1 + random(40) }, takeAlive).flatMap((id) => (id === undefined ? [] : [id]));
  const revision = 1 + random(1_000_000);
  const batch = ids.map((id) => makeDoc(id, revision));
  const operations: AnyBulkWriteOperation<Doc>[] = batch.map((one) => ({ replaceOne: { filter: { _id: one._id }, replacement: one } }));
  report('try', batch);
  await docs.bulkWrite(operations, { ordered: false });
  report('done', batch);
  alive.push(...ids);
}

async function removeOne(): Promise<void> {
  const id = takeAlive();
  if (id === undefined) return;
  process.stdout.write(`try ${id} gone\n`);
  await docs.deleteOne({ _id: id });
  process.stdout.write(`done ${id} gone\n`);
}

function report(what: 'try' | 'done', batch: readonly Doc[]): void {
  process.stdout.write(batch.map((one) => `${what} ${one._id} ${one.revision}\n`).join(''));
}

function makeDoc(id: number, revision: number): Doc {
  return { _id: id, revision, key: `${(id * 7_919) % 1_000}-${id}`, tags: [id % 7, revision % 5], text: 'x'.repeat(random(2_000)) };
}

function takeId(): number {
  nextId += 1;
  return nextId;
}

function takeAlive(): number | undefined {
  const at = random(alive.length);
  const id = alive[at];
  const last = alive.pop();
  if (last !== undefined && at < alive.length) alive[at] = last;
  return id;
}

/** xorshift: the seed is printed by the test, so a failure can be run again. */
function random(below: number): number {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return below === 0 ? 0 : (state >>> 0) % below;
}
