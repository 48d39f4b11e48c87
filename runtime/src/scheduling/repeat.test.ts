/** Work that repeats: one that hangs is not begun again, and keeps nobody else waiting. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { repeat, repeatEach } from './repeat.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a call that nobody answers does not delay the next look at the mails', async () => {
  const looks = { mails: 0, calls: 0 };
  let answer: () => void = () => undefined;
  const mails = async () => void (looks.mails += 1);
  const calls = () => new Promise<void>((resolve) => {
    looks.calls += 1;
    answer = resolve;
  });
  const sweeps = repeatEach(5_000, [mails, calls], (error) => expect(error).toBeUndefined());
  await vi.advanceTimersByTimeAsync(20_000);
  expect(looks).toEqual({ mails: 4, calls: 1 });
  answer();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(looks).toEqual({ mails: 5, calls: 2 });
  answer();
  await Promise.all(sweeps.map((sweep) => sweep.stop()));
});

test('what fails is told, and tried again', async () => {
  const errors: unknown[] = [];
  const failing = repeat(1_000, () => Promise.reject(new Error('no')), (error) => errors.push(error));
  await vi.advanceTimersByTimeAsync(3_000);
  await failing.stop();
  expect(errors).toHaveLength(3);
});
