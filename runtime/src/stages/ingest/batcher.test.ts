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
  }, { restMs: FOR_EVER_MS });
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

test('a second lane begins while the first is under way, a third item waits for one of them', async () => {
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const begun: number[] = [];
  const batcher = new Batcher<number, void>(
    async (items) => {
      begun.push(...items);
      await gates[items[0] ?? 0]?.promise;
      return items.map(() => undefined);
    },
    { lanes: 2, restMs: 0 },
  );
  const nextTurns = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  const first = batcher.add(0);
  await nextTurns();
  const second = batcher.add(1);
  await nextTurns();
  const third = batcher.add(2);
  await nextTurns();
  expect(begun).toEqual([0, 1]);
  for (const gate of gates) gate.resolve();
  await Promise.all([first, second, third]);
  expect(begun).toEqual([0, 1, 2]);
  await batcher.idle();
});

test.each([0, 1, 2, 3, 4, 5, 6])('what is added as a lane ends, %d microtasks after its last answer, is done', async (microtasks) => {
  const done: number[] = [];
  const batcher = new Batcher<number, void>(async (items) => {
    await new Promise(setImmediate);
    done.push(...items);
    return items.map(() => undefined);
  });
  const added = batcher.add(1).then(async () => {
    for (let passed = 0; passed < microtasks; passed += 1) await Promise.resolve();
    void batcher.add(2);
  });
  await new Promise(setImmediate);
  // Nobody rests: the lane ends right after its answers.
  await Promise.all([batcher.idle(), added]);
  await batcher.idle();
  expect(done).toEqual([1, 2]);
});
