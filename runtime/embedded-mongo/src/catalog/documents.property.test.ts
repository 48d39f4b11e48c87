import type { Document } from 'bson';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { openCollection } from '../testing/open-collection.ts';
import type { OpenCollection } from '../testing/open-collection.ts';

let store: OpenCollection;

beforeAll(async () => {
  store = await openCollection();
});
afterAll(() => store.close());

const scalar = fc.constantFrom<unknown>(1, 2, 2.5, 'x', null, true);
const value = fc.oneof(
  { weight: 5, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.record({ x: scalar, y: scalar }, { requiredKeys: [] }) },
);
const document = fc.record({ a: value, b: scalar, c: scalar, d: value }, { requiredKeys: [] });
const key = fc.constantFrom<Document>({ a: 1 }, { b: 1, c: -1 }, { 'a.x': 1 }, { 'd.y': 1, b: 1 }, { c: 1, _id: -1 });
const options = fc.constantFrom<Document>(
  {},
  { sparse: true },
  { partialFilterExpression: { c: { $exists: true } } },
  { partialFilterExpression: { b: 1, 'd.x': { $gt: 1 } } },
  { partialFilterExpression: { $and: [{ b: 'x' }, { $or: [{ c: 1 }, { 'a.x': { $exists: true } }] }] } },
);
const scenario = fc.record({
  indexes: fc.array(fc.tuple(key, options), { minLength: 1, maxLength: 4 }),
  // One document after another takes the place of the one before.
  lives: fc.array(fc.array(document, { minLength: 1, maxLength: 5 }), { maxLength: 6 }),
});

it('a document that is replaced has the index entries it would have if it had been inserted', async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async ({ indexes, lives }) => {
      store = await store.next();
      for (const [wanted, extra] of indexes) store.addIndex(wanted, extra);
      for (const [_id, [first, ...later]] of lives.entries()) {
        store.insert({ _id, ...first });
        for (const next of later) store.replace({ _id, ...next });
      }
      expect(store.errors()).toEqual([]);
    }),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 300) },
  );
});
