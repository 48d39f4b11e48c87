import { Binary, Decimal128, Double, Int32, Long, ObjectId, Timestamp } from 'mongodb';
import type { Collection, Document } from 'mongodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { openTestDatabase } from '../testing/test-database.ts';
import type { TestDatabase } from '../testing/test-database.ts';

type Id = string | number | ObjectId | Double | Long | number[];

interface Any extends Document {
  _id: Id;
}

let database: TestDatabase;
let things: Collection<Any>;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  things = database.db.collection<Any>('things');
  await things.drop().catch(() => undefined);
});

const sameError = async (work: Promise<unknown>): Promise<{ code: unknown; message: string }> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error) return { code: 'code' in error ? error.code : undefined, message: error.message };
  }
  throw new Error('expected a refusal');
};

describe('inserts', () => {
  it('keeps every type as it was given', async () => {
    const document = {
      _id: new ObjectId(),
      int: new Int32(5),
      double: new Double(5),
      long: Long.fromString('9223372036854775807'),
      decimal: Decimal128.fromString('12.340'),
      date: new Date('2026-01-02T03:04:05.678Z'),
      binary: new Binary(Buffer.from([1, 2, 3]), 0),
      regex: /a.b/i,
      timestamp: new Timestamp({ t: 7, i: 1 }),
      nothing: null,
      yes: true,
      nested: { list: [1, 'two', { three: 3 }, [4]], empty: {} },
    };
    await things.insertOne(document);
    const found = await things.findOne({ _id: document._id }, { promoteValues: false, promoteLongs: false });
    expect(found?.['int']).toBeInstanceOf(Int32);
    expect(found?.['double']).toBeInstanceOf(Double);
    expect(String(found?.['long'])).toBe('9223372036854775807');
    expect(String(found?.['decimal'])).toBe('12.340');
    expect(await things.findOne({ _id: document._id })).toMatchObject({ date: document.date, nested: document.nested, regex: /a.b/i });
  });

  it('refuses a second document with the same _id and says which', async () => {
    await things.insertOne({ _id: 'a' });
    const error = await sameError(things.insertOne({ _id: 'a' }));
    expect(error.code).toBe(11000);
    expect(error.message).toContain('E11000 duplicate key error collection');
    expect(error.message).toContain('index: _id_ dup key: { _id: "a" }');
  });

  it('stops an ordered bulk at the first duplicate and goes on in an unordered one', async () => {
    const batch = [{ _id: 1 }, { _id: 1 }, { _id: 2 }];
    expect((await sameError(things.insertMany(batch))).code).toBe(11000);
    expect(await things.countDocuments()).toBe(1);
    expect((await sameError(things.insertMany(batch, { ordered: false }))).code).toBe(11000);
    expect(await things.countDocuments()).toBe(2);
  });

  it('treats 1, 1.0 and Long(1) as the same _id', async () => {
    await things.insertOne({ _id: 1 });
    expect((await sameError(things.insertOne({ _id: new Double(1) }))).code).toBe(11000);
    expect((await sameError(things.insertOne({ _id: Long.fromNumber(1) }))).code).toBe(11000);
  });

  it('refuses an array as _id', async () => {
    expect((await sameError(things.insertOne({ _id: [1] }))).code).toBe(53);
  });
});

describe('finds', () => {
  beforeEach(async () => {
    await things.insertMany(Array.from({ length: 300 }, (_unused, n) => ({ _id: n, n, half: n / 2, group: n % 3, text: `t${n}` })));
  });

  it('reads through several batches', async () => {
    const found = await things.find({}, { batchSize: 7 }).sort({ n: -1 }).toArray();
    expect(found.map((document) => document['n'])).toEqual(Array.from({ length: 300 }, (_unused, n) => 299 - n));
  });

  it('skips, limits and projects', async () => {
    const found = await things.find({ group: 1 }, { projection: { n: 1, _id: 0 } }).sort({ n: 1 }).skip(2).limit(3).toArray();
    expect(found).toEqual([{ n: 7 }, { n: 10 }, { n: 13 }]);
  });

  it('counts and lists distinct values', async () => {
    expect(await things.countDocuments({ n: { $lt: 10 } })).toBe(10);
    expect(await things.countDocuments({ n: { $gte: 10 } }, { skip: 5, limit: 7 })).toBe(7);
    expect(await things.estimatedDocumentCount()).toBe(300);
    expect(await things.distinct('group', { n: { $lt: 2 } })).toEqual([0, 1]);
  });

  it('closes a cursor left early, and refuses one it does not know', async () => {
    const cursor = things.find({}, { batchSize: 2 });
    await cursor.next();
    const id = cursor.id;
    await cursor.close();
    expect((await sameError(database.db.command({ getMore: id, collection: 'things' }))).code).toBe(43);
  });
});

