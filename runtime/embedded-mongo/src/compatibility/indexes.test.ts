import type { Collection, Document } from 'mongodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { openTestDatabase, testsRealServer } from '../testing/test-database.ts';
import type { TestDatabase } from '../testing/test-database.ts';

interface Numbered extends Document {
  _id: number;
  list?: number[];
}

let database: TestDatabase;
let things: Collection<Numbered>;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => {
  things = database.db.collection<Numbered>('things');
});
afterEach(() => things.drop().catch(() => undefined));

/** Names of the stages of the winning plan, from the outside in, with the index. */
async function planOf(filter: Document, sort: Document = {}): Promise<string> {
  const explained = await things.find(filter).sort(sort).explain('queryPlanner');
  const stages: string[] = [];
  for (let stage = explained['queryPlanner']['winningPlan']; stage !== undefined; stage = stage['inputStage'] ?? stage['inputStages']?.[0]) {
    stages.push(stage['indexName'] === undefined ? stage['stage'] : `${stage['stage']}(${stage['indexName']})`);
  }
  return stages.join(' < ');
}

describe('unique indexes', () => {
  it('refuse a duplicate and name key and value', async () => {
    await things.createIndex({ email: 1, shop: 1 }, { unique: true });
    await things.insertOne({ _id: 1, email: 'a@b.c', shop: 1 });
    await expect(things.insertOne({ _id: 2, email: 'a@b.c', shop: 1 })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { email: 1, shop: 1 },
      keyValue: { email: 'a@b.c', shop: 1 },
    });
    await things.insertOne({ _id: 2, email: 'a@b.c', shop: 2 });
    await expect(things.updateOne({ _id: 2 }, { $set: { shop: 1 } })).rejects.toMatchObject({ code: 11000 });
    expect(await things.findOne({ _id: 2 })).toMatchObject({ shop: 2 });
  });

  it('count a missing field as null, unless sparse or partial', async () => {
    await things.createIndex({ a: 1 }, { unique: true });
    await things.createIndex({ b: 1 }, { unique: true, sparse: true });
    await things.createIndex({ c: 1 }, { unique: true, partialFilterExpression: { c: { $gte: '' } } });
    await things.insertOne({ _id: 1, c: null });
    await expect(things.insertOne({ _id: 2 })).rejects.toMatchObject({ code: 11000, keyPattern: { a: 1 } });
    await things.insertOne({ _id: 2, a: 1, c: null });
    await things.insertOne({ _id: 3, a: 2, b: 1, c: 'x' });
    await expect(things.insertOne({ _id: 4, a: 3, b: 1 })).rejects.toMatchObject({ keyPattern: { b: 1 } });
    await expect(things.insertOne({ _id: 4, a: 3, c: 'x' })).rejects.toMatchObject({ keyPattern: { c: 1 } });
  });

  it('hold for every item of an array', async () => {
    await things.createIndex({ 'identities.value': 1 }, { unique: true });
    await things.insertOne({ _id: 1, identities: [{ value: 'a' }, { value: 'b' }, { value: 'a' }] });
    await expect(things.insertOne({ _id: 2, identities: [{ value: 'b' }] })).rejects.toMatchObject({ code: 11000 });
  });

  it('cannot be built over duplicates, and leave nothing behind', async () => {
    await things.insertMany([{ _id: 1, a: 1 }, { _id: 2, a: 1 }]);
    await expect(things.createIndex({ a: 1 }, { unique: true })).rejects.toMatchObject({ code: 11000 });
    expect(await things.indexes()).toHaveLength(1);
    await things.insertOne({ _id: 3, a: 1 });
  });
});

describe('index administration', () => {
  it('creates, lists and drops', async () => {
    expect(await things.createIndex({ a: 1, b: -1 })).toBe('a_1_b_-1');
    expect(await things.createIndex({ a: 1, b: -1 })).toBe('a_1_b_-1');
    await things.createIndex({ c: 1 }, { name: 'named', sparse: true, expireAfterSeconds: 60 });
    expect((await things.indexes()).map(({ name }) => name)).toEqual(['_id_', 'a_1_b_-1', 'named']);
    await things.dropIndex('named');
    expect((await things.indexes()).map(({ name }) => name)).toEqual(['_id_', 'a_1_b_-1']);
    await expect(things.dropIndex('named')).rejects.toMatchObject({ code: 27 });
  });

  it('refuses conflicting definitions', async () => {
    await things.createIndex({ a: 1 }, { name: 'one' });
    await expect(things.createIndex({ b: 1 }, { name: 'one' })).rejects.toMatchObject({ code: 86 });
    await expect(things.createIndex({ a: 1 }, { name: 'two' })).rejects.toMatchObject({ code: 85 });
  });

  it('refuses parallel arrays', async () => {
    await things.createIndex({ a: 1, b: 1 });
    await expect(things.insertOne({ _id: 1, a: [1], b: [1] })).rejects.toMatchObject({ code: 171 });
  });
});

