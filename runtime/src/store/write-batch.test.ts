import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbeddedMongo } from '@nachklang/embedded-mongo';
import mongoose from 'mongoose';
import { RecordsTooLarge, StoreConflict } from '../engine/changes.ts';
import type { OutgoingMail } from '../ports/mailer.ts';
import { MailboxMailer } from '../stages/delivery/index.ts';
import { insertUnordered } from '../stages/ingest/insert-unordered.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';
import { insertMissing, writeRevisions } from './write-batch.ts';

const MAIL: OutgoingMail = {
  id: 'm1', shopId: 's1', contactId: 'c1', from: 'shop@shop.example', to: 'anna@example.com', subject: 'Hallo', html: '<p>Hallo</p>', text: 'Hallo', messageId: '<m1@shop.example>', headers: {},
  meta: { journeyId: 'j1', nodeId: 'n1', class: 'transactional', locale: 'de', createdAt: 0 },
};

interface Thing { _id: string; revision: number; value?: string; contactId?: string }
let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const things = (name: string) => database.db.collection<Thing>(name);

test('a record is replaced only at the revision it was read at, and inserted only where none is', async () => {
  const collection = things('revisions');
  await writeRevisions(collection, [{ record: { _id: 'a', revision: 1 }, expected: 0 }, { record: { _id: 'b', revision: 1 }, expected: 0 }]);
  await writeRevisions(collection, [{ record: { _id: 'a', revision: 2, value: 'mine' }, expected: 1 }]);
  await expect(writeRevisions(collection, [{ record: { _id: 'a', revision: 2, value: 'stale' }, expected: 1 }])).rejects.toThrow(StoreConflict);
  await expect(writeRevisions(collection, [{ record: { _id: 'b', revision: 1, value: 'again' }, expected: 0 }])).rejects.toThrow(StoreConflict);
  expect(await collection.find().sort({ _id: 1 }).toArray()).toEqual([{ _id: 'a', revision: 2, value: 'mine' }, { _id: 'b', revision: 1 }]);
});

test.each([
  ['more than fits', 16 * 1024 * 1024 + 1],
  ['more than the driver can write', 18 * 1024 * 1024],
  ['what fits alone, but not with the condition under which it is replaced', 16 * 1024 * 1024 - 60],
])('records that are too large are named by the contact they belong to: %s', async (_how, size) => {
  const collection = things('large');
  await collection.deleteMany({});
  await collection.insertMany([{ _id: 'c1', revision: 1 }, { _id: 'o1', revision: 1 }, { _id: 'o2', revision: 1 }]);
  const value = 'x'.repeat(size);
  const error: unknown = await writeRevisions(collection, [
    { record: { _id: 'c1', revision: 2, value }, expected: 1 },
    { record: { _id: 'o1', revision: 2, contactId: 'c2', value }, expected: 1 },
    { record: { _id: 'o2', revision: 2, contactId: 'c3', value: 'little' }, expected: 1 },
  ]).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(RecordsTooLarge);
  expect(error).toMatchObject({ contactIds: ['c1', 'c2'] });
});

test('one that is there already costs the others nothing, and is named', async () => {
  const collection = things('missing');
  await collection.insertOne({ _id: 'b', revision: 1, value: 'first' });
  expect(await insertMissing(collection, ['a', 'b', 'c'].map((_id) => ({ _id, revision: 1 })))).toEqual([1]);
  expect(await collection.find().sort({ _id: 1 }).toArray()).toEqual([{ _id: 'a', revision: 1 }, { _id: 'b', revision: 1, value: 'first' }, { _id: 'c', revision: 1 }]);
});

test('a lost connection is never taken for written: the driver wraps it in the error of single documents', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'nachklang-test-'));
  const store = await startEmbeddedMongo({ dataDir });
  const connection = await mongoose.createConnection(store.uri, { serverSelectionTimeoutMS: 200, retryWrites: false }).asPromise();
  try {
    const collection = connection.collection<Thing>('things');
    await collection.insertOne({ _id: 'here', revision: 1 });
    await store.stop();
    const gone = /connect|closed|selection/i;
    await expect(insertMissing(collection, [{ _id: 'a', revision: 1 }])).rejects.toThrow(gone);
    await expect(insertUnordered(collection, [{ _id: 'a', revision: 1 }], { w: 'majority', journal: true })).rejects.toThrow(gone);
    const [handed] = await new MailboxMailer(connection.db ?? database.db).send([MAIL]);
    expect(handed?.kind).toBe('retry');
    const write = writeRevisions(collection, [{ record: { _id: 'a', revision: 1 }, expected: 0 }]);
    await expect(write).rejects.toThrow(gone);
    await expect(write).rejects.not.toThrow(StoreConflict);
  } finally {
    await connection.close(true);
    await rm(dataDir, { recursive: true, force: true });
  }
});
