import type { Collection, Document } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openTestDatabase } from '../testing/test-database.ts';
import type { TestDatabase } from '../testing/test-database.ts';

interface Numbered extends Document {
  _id: number;
}

const COUNT = 30_000;
let database: TestDatabase;
let things: Collection<Numbered>;

beforeAll(async () => {
  database = await openTestDatabase();
  things = database.db.collection<Numbered>('things');
  for (let start = 0; start < COUNT; start += 5_000) {
    await things.insertMany(Array.from({ length: 5_000 }, (_unused, n) => ({ _id: start + n, n: start + n, text: 'x'.repeat(100) })));
  }
});
afterAll(() => database.close());

/** Runs `work` and counts the other commands answered meanwhile. */
async function answeredDuring(work: Promise<unknown>, other: (n: number) => Promise<unknown>): Promise<number> {
  const ended = work.then(() => 'ended');
  for (let answered = 0; ; answered += 1) {
    const running = other(answered);
    if ((await Promise.race([ended, running])) !== 'ended') continue;
    await running;
    return answered;
  }
}

describe('a long command lets others in between', () => {
  it('an update of everything', async () => {
    const update = things.updateMany({}, { $set: { touched: true } });
    expect(await answeredDuring(update, () => database.db.command({ ping: 1 }))).toBeGreaterThan(3);
    expect(await update).toMatchObject({ matchedCount: COUNT, modifiedCount: COUNT });
  });

  it('a search through everything', async () => {
    const search = things.find({ text: 'not there' }).toArray();
    expect(await answeredDuring(search, () => database.db.command({ ping: 1 }))).toBeGreaterThan(1);
    expect(await search).toEqual([]);
  });

  it('an index built while documents change', async () => {
    const build = things.createIndex({ n: 1, touched: 1 });
    const answered = await answeredDuring(build, async (n) => {
      await things.insertOne({ _id: COUNT + n, n: -n });
      await things.updateOne({ _id: n * 7 }, { $set: { n: -1 } });
      await things.deleteOne({ _id: COUNT - 1 - n });
    });
    expect(answered).toBeGreaterThan(1);
    expect(await database.db.command({ validate: 'things' })).toMatchObject({ valid: true });
    expect(await things.countDocuments({ n: { $lt: 0 } })).toBe(await things.countDocuments({ n: { $lt: 0 } }, { hint: { $natural: 1 } }));
  });

  it('a grouping of everything', async () => {
    const group = things.aggregate([{ $match: { n: { $gte: 0 } } }, { $group: { _id: { $mod: ['$n', 3] }, n: { $sum: 1 } } }]).toArray();
    await answeredDuring(group, () => database.db.command({ ping: 1 }));
    expect(await group).toHaveLength(3);
  });
});