describe('updates of documents', () => {
  it('replaces only when the revision is the expected one', async () => {
    await things.insertOne({ _id: 'a', revision: 1, text: 'old' });
    const lost = await things.replaceOne({ _id: 'a', revision: 0 }, { revision: 1 });
    const won = await things.replaceOne({ _id: 'a', revision: 1 }, { revision: 2, text: 'new' });
    expect([lost.matchedCount, won.matchedCount]).toEqual([0, 1]);
    expect(await things.findOne({ _id: 'a' })).toEqual({ _id: 'a', revision: 2, text: 'new' });
  });

  it('upserts from the equalities of the filter', async () => {
    const result = await things.updateOne({ _id: 'a', 'b.c': 1, n: { $gt: 5 } }, { $set: { d: 2 }, $setOnInsert: { e: 3 } }, { upsert: true });
    expect(result.upsertedId).toBe('a');
    expect(await things.findOne({ _id: 'a' })).toEqual({ _id: 'a', b: { c: 1 }, d: 2, e: 3 });
  });

  it('keeps the types of fields it does not touch', async () => {
    await things.insertOne({ _id: 'a', long: Long.fromString('9007199254740993'), double: new Double(3), n: 1 });
    await things.updateOne({ _id: 'a' }, { $inc: { n: 1 } });
    const found = await things.findOne({ _id: 'a' }, { promoteValues: false, promoteLongs: false });
    expect(String(found?.['long'])).toBe('9007199254740993');
    expect(found?.['double']).toBeInstanceOf(Double);
  });

  it('answers matched and modified separately', async () => {
    await things.insertMany([{ _id: 1, a: 1 }, { _id: 2, a: 2 }]);
    const result = await things.updateMany({}, { $set: { a: 2 } });
    expect([result.matchedCount, result.modifiedCount]).toEqual([2, 1]);
  });

  it('refuses to change _id, to mix update styles and to touch one path twice', async () => {
    await things.insertOne({ _id: 1, a: 1 });
    expect((await sameError(things.updateOne({ _id: 1 }, { $set: { _id: 2 } }))).code).toBe(66);
    expect((await sameError(things.updateOne({ _id: 1 }, { $set: { a: 1 }, $inc: { a: 1 } }))).code).toBe(40);
    expect((await sameError(things.updateOne({ _id: 1 }, { $set: { 'a.b': 1 } }))).code).toBe(28);
    expect((await sameError(things.updateOne({ _id: 1 }, { $nonsense: { a: 1 } }))).code).toBe(9);
  });

  it('runs a mixed bulk and reports each failure by its position', async () => {
    await things.insertMany([{ _id: 1, n: 1 }, { _id: 2, n: 2 }]);
    const error = await things
      .bulkWrite(
        [
          { insertOne: { document: { _id: 1 } } },
          { updateOne: { filter: { _id: 1 }, update: { $inc: { n: 10 } } } },
          { replaceOne: { filter: { _id: 9 }, replacement: { n: 9 }, upsert: true } },
          { deleteOne: { filter: { _id: 2 } } },
        ],
        { ordered: false },
      )
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 11000, writeErrors: [{ index: 0, code: 11000 }], result: { modifiedCount: 1, upsertedCount: 1, deletedCount: 1 } });
    expect(await things.find().sort({ _id: 1 }).toArray()).toEqual([{ _id: 1, n: 11 }, { _id: 9, n: 9 }]);
  });
});

describe('findAndModify', () => {
  beforeEach(async () => {
    await things.insertMany([{ _id: 1, n: 3 }, { _id: 2, n: 1 }, { _id: 3, n: 2 }]);
  });

  it('takes the first by sort and gives it back before or after', async () => {
    expect(await things.findOneAndUpdate({}, { $set: { taken: true } }, { sort: { n: 1 } })).toEqual({ _id: 2, n: 1 });
    expect(await things.findOneAndUpdate({ _id: 2 }, { $inc: { n: 1 } }, { returnDocument: 'after', projection: { n: 1 } })).toEqual({ _id: 2, n: 2 });
  });

  it('replaces, upserts and removes', async () => {
    expect(await things.findOneAndReplace({ _id: 1 }, { m: 1 }, { returnDocument: 'after' })).toEqual({ _id: 1, m: 1 });
    const upserted = await things.findOneAndUpdate({ _id: 7 }, { $set: { n: 7 } }, { upsert: true, returnDocument: 'after', includeResultMetadata: true });
    expect(upserted.lastErrorObject).toMatchObject({ updatedExisting: false, upserted: 7 });
    expect(await things.findOneAndDelete({}, { sort: { n: -1 } })).toEqual({ _id: 7, n: 7 });
    expect(await things.findOneAndDelete({ _id: 99 })).toBeNull();
  });
});

describe('deletes', () => {
  it('removes one or all matches', async () => {
    await things.insertMany([{ _id: 1, a: 1 }, { _id: 2, a: 1 }, { _id: 3, a: 2 }]);
    expect((await things.deleteOne({ a: 1 })).deletedCount).toBe(1);
    expect((await things.deleteMany({})).deletedCount).toBe(2);
    expect(await things.countDocuments()).toBe(0);
  });
});
