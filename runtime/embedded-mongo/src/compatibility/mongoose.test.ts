import mongoose, { Schema } from 'mongoose';
import type { Connection } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openTestDatabase } from '../testing/test-database.ts';
import type { TestDatabase } from '../testing/test-database.ts';

let database: TestDatabase;
let connection: Connection;

beforeAll(async () => {
  database = await openTestDatabase();
  connection = await mongoose.createConnection(database.uri, { dbName: database.db.databaseName }).asPromise();
});
afterAll(async () => {
  await connection.close();
  await database.close();
});

describe('Mongoose', () => {
  it('saves, versions, populates and validates uniqueness', async () => {
    const shopSchema = new Schema({ name: { type: String, unique: true, required: true }, limits: [{ hours: Number, max: Number }] }, { timestamps: true });
    const orderSchema = new Schema({ shop: { type: Schema.Types.ObjectId, ref: 'Shop' }, total: Schema.Types.Decimal128, lines: [{ sku: String, n: Number }], extra: { type: Map, of: Number } });
    const Shop = connection.model('Shop', shopSchema);
    const Order = connection.model('Order', orderSchema);
    await Shop.init();

    const shop = await Shop.create({ name: 'one', limits: [{ hours: 24, max: 1 }] });
    await expect(Shop.create({ name: 'one' })).rejects.toMatchObject({ code: 11000 });
    shop.limits.push({ hours: 168, max: 3 });
    await shop.save();
    const order = await Order.create({ shop: shop._id, total: '12.50', lines: [{ sku: 'x', n: 1 }], extra: { a: 1 } });
    order.lines[0]?.set('n', 2);
    order.extra?.set('b', 2);
    await order.save();

    const found = await Order.findById(order._id).populate<{ shop: { name: string; limits: unknown[] } }>('shop').orFail();
    expect(found.shop.name).toBe('one');
    expect(found.shop.limits).toHaveLength(2);
    expect(String(found.total)).toBe('12.50');
    expect(found.lines[0]?.n).toBe(2);
    expect(await Order.countDocuments({ 'lines.n': { $gte: 2 } })).toBe(1);
    expect(await Shop.exists({ name: 'two' })).toBeNull();
  });

  it('writes in bulk and notices a stale version', async () => {
    const schema = new Schema({ n: Number, list: [Number] }, { optimisticConcurrency: true });
    const Counter = connection.model('Counter', schema);
    await Counter.insertMany([{ n: 1 }, { n: 2 }, { n: 3 }]);
    const result = await Counter.bulkWrite([{ updateMany: { filter: { n: { $gt: 1 } }, update: { $inc: { n: 10 } } } }, { deleteOne: { filter: { n: 1 } } }]);
    expect([result.modifiedCount, result.deletedCount]).toEqual([2, 1]);
    const first = await Counter.findOne({ n: 12 }).orFail();
    const second = await Counter.findOne({ n: 12 }).orFail();
    first.n = 100;
    await first.save();
    second.n = 200;
    await expect(second.save()).rejects.toThrow(/No matching document/);
  });

  it('reads by cursor and aggregates', async () => {
    const Entry = connection.model('Entry', new Schema({ group: String, n: Number }));
    await Entry.insertMany(Array.from({ length: 250 }, (_unused, n) => ({ group: n % 2 === 0 ? 'even' : 'odd', n })));
    let seen = 0;
    for await (const entry of Entry.find().sort({ n: 1 }).cursor({ batchSize: 20 })) {
      expect(entry.n).toBe(seen);
      seen += 1;
    }
    expect(seen).toBe(250);
    expect(await Entry.aggregate([{ $group: { _id: '$group', n: { $sum: 1 } } }, { $sort: { _id: 1 } }])).toEqual([{ _id: 'even', n: 125 }, { _id: 'odd', n: 125 }]);
  });
});
