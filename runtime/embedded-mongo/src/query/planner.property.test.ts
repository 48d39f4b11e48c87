import { Long, ObjectId } from 'bson';
import type { Document } from 'bson';
import fc from 'fast-check';
import { Query } from 'mingo';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openCollection } from '../testing/open-collection.ts';
import type { OpenCollection } from '../testing/open-collection.ts';

let store: OpenCollection;

beforeAll(async () => {
  store = await openCollection();
});
afterAll(() => store.close());

const scalar = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -3, max: 3 }) },
  { weight: 2, arbitrary: fc.constantFrom(0.5, -0, 2.5, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 2 ** 53, 1e300) },
  { weight: 1, arbitrary: fc.constantFrom(Long.fromString('9007199254740993'), Long.fromString('-9007199254740993'), Long.MAX_VALUE) },
  { weight: 4, arbitrary: fc.constantFrom('', 'a', 'ab', 'b', 'a\0b', 'ä', '\u{1F600}') },
  { weight: 1, arbitrary: fc.constantFrom(true, false, null) },
  { weight: 1, arbitrary: fc.constantFrom(new Date(-1), new Date(0), new Date(1)) },
  { weight: 1, arbitrary: fc.constantFrom(new ObjectId('65a000000000000000000001'), new ObjectId('65a000000000000000000002')) },
);
const nested = fc.record({ x: scalar, y: scalar }, { requiredKeys: [] });
const value = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: nested },
  { weight: 1, arbitrary: fc.array(fc.oneof(nested, scalar, fc.array(scalar, { maxLength: 2 })), { maxLength: 3 }) },
);
const document = fc.record({ a: value, b: value, c: scalar, d: scalar }, { requiredKeys: [] });
const path = fc.constantFrom('a', 'b', 'c', 'd', 'a.x', 'a.y', 'b.x', 'a.0');
const comparison = fc.oneof(
  fc.record({ $gt: scalar }),
  fc.record({ $gte: scalar, $lt: scalar }),
  fc.record({ $lte: scalar }),
  fc.record({ $in: fc.array(scalar, { maxLength: 4 }) }),
  fc.record({ $eq: value }),
  fc.record({ $ne: scalar }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $elemMatch: fc.record({ x: scalar, y: scalar }, { requiredKeys: ['x'] }) }),
  fc.constant({ $regex: '^a' }),
);
const condition = fc.tuple(path, fc.oneof(scalar, comparison));
const conditions = fc.array(condition, { maxLength: 3 }).map((list): Document => Object.fromEntries(list));
const filter = fc.oneof(
  { weight: 5, arbitrary: conditions },
  { weight: 1, arbitrary: fc.tuple(conditions, conditions).map(([left, right]): Document => ({ $or: [left, right] })) },
  { weight: 1, arbitrary: fc.tuple(conditions, conditions).map(([left, right]): Document => ({ $and: [left, right] })) },
);
const indexKey = fc
  .uniqueArray(fc.tuple(fc.constantFrom('a', 'c', 'd', 'a.x', 'a.y', 'b.x'), fc.constantFrom(1, -1)), { minLength: 1, maxLength: 3, selector: ([name]) => name })
  // Two arrays side by side in one index are refused, by MongoDB as well.
  .filter((fields) => !(fields.some(([name]) => name.startsWith('a')) && fields.some(([name]) => name.startsWith('b'))))
  .filter((fields) => !(fields.some(([name]) => name === 'a') && fields.some(([name]) => name.startsWith('a.'))))
  .map((fields): Document => Object.fromEntries(fields));
const indexOptions = fc.constantFrom({}, {}, { sparse: true }, { partialFilterExpression: { c: { $gt: 0 } } }, { partialFilterExpression: { d: { $exists: true } } });
const sort = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'c', 'd', 'a.x', '_id'), fc.constantFrom(1, -1)), { maxLength: 3, selector: ([name]) => name }).map((fields): Document => Object.fromEntries(fields));

const scenario = fc.record({
  documents: fc.array(document, { maxLength: 25 }),
  indexes: fc.array(fc.tuple(indexKey, indexOptions), { minLength: 1, maxLength: 3 }),
  queries: fc.array(fc.tuple(filter, sort), { minLength: 1, maxLength: 6 }),
});

