import { Double, Int32, Long, deserialize } from 'bson';
import type { Document } from 'bson';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseFilter } from '../query/parse-filter.ts';
import { raw } from '../testing/open-collection.ts';
import { CommandError } from '../wire/errors.ts';
import { updated } from './apply-update.ts';
import { parseUpdate } from './parse-update.ts';
import type { OperatorUpdate } from './parse-update.ts';

const number = fc.oneof(
  fc.integer({ min: -5, max: 5 }).map((value) => new Int32(value)),
  fc.constantFrom(new Int32(2 ** 31 - 1), new Double(0.5), new Double(2), Long.fromNumber(7), Long.MAX_VALUE),
);
const value = fc.oneof(
  { weight: 4, arbitrary: number },
  { weight: 2, arbitrary: fc.constantFrom<unknown>('', 'a', 'ä\u{1F600}', true, null, new Date(0)) },
  { weight: 1, arbitrary: fc.record({ x: number }, { requiredKeys: [] }) },
  { weight: 1, arbitrary: fc.array(number, { maxLength: 2 }) },
);
const names = ['a', 'b', 'ab', 'ä', 'c'];
const fields = fc.uniqueArray(fc.tuple(fc.constantFrom(...names), value), { selector: ([name]) => name }).map((list): Document => Object.fromEntries(list));
const action = fc.oneof(
  fc.tuple(fc.constantFrom('$set', '$min', '$max', '$setOnInsert'), value),
  fc.tuple(fc.constantFrom('$inc', '$mul'), fc.oneof({ weight: 5, arbitrary: number }, { weight: 1, arbitrary: value })),
  fc.constant<[string, unknown]>(['$unset', '']),
);
/** Each field is named at most once; the order of operators and fields is random. */
const change = fc.uniqueArray(fc.tuple(fc.constantFrom(...names), action), { minLength: 1, selector: ([name]) => name }).map((list) => {
  const update: Record<string, Record<string, unknown>> = {};
  for (const [name, [operator, operand]] of list) (update[operator] ??= {})[name] = operand;
  return update;
});

/** Of several changes that cannot be made either way may name another one first. */
function outcome(old: Buffer, update: OperatorUpdate): unknown {
  try {
    return updated(old, update, parseFilter(raw({})));
  } catch (error) {
    if (error instanceof CommandError) return 'refused';
    throw error;
  }
}

describe('an update of direct fields', () => {
  it('makes byte for byte what taking the document apart makes', () => {
    fc.assert(
      fc.property(fields, change, (document, wanted) => {
        const old = raw({ _id: 1, ...document }).buf;
        const update = parseUpdate(raw(wanted), undefined);
        if (update.kind !== 'operators') throw new Error('not an update by operators');
        expect(update.direct).toBeDefined();
        expect(outcome(old, update)).toEqual(outcome(old, { ...update, direct: undefined }));
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 500) },
    );
  });

  it.each([{ $set: { 'a.b': 1 } }, { $set: { _id: 1 } }, { $push: { a: 1 } }, { $rename: { a: 'b' } }])('is not what %j asks for', (wanted) => {
    const update = parseUpdate(raw(wanted), undefined);
    expect(update).toMatchObject({ kind: 'operators', direct: undefined });
  });

  it('puts new fields last, in the order of the update', () => {
    const update = parseUpdate(raw({ $set: { z: 1, a: 2 }, $inc: { m: 3 } }), undefined);
    expect(Object.keys(deserialize(updated(raw({ _id: 1, a: 0 }).buf, update, parseFilter(raw({})))))).toEqual(['_id', 'a', 'z', 'm']);
  });
});
