import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openTestDatabase, testsRealServer } from '../testing/test-database.ts';
import type { TestDatabase } from '../testing/test-database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

describe('collections', () => {
  it('are created, listed, renamed and dropped', async () => {
    const { db } = database;
    await db.createCollection('one');
    await expect(db.createCollection('one')).rejects.toMatchObject({ code: 48 });
    await db.collection('two').insertOne({ a: 1 });
    expect((await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name).sort()).toEqual(['one', 'two']);
    await db.collection('two').rename('three');
    expect(await db.collection('three').countDocuments()).toBe(1);
    expect(await db.dropCollection('one')).toBe(true);
    expect((await db.admin().listDatabases()).databases.some(({ name }) => name === db.databaseName)).toBe(true);
    expect(await db.stats()).toMatchObject({ collections: 1, objects: 1 });
  });

  it('forget everything when dropped', async () => {
    const things = database.db.collection('dropped');
    await things.createIndex({ a: 1 }, { unique: true });
    await things.insertOne({ a: 1 });
    await things.drop();
    await things.insertMany([{ a: 1 }, { a: 1 }]);
    expect(await things.countDocuments({ a: 1 })).toBe(2);
    expect(await things.indexes()).toHaveLength(1);
  });
});

describe('sessions', () => {
  it('are accepted for plain commands', async () => {
    await database.client.withSession(async (session) => {
      await database.db.collection('things').insertOne({ a: 1 }, { session });
      expect(await database.db.collection('things').countDocuments({}, { session })).toBe(1);
    });
  });

  it.skipIf(testsRealServer)('cannot hold a transaction', async () => {
    await database.client.withSession(async (session) => {
      session.startTransaction();
      await expect(database.db.collection('things').findOne({}, { session })).rejects.toMatchObject({
        code: 20,
        message: 'Transaction numbers are only allowed on a replica set member or mongos',
      });
      await session.abortTransaction().catch(() => undefined);
    });
  });
});

describe('refusals', () => {
  it('an unknown command', async () => {
    await expect(database.db.command({ nonsense: 1 })).rejects.toMatchObject({ code: 59 });
  });

  it('an invalid name', async () => {
    await expect(database.db.command({ insert: '', documents: [{ a: 1 }] })).rejects.toMatchObject({ code: 73 });
  });

  it.skipIf(testsRealServer)('a collation, a text index, a capped collection', async () => {
    const things = database.db.collection('things');
    await expect(things.find({}, { collation: { locale: 'de' } }).toArray()).rejects.toMatchObject({ code: 238 });
    await expect(things.createIndex({ a: 'text' })).rejects.toMatchObject({ code: 238 });
    await expect(database.db.createCollection('capped', { capped: true, size: 1_000 })).rejects.toMatchObject({ code: 238 });
  });

  it('a document of more than 16 MB', async () => {
    const things = database.db.collection('things');
    const error = await things.insertOne({ text: 'x'.repeat(16 * 1024 * 1024 + 20_000) }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Error);
    await things.insertOne({ text: 'x'.repeat(15 * 1024 * 1024) });
    expect(await things.countDocuments({ text: /^x/ })).toBe(1);
  });
});

describe('unacknowledged writes', () => {
  it('are done without an answer', async () => {
    const things = database.db.collection('silent');
    await things.insertOne({ a: 1 }, { writeConcern: { w: 0 } });
    await things.insertOne({ a: 2 });
    expect(await things.countDocuments()).toBeGreaterThanOrEqual(1);
  });
});
