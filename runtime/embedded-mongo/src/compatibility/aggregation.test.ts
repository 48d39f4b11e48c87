import type { Collection, Document } from 'mongodb';
import { ObjectId } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openTestDatabase, testsRealServer } from '../testing/test-database.ts';
import type { TestDatabase } from '../testing/test-database.ts';

interface Order extends Document {
  _id: number;
}

let database: TestDatabase;
let orders: Collection<Order>;
const owner = new ObjectId();

beforeAll(async () => {
  database = await openTestDatabase();
  orders = database.db.collection<Order>('orders');
  await orders.insertMany([
    { _id: 1, shop: 'a', total: 10, lines: [{ sku: 'x', n: 1 }, { sku: 'y', n: 2 }], owner },
    { _id: 2, shop: 'a', total: 20, lines: [{ sku: 'x', n: 3 }], owner: new ObjectId() },
    { _id: 3, shop: 'b', total: 5, lines: [], at: new Date('2026-01-02') },
  ]);
  await database.db.collection<Order>('skus').insertMany([{ _id: 1, code: 'x', title: 'X' }, { _id: 2, code: 'y', title: 'Y' }]);
  await database.db.collection('owners').insertOne({ _id: owner, name: 'Olga' });
});
afterAll(() => database.close());

const cases: readonly (readonly [string, Document[], Document[]])[] = [
  ['match, sort, skip, limit', [{ $match: { total: { $gt: 4 } } }, { $sort: { total: -1 } }, { $skip: 1 }, { $limit: 1 }, { $project: { total: 1 } }], [{ _id: 1, total: 10 }]],
  ['group', [{ $group: { _id: '$shop', sum: { $sum: '$total' }, n: { $sum: 1 }, most: { $max: '$total' } } }, { $sort: { _id: 1 } }], [{ _id: 'a', sum: 30, n: 2, most: 20 }, { _id: 'b', sum: 5, n: 1, most: 5 }]],
  ['count', [{ $match: { shop: 'a' } }, { $count: 'total' }], [{ total: 2 }]],
  ['count of nothing', [{ $match: { shop: 'z' } }, { $count: 'total' }], []],
  ['unwind and group', [{ $unwind: '$lines' }, { $group: { _id: '$lines.sku', n: { $sum: '$lines.n' } } }, { $sort: { _id: 1 } }], [{ _id: 'x', n: 4 }, { _id: 'y', n: 2 }]],
  ['lookup by fields', [{ $match: { _id: 1 } }, { $lookup: { from: 'skus', localField: 'lines.sku', foreignField: 'code', as: 'skus' } }, { $project: { _id: 0, 'skus.title': 1 } }], [{ skus: [{ title: 'X' }, { title: 'Y' }] }]],
  ['lookup by pipeline', [{ $match: { _id: 1 } }, { $lookup: { from: 'owners', let: { id: '$owner' }, pipeline: [{ $match: { $expr: { $eq: ['$_id', '$$id'] } } }, { $limit: 1 }], as: 'found' } }, { $unwind: { path: '$found', preserveNullAndEmptyArrays: true } }, { $project: { _id: 0, name: '$found.name' } }], [{ name: 'Olga' }]],
  ['union', [{ $match: { _id: 3 } }, { $project: { _id: 1 } }, { $unionWith: { coll: 'skus', pipeline: [{ $project: { _id: 0, code: 1 } }, { $sort: { code: 1 } }] } }], [{ _id: 3 }, { code: 'x' }, { code: 'y' }]],
  ['facet', [{ $facet: { shops: [{ $sortByCount: '$shop' }], n: [{ $count: 'n' }] } }], [{ shops: [{ _id: 'a', count: 2 }, { _id: 'b', count: 1 }], n: [{ n: 3 }] }]],
  ['expressions', [{ $match: { _id: 3 } }, { $project: { _id: 0, day: { $dateToString: { date: '$at', format: '%Y-%m-%d' } }, twice: { $multiply: ['$total', 2] } } }], [{ day: '2026-01-02', twice: 10 }]],
  ['replaceRoot and set', [{ $match: { _id: 2 } }, { $replaceRoot: { newRoot: { first: { $first: '$lines' } } } }, { $set: { more: { $add: ['$first.n', 1] } } }], [{ first: { sku: 'x', n: 3 }, more: 4 }]],
];

describe('aggregation', () => {
  it.each(cases)('%s', async (_name, pipeline, expected) => {
    expect(await orders.aggregate(pipeline).toArray()).toEqual(expected);
  });

  it('groups by values of equal worth', async () => {
    const keyed = database.db.collection('keyed');
    const id = new ObjectId();
    await keyed.insertMany([{ k: id }, { k: new ObjectId(id) }, { k: new Date(5) }, { k: new Date(5) }, { k: null }, {}]);
    const groups = await keyed.aggregate([{ $group: { _id: '$k', n: { $sum: 1 } } }]).toArray();
    expect(groups.map((group) => group['n'])).toEqual([2, 2, 2]);
  });

  it('reads its result in batches', async () => {
    const found = await orders.aggregate([{ $unwind: '$lines' }], { batchSize: 1 }).toArray();
    expect(found).toHaveLength(3);
  });

  it('refuses change streams and unknown stages', async () => {
    await expect(orders.aggregate([{ $nonsense: {} }]).toArray()).rejects.toMatchObject({ code: 40324 });
    if (testsRealServer) return;
    await expect(orders.watch().next()).rejects.toMatchObject({ code: 40573 });
    await expect(orders.aggregate([{ $out: 'elsewhere' }]).toArray()).rejects.toMatchObject({ code: 238 });
  });
});
