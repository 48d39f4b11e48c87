import { Binary, Decimal128, Double, Long, MaxKey, MinKey, ObjectId } from 'mongodb';
import type { Collection, Document } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openTestDatabase } from '../testing/test-database.ts';
import type { TestDatabase } from '../testing/test-database.ts';

interface Numbered extends Document {
  _id: number;
}

let database: TestDatabase;
let things: Collection<Numbered>;

const oid = new ObjectId('65a000000000000000000001');
const documents: readonly Numbered[] = [
  { _id: 1, a: 1, s: 'apple', tags: ['x', 'y'] },
  { _id: 2, a: 2.5, s: 'Banana', tags: [] },
  { _id: 3, a: Long.fromString('9007199254740993'), s: 'cherry' },
  { _id: 4, a: null },
  { _id: 5 },
  { _id: 6, a: 'text', o: { b: 1, c: 2 } },
  { _id: 7, a: [1, 5, 9], o: [{ b: 1 }, { b: 3, c: [1, 2] }] },
  { _id: 8, a: new Date('2026-01-01'), id: oid },
  { _id: 9, a: true, bin: new Binary(Buffer.from('abc')) },
  { _id: 10, a: { b: 1 }, o: { c: 2, b: 1 } },
  { _id: 11, a: [], flags: 5 },
  { _id: 12, a: [[1, 5]], flags: 2 },
  { _id: 13, a: Decimal128.fromString('2.5') },
  { _id: 14, a: new Double(Number.NaN) },
];

const cases: readonly (readonly [string, Document, readonly number[]])[] = [
  ['equality with arrays', { a: 1 }, [1, 7]],
  ['equality across number types', { a: new Double(2.5) }, [2, 13]],
  ['long beyond 2^53', { a: Long.fromString('9007199254740993') }, [3]],
  ['null and missing', { a: null }, [4, 5]],
  ['a whole array', { a: [1, 5] }, [12]],
  ['a document in its order', { o: { b: 1, c: 2 } }, [6]],
  ['$gt stays within the type', { a: { $gt: 4 } }, [3, 7]],
  ['$lte', { a: { $lte: 1 } }, [1, 7]],
  ['both bounds by different items', { a: { $gt: 4, $lt: 2 } }, [7]],
  ['$elemMatch binds one item', { a: { $elemMatch: { $gt: 4, $lt: 6 } } }, [7]],
  ['$elemMatch on documents', { o: { $elemMatch: { b: 3, c: 1 } } }, [7]],
  ['$in with null', { a: { $in: [null, true] } }, [4, 5, 9]],
  ['$nin', { a: { $nin: [1, null, 'text'] } }, [2, 3, 8, 9, 10, 11, 12, 13, 14]],
  ['$ne', { a: { $ne: 1 } }, [2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14]],
  ['$exists', { tags: { $exists: true } }, [1, 2]],
  ['$exists false', { a: { $exists: false } }, [5]],
  ['$type', { a: { $type: 'number' } }, [1, 2, 3, 7, 13, 14]],
  ['$type array', { a: { $type: 'array' } }, [7, 11, 12]],
  ['$size', { a: { $size: 3 } }, [7]],
  ['$all', { a: { $all: [1, 9] } }, [7]],
  ['$mod', { flags: { $mod: [3, 2] } }, [11, 12]],
  ['$regex', { s: /^b/i }, [2]],
  ['$regex with options', { s: { $regex: 'CHE', $options: 'i' } }, [3]],
  ['$not', { s: { $not: /a/ } }, [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]],
  ['$or', { $or: [{ a: 1 }, { s: 'cherry' }] }, [1, 3, 7]],
  ['$and and $nor', { $and: [{ _id: { $lt: 4 } }, { $nor: [{ a: 1 }] }] }, [2, 3]],
  ['a path through objects and arrays', { 'o.b': 1 }, [6, 7, 10]],
  ['a position in an array', { 'a.1': 5 }, [7]],
  ['a position, then a field', { 'o.1.c': 2 }, [7]],
  ['bits', { flags: { $bitsAllSet: [0, 2] } }, [11]],
  ['bits clear', { flags: { $bitsAnyClear: 1 } }, [12]],
  ['ObjectId', { id: oid }, [8]],
  ['binary', { bin: new Binary(Buffer.from('abc')) }, [9]],
  ['dates', { a: { $gte: new Date('2025-12-31') } }, [8]],
  ['NaN', { a: Number.NaN }, [14]],
  ['MinKey and MaxKey', { flags: { $gt: new MinKey(), $lt: new MaxKey() } }, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]],
  ['$expr', { $expr: { $eq: ['$s', 'apple'] }, _id: { $lt: 3 } }, [1]],
];

beforeAll(async () => {
  database = await openTestDatabase();
  things = database.db.collection<Numbered>('things');
  await things.insertMany([...documents]);
});
afterAll(() => database.close());

describe('query operators', () => {
  it.each(cases)('%s', async (_name, filter, ids) => {
    const found = await things.find(filter, { projection: { _id: 1 } }).sort({ _id: 1 }).toArray();
    expect(found.map((document) => document._id)).toEqual(ids);
  });

  it('sorts by type, then by value, an array by its least item', async () => {
    const found = await things.find({ _id: { $nin: [3, 13] } }, { projection: { _id: 1 } }).sort({ a: 1, _id: 1 }).toArray();
    // [] < null = missing < NaN < numbers < strings < documents < arrays < booleans < dates
    expect(found.map((document) => document._id)).toEqual([11, 4, 5, 14, 1, 7, 2, 6, 10, 12, 9, 8]);
  });

  it.each([
    ['an unknown operator', { a: { $nonsense: 1 } }, 2],
    ['an unknown top level operator', { $nonsense: [] }, 2],
    ['an empty $or', { $or: [] }, 2],
    ['$in without an array', { a: { $in: 1 } }, 2],
    ['a broken pattern', { s: { $regex: '(' } }, 51091],
  ])('refuses %s', async (_name, filter, code) => {
    await expect(things.find(filter).toArray()).rejects.toMatchObject({ code });
  });
});

describe('projections', () => {
  const projected = async (id: number, projection: Document, filter: Document = {}): Promise<Document | null> =>
    things.findOne({ _id: id, ...filter }, { projection });

  it.each([
    ['inclusion', 1, { a: 1 }, { _id: 1, a: 1 }],
    ['exclusion', 1, { s: 0, tags: 0 }, { _id: 1, a: 1 }],
    ['nested inclusion through arrays', 7, { 'o.b': 1, _id: 0 }, { o: [{ b: 1 }, { b: 3 }] }],
    ['nested exclusion', 6, { 'o.b': 0, a: 0 }, { _id: 6, o: { c: 2 } }],
    ['$slice', 7, { a: { $slice: -2 }, o: 0 }, { _id: 7, a: [5, 9] }],
    ['$elemMatch', 7, { o: { $elemMatch: { b: 3 } } }, { _id: 7, o: [{ b: 3, c: [1, 2] }] }],
    ['an expression', 1, { _id: 0, twice: { $multiply: ['$a', 2] } }, { twice: 2 }],
  ])('%s', async (_name, id, projection, expected) => {
    expect(await projected(id, projection)).toEqual(expected);
  });

  it('the matched item', async () => {
    expect(await projected(7, { 'o.$': 1 }, { 'o.b': 3 })).toEqual({ _id: 7, o: [{ b: 3, c: [1, 2] }] });
  });

  it('refuses a mix', async () => {
    await expect(projected(1, { a: 1, s: 0 })).rejects.toMatchObject({ code: 31254 });
  });
});
