import { Binary, Double, Long, MaxKey, MinKey, ObjectId, Timestamp, serialize } from 'bson';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compareValues } from './compare.ts';
import { KeyWriter } from './key-encoding.ts';
import { elementsOf, rawDocument } from './raw.ts';
import type { RawValue } from './raw.ts';

const leafValue = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.double().map((number) => new Double(number)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((number) => Long.fromBigInt(number)),
  fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 3n }).map((number) => Long.fromBigInt(number)),
  fc.constantFrom(2 ** 53, -(2 ** 53), 0, -0, 2 ** 62, 2 ** 63, -(2 ** 63)),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
  fc.tuple(fc.uint8Array({ maxLength: 4 }), fc.constantFrom(0, 4, 5)).map(([bytes, subtype]) => new Binary(bytes, subtype)),
  fc.constantFrom(new MinKey(), new MaxKey(), new Timestamp({ t: 1, i: 2 }), new Timestamp({ t: 2, i: 1 }), /a/i, /ab/),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof({ depthSize: 'small' }, leafValue, fc.array(tie('tree'), { maxLength: 3 }), fc.dictionary(fc.constantFrom('a', 'b', 'ab'), tie('tree'), { maxKeys: 3 })),
}));

function rawOf(value: unknown): RawValue {
  const [element] = elementsOf(rawDocument(Buffer.from(serialize({ v: value }))));
  if (element === undefined) throw new Error('no value');
  return element;
}

function keyOf(values: readonly RawValue[], descending = false): Buffer {
  const writer = new KeyWriter();
  for (const value of values) writer.value(value.buf, value.type, value.off, descending);
  return writer.taken();
}

function sortKeyOf(value: RawValue): Buffer {
  const writer = new KeyWriter();
  writer.sortValue(value.buf, value.type, value.off, true);
  return writer.taken();
}

const compare = (a: RawValue, b: RawValue): number => Math.sign(compareValues(a.buf, a.type, a.off, b.buf, b.type, b.off));

describe('key bytes', () => {
  it('compare as the values do, upwards and downwards', () => {
    fc.assert(
      fc.property(tree, tree, (left, right) => {
        const a = rawOf(left);
        const b = rawOf(right);
        expect(Buffer.compare(keyOf([a]), keyOf([b]))).toBe(compare(a, b));
        expect(Buffer.compare(sortKeyOf(a), sortKeyOf(b)) + 0).toBe(compare(b, a) + 0);
      }),
      { numRuns: 5_000, examples: [['a', 'a\0'], ['a\0', 'a\0b'], [['a'], ['a\0']], [{ a: 'a' }, { a: 'a\0' }]] },
    );
  });

  it('of several values compare field by field', () => {
    fc.assert(
      fc.property(tree, tree, tree, tree, (a, b, c, d) => {
        const [left, leftNext, right, rightNext] = [rawOf(a), rawOf(b), rawOf(c), rawOf(d)];
        const expected = compare(left, right) || compare(leftNext, rightNext);
        expect(Buffer.compare(keyOf([left, leftNext]), keyOf([right, rightNext]))).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  it('tell integers beyond 2^53 apart', () => {
    const key = (text: string): Buffer => keyOf([rawOf(Long.fromString(text))]);
    expect(Buffer.compare(key('9007199254740992'), key('9007199254740993'))).toBe(-1);
    expect(Buffer.compare(key('-9223372036854775808'), key('-9223372036854775807'))).toBe(-1);
    expect(key('9007199254740992').equals(keyOf([rawOf(2 ** 53)]))).toBe(true);
    const largest = rawOf(Long.MAX_VALUE);
    expect(compare(largest, rawOf(2 ** 63))).toBe(-1);
    expect(compare(rawOf(2 ** 63), largest)).toBe(1);
    expect(compare(rawOf(Long.MIN_VALUE), rawOf(-(2 ** 63)))).toBe(0);
  });
});