describe.skipIf(testsRealServer)('the planner', () => {
  beforeEach(async () => {
    await things.insertMany(
      Array.from({ length: 200 }, (_unused, n) => ({ _id: n, partition: n % 8, state: n % 2 === 0 ? 'pending' : 'done', seq: 200 - n, dueAt: n, name: `name ${n}`, list: [n, n + 1], maybe: n % 10 === 0 ? n : undefined })),
    );
  });

  it('uses an index for equality, membership and range', async () => {
    await things.createIndex({ partition: 1, state: 1, seq: 1 });
    expect(await planOf({ partition: 1 })).toBe('FETCH < IXSCAN(partition_1_state_1_seq_1)');
    expect(await planOf({ partition: { $in: [1, 2] }, state: 'pending', seq: { $gt: 5 } })).toBe('FETCH < IXSCAN(partition_1_state_1_seq_1)');
    expect(await planOf({ seq: 1 })).toBe('COLLSCAN');
    expect(await planOf({ _id: { $in: [1, 2] } })).toBe('FETCH < IXSCAN(_id_)');
  });

  it('takes the order from the index where it can', async () => {
    await things.createIndex({ partition: 1, state: 1, seq: 1 });
    await things.createIndex({ partition: 1, dueAt: -1 });
    const inOrder = 'FETCH < IXSCAN(partition_1_state_1_seq_1)';
    expect(await planOf({ partition: { $in: [1, 2] }, state: 'pending' }, { partition: 1, seq: 1 })).toBe(inOrder);
    expect(await planOf({ partition: 1, state: 'pending' }, { seq: -1 })).toBe(inOrder);
    expect(await planOf({ partition: { $in: [1, 2, 3] }, dueAt: { $lte: 50 } }, { dueAt: 1 })).toBe('FETCH < SORT_MERGE < IXSCAN(partition_1_dueAt_-1)');
    expect(await planOf({ partition: 1 }, { name: 1 })).toContain('SORT < FETCH');
  });

  it('merges ranges into the right order', async () => {
    await things.createIndex({ partition: 1, dueAt: 1 });
    const found = await things.find({ partition: { $in: [1, 2, 3] }, dueAt: { $lte: 100 } }, { batchSize: 3 }).sort({ dueAt: -1 }).limit(20).toArray();
    const expected = Array.from({ length: 101 }, (_unused, n) => 100 - n).filter((n) => [1, 2, 3].includes(n % 8)).slice(0, 20);
    expect(found.map(({ _id }) => _id)).toEqual(expected);
  });

  it('uses sparse and partial indexes only when they hold every match', async () => {
    await things.createIndex({ maybe: 1 }, { sparse: true });
    await things.createIndex({ name: 1 }, { partialFilterExpression: { state: 'pending', dueAt: { $gte: 10 } } });
    expect(await planOf({ maybe: 10 })).toContain('IXSCAN(maybe_1)');
    expect(await planOf({ maybe: null })).toBe('COLLSCAN');
    expect(await planOf({ name: 'name 3' })).toBe('COLLSCAN');
    expect(await planOf({ name: 'name 3', state: 'pending', dueAt: { $gt: 9 } })).toBe('COLLSCAN');
    expect(await planOf({ name: 'name 3', state: 'pending', dueAt: 10 })).toContain('IXSCAN(name_1)');
  });

  it('answers $or from several indexes', async () => {
    await things.createIndex({ seq: 1 });
    await things.createIndex({ name: 1 });
    expect(await planOf({ $or: [{ seq: 3 }, { name: /^name 19/ }] })).toBe('SUBPLAN < OR < FETCH < IXSCAN(seq_1)');
    expect(await things.countDocuments({ $or: [{ seq: { $lte: 3 } }, { name: 'name 199' }] })).toBe(3);
  });

  it('finds a document with an array once', async () => {
    await things.createIndex({ list: 1 });
    expect(await things.countDocuments({ list: { $gte: 100, $lte: 101 } })).toBe(3);
    expect((await things.find({ list: { $in: [5, 6] } }).sort({ _id: 1 }).toArray()).map(({ _id }) => _id)).toEqual([4, 5, 6]);
    expect(await things.find({ list: { $in: [5, 6] } }).toArray()).toHaveLength(3);
    expect(await planOf({ list: 5 })).toContain('IXSCAN(list_1)');
  });

  it('agrees with its documents', async () => {
    await things.createIndex({ list: 1, seq: -1 });
    await things.updateMany({ _id: { $lt: 50 } }, { $set: { 'list.2': 7 } });
    await things.deleteMany({ _id: { $gt: 150 } });
    expect(await database.db.command({ validate: 'things' })).toMatchObject({ valid: true, nrecords: 151 });
  });
});
