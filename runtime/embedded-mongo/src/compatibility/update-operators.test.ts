import type { Collection, Document } from 'mongodb';
import { Double, Int32, Long } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openTestDatabase } from '../testing/test-database.ts';
import type { TestDatabase } from '../testing/test-database.ts';

let database: TestDatabase;
let things: Collection;

beforeAll(async () => {
  database = await openTestDatabase();
  things = database.db.collection('things');
});
afterAll(() => database.close());

interface Case {
  readonly name: string;
  readonly before: Document;
  readonly filter?: Document;
  readonly update: Document | Document[];
  readonly arrayFilters?: Document[];
  readonly after: Document;
}

const cases: readonly Case[] = [
  { name: '$set makes the objects on the way', before: { a: 1 }, update: { $set: { 'b.c.d': 2 } }, after: { a: 1, b: { c: { d: 2 } } } },
  { name: '$set fills an array with null up to the place', before: { a: [1] }, update: { $set: { 'a.3': 4 } }, after: { a: [1, null, null, 4] } },
  { name: '$unset removes a field and nulls an item', before: { a: 1, b: [1, 2] }, update: { $unset: { a: '', 'b.0': '' } }, after: { b: [null, 2] } },
  { name: '$inc and $mul', before: { a: 1, b: 3 }, update: { $inc: { a: 2, c: 5 }, $mul: { b: 2, d: 4 } }, after: { a: 3, b: 6, c: 5, d: 0 } },
  { name: '$min and $max', before: { a: 5, b: 5 }, update: { $min: { a: 3, c: 1 }, $max: { b: 9 } }, after: { a: 3, b: 9, c: 1 } },
  { name: '$rename', before: { a: { b: 1 }, c: 2 }, update: { $rename: { 'a.b': 'd', c: 'e.f' } }, after: { a: {}, d: 1, e: { f: 2 } } },
  { name: '$push', before: { a: [1] }, update: { $push: { a: 2, b: 'x' } }, after: { a: [1, 2], b: ['x'] } },
  { name: '$push $each $position $slice', before: { a: [1, 2] }, update: { $push: { a: { $each: [8, 9], $position: 1, $slice: 3 } } }, after: { a: [1, 8, 9] } },
  { name: '$push $sort by a field', before: { a: [{ n: 2 }] }, update: { $push: { a: { $each: [{ n: 3 }, { n: 1 }], $sort: { n: -1 }, $slice: -2 } } }, after: { a: [{ n: 2 }, { n: 1 }] } },
  { name: '$addToSet', before: { a: [1, { b: 2 }] }, update: { $addToSet: { a: { $each: [1, { b: 2 }, 3] } } }, after: { a: [1, { b: 2 }, 3] } },
  { name: '$pull by value, condition and document', before: { a: [1, 2, 3], b: [{ x: 1, y: 2 }, { x: 2 }] }, update: { $pull: { a: { $gte: 2 }, b: { x: 1 } } }, after: { a: [1], b: [{ x: 2 }] } },
  { name: '$pullAll and $pop', before: { a: [1, 2, 1], b: [1, 2, 3], c: [1, 2] }, update: { $pullAll: { a: [1] }, $pop: { b: 1, c: -1 } }, after: { a: [2], b: [1, 2], c: [2] } },
  { name: '$bit', before: { a: 12 }, update: { $bit: { a: { and: 10 } } }, after: { a: 8 } },
  { name: 'the matched item', before: { a: [{ k: 1 }, { k: 2 }] }, filter: { 'a.k': 2 }, update: { $set: { 'a.$.hit': true } }, after: { a: [{ k: 1 }, { k: 2, hit: true }] } },
  { name: 'the item $elemMatch matched', before: { a: [{ k: 1, s: 'x' }, { k: 1, s: 'y' }] }, filter: { a: { $elemMatch: { k: 1, s: 'y' } } }, update: { $inc: { 'a.$.n': 1 } }, after: { a: [{ k: 1, s: 'x' }, { k: 1, s: 'y', n: 1 }] } },
  { name: 'all items', before: { a: [{ n: 1 }, { n: 2 }] }, update: { $inc: { 'a.$[].n': 10 } }, after: { a: [{ n: 11 }, { n: 12 }] } },
  { name: 'items by array filter', before: { a: [{ n: 1 }, { n: 5 }], b: [1, 7] }, update: { $set: { 'a.$[big].big': true, 'b.$[v]': 0 } }, arrayFilters: [{ 'big.n': { $gt: 3 } }, { v: { $gte: 7 } }], after: { a: [{ n: 1 }, { n: 5, big: true }], b: [1, 0] } },
  { name: 'a pipeline', before: { a: 1, b: 2 }, update: [{ $set: { sum: { $add: ['$a', '$b'] } } }, { $unset: 'a' }], after: { b: 2, sum: 3 } },
];

describe('update operators', () => {
  /** As a plain command: the driver's types would refuse half of what is tried here. */
  const update = async (filter: Document, change: Document | Document[], arrayFilters?: Document[]): Promise<Document> =>
    database.db.command({ update: 'things', updates: [{ q: filter, u: change, ...(arrayFilters === undefined ? {} : { arrayFilters }) }] });

  it.each(cases)('$name', async ({ before, filter, update: change, arrayFilters, after }) => {
    const { insertedId } = await things.insertOne({ ...before });
    expect(await update({ _id: insertedId, ...filter }, change, arrayFilters)).toMatchObject({ n: 1, nModified: 1 });
    expect(await things.findOne({ _id: insertedId }, { projection: { _id: 0 } })).toEqual(after);
  });

  it('widens int to long and keeps double', async () => {
    const { insertedId } = await things.insertOne({ i: new Int32(2_147_483_647), d: new Double(1), l: Long.fromNumber(1) });
    await things.updateOne({ _id: insertedId }, { $inc: { i: 1, d: 1, l: 1 } });
    const found = await things.findOne({ _id: insertedId }, { promoteValues: false, promoteLongs: false });
    expect(found?.['i']).toBeInstanceOf(Long);
    expect(found?.['d']).toBeInstanceOf(Double);
    expect(found?.['l']).toBeInstanceOf(Long);
  });

  it('sets the current date', async () => {
    const { insertedId } = await things.insertOne({});
    await things.updateOne({ _id: insertedId }, { $currentDate: { at: true } });
    expect((await things.findOne({ _id: insertedId }))?.['at']).toBeInstanceOf(Date);
  });

  it.each([
    ['$inc of a string', { a: 'x' }, { $inc: { a: 1 } }, 14],
    ['$push to a number', { a: 1 }, { $push: { a: 1 } }, 2],
    ['an array filter nobody uses', { a: [1] }, { $set: { a: 1 } }, 9],
    ['$ without a match', { a: [1] }, { $set: { 'a.$': 1 } }, 2],
  ])('refuses %s', async (name, before, change, code) => {
    const { insertedId } = await things.insertOne(before);
    const arrayFilters = name.includes('array filter') ? [{ x: 1 }] : undefined;
    expect(await update({ _id: insertedId }, change, arrayFilters)).toMatchObject({ n: 0, writeErrors: [{ index: 0, code }] });
  });
});
