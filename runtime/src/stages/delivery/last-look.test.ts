/** The last look: who is asked about, how often, and what the answer means for advertising and for service mails. */
import { expect, test } from 'vitest';
import type { MessageRecord } from '../../engine/outbox-model.ts';
import type { Standing } from '../ingest/index.ts';
import type { Held } from './held.ts';
import { LastLook } from './last-look.ts';
import { delivery, START } from './memory-outbox.fixture.ts';

const MINUTE = 60_000;
function held(change: Partial<MessageRecord> = {}): Held {
  const one = delivery({ enrollmentId: change.contactId ?? 'x', class: 'marketing' });
  return { delivery: { ...one, message: { ...one.message, createdAt: START, ...change } }, since: START, withdrawn: false };
}
const standing = (objected: Record<string, number>, merged: Record<string, number> = {}): Standing => ({ objected: new Map(Object.entries(objected)), merged: new Map(Object.entries(merged)) });
const looks = (batch: Held[], answer: Standing) => new LastLook(async () => answer).at(batch);

test('asks only about what advertises, and not at all when nothing does', async () => {
  const asked: (readonly string[])[] = [];
  const look = new LastLook(async (ids) => {
    asked.push(ids);
    return standing({ anna: Infinity, ben: Infinity });
  });
  expect(await look.at([held({ contactId: 'ben', class: 'transactional' })])).toEqual(['leaves']);
  expect(asked).toEqual([]);
  expect(await look.at([held({ contactId: 'ben', class: 'transactional' }), held({ contactId: 'anna' })])).toEqual(['leaves', 'objected']);
  expect(asked).toEqual([['anna']]);
  expect(await new LastLook(undefined).at([held()])).toEqual(['leaves']);
});

test('an objection counts while it is not worked through, and since the mail came into these hands; what is older the policy has seen', async () => {
  const at = async (objected: number) => (await looks([held({ contactId: 'anna' })], standing({ anna: objected })))[0];
  expect(await at(Infinity)).toBe('objected');
  expect(await at(START + 1)).toBe('objected');
  // Another machine's clock may be behind by seconds.
  expect(await at(START - 4_000)).toBe('objected');
  expect(await at(START - MINUTE)).toBe('leaves');
});

test('who is being made one with somebody waits; an objection weighs more', async () => {
  const anna = [held({ contactId: 'anna' })];
  expect(await looks(anna, standing({}, { anna: Infinity }))).toEqual(['merging']);
  expect(await looks(anna, standing({}, { anna: START - MINUTE }))).toEqual(['leaves']);
  expect(await looks(anna, standing({ anna: Infinity }, { anna: Infinity }))).toEqual(['objected']);
});

test('a service mail with advertising in it leaves without that, after an objection or a merge since shortly before it was decided on', async () => {
  const anna = [held({ contactId: 'anna', class: 'transactional', advertising: 'kept' })];
  expect(await looks(anna, standing({ anna: Infinity }))).toEqual(['without_blocks']);
  expect(await looks(anna, standing({}, { anna: START - 9 * MINUTE }))).toEqual(['without_blocks']);
  expect(await looks(anna, standing({ anna: START - 11 * MINUTE }))).toEqual(['leaves']);
});

test('those who come while a question is under way are asked about together, by a question that begins after they came', async () => {
  const asked: (readonly string[])[] = [];
  const answers: (() => void)[] = [];
  const look = new LastLook((ids) => {
    asked.push(ids);
    return new Promise((resolve) => answers.push(() => resolve(standing({}))));
  });
  const first = look.at([held({ contactId: 'anna' })]);
  await expect.poll(() => asked).toEqual([['anna']]);
  const others = ['ben', 'cem', 'ben'].map((contactId) => look.at([held({ contactId })]));
  await Promise.resolve();
  expect(asked).toHaveLength(1);
  answers[0]?.();
  expect(await first).toEqual(['leaves']);
  await expect.poll(() => asked).toEqual([['anna'], ['ben', 'cem']]);
  answers[1]?.();
  expect(await Promise.all(others)).toEqual([['leaves'], ['leaves'], ['leaves']]);
});

test('a question that fails is told to those who asked it, and the next one is asked all the same', async () => {
  let fails = true;
  const look = new LastLook(async () => {
    if (fails) throw new Error('no database');
    return standing({});
  });
  await expect(look.at([held()])).rejects.toThrow('no database');
  fails = false;
  expect(await look.at([held()])).toEqual(['leaves']);
});
