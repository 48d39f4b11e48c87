/** Held to the driver's own decoder. */
import fc from 'fast-check';
import mongoose from 'mongoose';
import { expect, test } from 'vitest';
import { decodeDocument } from './decode-document.ts';

const { BSON, Binary, Long, ObjectId } = mongoose.mongo;

const name = fc.oneof(fc.constantFrom('_id', 'shopId', 'view', 'at'), fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !text.includes('\0')));
const leaf = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ unit: 'grapheme-ascii', maxLength: 20 }), fc.constantFrom('order', 'email', 'Grüße', '\0', ''),
  fc.integer(), fc.double(), fc.constantFrom(0, -0, 2 ** 31, -(2 ** 31), 2 ** 53, 1.7e12), fc.boolean(), fc.constant(null),
);
const { plain } = fc.letrec((tie) => ({
  plain: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('plain'), { maxLength: 12 }), fc.dictionary(name, tie('plain'), { maxKeys: 6 })),
}));

test('every record decodes as the driver decodes it', () => {
  fc.assert(
    fc.property(fc.dictionary(name, plain, { maxKeys: 8 }), (record) => {
      const bytes = Buffer.from(BSON.serialize(record));
      expect(decodeDocument(bytes)).toStrictEqual(BSON.deserialize(bytes));
    }),
    { numRuns: 500 },
  );
});

test('what our records do not hold is left to the driver', () => {
  const record = { at: new Date(0), long: Long.fromNumber(2 ** 40), id: new ObjectId('0123456789abcdef01234567'), bytes: new Binary(Buffer.from('x')), nested: [{ __proto__: null, pattern: /a/i }] };
  const bytes = Buffer.from(BSON.serialize(record));
  expect(decodeDocument(bytes)).toStrictEqual(BSON.deserialize(bytes));
});

test('a field called __proto__ is a field', () => {
  const bytes = Buffer.from(BSON.serialize(JSON.parse('{ "__proto__": { "polluted": true } }')));
  const decoded = decodeDocument(bytes);
  expect(Object.getPrototypeOf(decoded)).toBe(Object.prototype);
  expect(Object.hasOwn(decoded, '__proto__')).toBe(true);
});

test('words that share a slot do not become each other', () => {
  // With 31 as the factor, “Aa” and “BB” have one hash.
  const record = { Aa: 'BB', BB: 'Aa', AaAa: 'BBBB', AaBB: 'BBAa', BBAa: 'AaBB', BBBB: 'AaAa' };
  expect(decodeDocument(Buffer.from(BSON.serialize(record)))).toStrictEqual(record);
});

test('bytes that break off are an error, not a shorter record', () => {
  const bytes = Buffer.from(BSON.serialize({ email: 'anna@example.com', orders: [1, 2, 3] }));
  for (let length = 0; length < bytes.length; length += 1) expect(() => decodeDocument(bytes.subarray(0, length))).toThrow();
});