describe('a query by index', () => {
  it('finds what a scan of all documents finds, in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async ({ documents, indexes, queries }) => {
        store = await store.next();
        for (const [key, options] of indexes) store.addIndex(key, options);
        for (const [n, one] of documents.entries()) store.insert({ _id: n, ...one });
        for (const [wanted, order] of queries) {
          const complete: Document = { ...order };
          // Ties may come in any order, so the order is made complete.
          if (!('_id' in complete)) complete['_id'] = 1;
          expect(store.find(wanted, complete)).toEqual(store.find(wanted, complete, true));
          expect(sorted(store.find(wanted))).toEqual(sorted(store.find(wanted, {}, true)));
        }
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 300) },
    );
  });
});

it('a descending index tells a text from one that goes on after a zero character', async () => {
  store = await store.next();
  store.addIndex({ c: -1 });
  for (const [n, c] of ['a', 'a\0b', 'a\0', 'b', 'ab', ''].entries()) store.insert({ _id: n, c });
  for (const wanted of [{ c: 'a' }, { c: { $gt: 'a' } }, { c: { $gte: 'a' } }, { c: { $lt: 'a\0b' } }, { c: { $lte: 'a' } }, { c: { $in: ['a', 'a\0'] } }]) {
    expect(sorted(store.find(wanted))).toEqual(sorted(store.find(wanted, {}, true)));
  }
});

it('texts that go on after a zero character are sorted downwards, by whatever index and without one', async () => {
  const texts = ['', '\0', 'a', 'a\0', 'a\0b', 'a\0\0', 'ab', 'b'];
  const downwards = [7, 6, 4, 5, 3, 2, 1, 0];
  for (const [key, options] of [[{}, {}], [{ c: -1 }, {}], [{ c: -1 }, { unique: true }], [{ d: 1, c: -1 }, { unique: true }], [{ c: 1 }, { unique: true }]] as const) {
    store = await store.next();
    if (Object.keys(key).length > 0) store.addIndex(key, options);
    for (const [n, c] of texts.entries()) store.insert({ _id: n, c, d: 1, list: [c, ''] });
    for (const sort of [{ c: -1 }, { d: 1, c: -1 }, { list: -1 }]) expect(store.find({ d: 1 }, sort), JSON.stringify([key, sort])).toEqual(downwards);
    for (const sort of [{ c: 1 }, { d: -1, c: 1 }]) expect(store.find({ d: 1 }, sort), JSON.stringify([key, sort])).toEqual(downwards.toReversed());
    expect(store.find({ c: { $gte: '' } }, { c: -1 })).toEqual(downwards);
    expect(store.errors()).toEqual([]);
  }
});

it('ranges that overlap are not read side by side', async () => {
  store = await store.next();
  store.addIndex({ c: -1, d: 1 });
  for (const [n, [c, d]] of [['a', 1], ['a\0', 2], ['a', 3], ['a\0', 4], ['b', 0]].entries()) store.insert({ _id: n, c, d });
  expect(store.find({ c: { $in: ['a', 'a\0'] } }, { d: 1 })).toEqual([0, 1, 2, 3]);
});

const sorted = (ids: readonly unknown[]): number[] => ids.map(Number).sort((a, b) => a - b);

// Where mingo is known to follow MongoDB: plain scalars of one type per field, arrays of scalars.
const plainScalar = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom('a', 'ab', 'b'));
const plainDocument = fc.record({ a: fc.oneof(plainScalar, fc.array(plainScalar, { minLength: 1, maxLength: 3 })), b: plainScalar, o: fc.record({ x: plainScalar }) }, { requiredKeys: [] });
const plainCondition = fc.oneof(
  plainScalar,
  fc.record({ $gt: plainScalar }),
  fc.record({ $gte: plainScalar, $lt: plainScalar }),
  fc.record({ $in: fc.array(plainScalar, { minLength: 1, maxLength: 3 }) }),
  fc.record({ $nin: fc.array(plainScalar, { minLength: 1, maxLength: 3 }) }),
  fc.record({ $ne: plainScalar }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $size: fc.integer({ min: 1, max: 3 }) }),
);
const plainFilter = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'o.x'), plainCondition), { maxLength: 3 }).map((list): Document => Object.fromEntries(list));

describe('a filter', () => {
  it('matches what mingo matches', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(plainDocument, { maxLength: 15 }), fc.array(plainFilter, { minLength: 1, maxLength: 5 }), async (documents, filters) => {
        store = await store.next();
        store.addIndex({ a: 1, b: 1 });
        store.addIndex({ 'o.x': -1 });
        const stored = documents.map((one, n): Document => ({ _id: n, ...one }));
        for (const one of stored) store.insert(one);
        for (const wanted of filters) {
          const query = new Query(wanted);
          expect(sorted(store.find(wanted))).toEqual(stored.filter((one) => query.test(one)).map((one) => one['_id']));
        }
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 300) },
    );
  });
});
