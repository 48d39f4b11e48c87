/** What arrives together is done together, and who waits for the end waits for work alone. */
import { expect, test } from 'vitest';
import { Batcher } from './batcher.ts';

const FOR_EVER_MS = 2 ** 31 - 1;

test('what is added in one turn shares a batch, and each gets its own answer', async () => {
  const batches: (readonly number[])[] = [];
  const batcher = new Batcher<number, number>(async (items) => {
    batches.push(items);
    return items.map((item) => item * 2);
  });
  expect(await Promise.all([batcher.add(1), batcher.add(2), batcher.add(3)])).toEqual([2, 4, 6]);
  expect(batches).toEqual([[1, 2, 3]]);
  await batcher.idle();
});

test('who waits for the end ends the rest, with what was added during it done', async () => {
  const done: number[] = [];
  const batcher = new Batcher<number, void>(async (items) => {
    done.push(...items);
    return items.map(() => undefined);
  }, FOR_EVER_MS);
  await batcher.add(1);
  const second = batcher.add(2);
  expect(done).toEqual([1]);
  await batcher.idle();
  await second;
  expect(done).toEqual([1, 2]);
  // And again, when it rests with nothing to do.
  await batcher.idle();
  await batcher.add(3);
  await batcher.idle();
  expect(done).toEqual([1, 2, 3]);
});
