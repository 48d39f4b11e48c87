/** No more at once than there are places, in the order they came. */
import { expect, test } from 'vitest';
import { Slots } from './slots.ts';

test('lets in as many as there are places, the others in order, also when one fails', async () => {
  const slots = new Slots(2);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const work = (index: number) => slots.with(() => new Promise<number>((resolve, reject) => {
    begun.push(index);
    ends[index] = () => (index === 1 ? reject(new Error('no')) : resolve(index));
  }));
  const all = [0, 1, 2, 3].map((index) => work(index).catch(() => -1));
  expect(begun).toEqual([0, 1]);
  ends[1]?.();
  await expect.poll(() => begun).toEqual([0, 1, 2]);
  ends[0]?.();
  await expect.poll(() => begun).toEqual([0, 1, 2, 3]);
  ends[2]?.();
  ends[3]?.();
  expect(await Promise.all(all)).toEqual([0, -1, 2, 3]);
  expect(await slots.with(async () => 'free')).toBe('free');
});

test('closed, they let nobody in: who stands in line goes away, who is inside finishes', async () => {
  const slots = new Slots(1);
  const inside = Promise.withResolvers<string>();
  const first = slots.with(() => inside.promise);
  const waiting = slots.with(async () => 'in');
  slots.close();
  expect(await waiting).toBeUndefined();
  expect(await slots.with(async () => 'in')).toBeUndefined();
  inside.resolve('done');
  expect(await first).toBe('done');
});
