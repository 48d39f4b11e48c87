/** While one types, one question is under way at most, and an old answer never replaces a new one. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { latestAnswer } from './latest-answer.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function room() {
  const asked: string[] = [];
  const told: string[] = [];
  const answers: ((error?: Error) => void)[] = [];
  const latest = latestAnswer<string, string>(
    (question) => {
      asked.push(question);
      return new Promise((resolve, reject) => answers.push((error) => (error === undefined ? resolve(question.toUpperCase()) : reject(error))));
    },
    (outcome) => told.push(outcome.kind === 'answer' ? outcome.answer : outcome.error.message),
    300,
  );
  return { latest, asked, told, answers };
}

it('asks once when the typing rests', async () => {
  const { latest, asked, told, answers } = room();
  for (const text of ['a', 'ab', 'abc']) latest.want(text);
  await vi.advanceTimersByTimeAsync(300);
  answers[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect([asked, told]).toEqual([['abc'], ['ABC']]);
});

it('keeps what came meanwhile until the answer is there, and asks the newest only', async () => {
  const { latest, asked, told, answers } = room();
  latest.want('a');
  await vi.advanceTimersByTimeAsync(300);
  latest.want('b');
  await vi.advanceTimersByTimeAsync(300);
  latest.want('c');
  await vi.advanceTimersByTimeAsync(300);
  expect(asked).toEqual(['a']);
  answers[0]?.(new Error('no'));
  await vi.advanceTimersByTimeAsync(0);
  expect([asked, told]).toEqual([['a', 'c'], ['no']]);
  answers[1]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toEqual(['no', 'C']);
});

it('tells nothing after the end', async () => {
  const { latest, told, answers } = room();
  latest.want('a');
  await vi.advanceTimersByTimeAsync(300);
  latest.stop();
  answers[0]?.();
  await vi.advanceTimersByTimeAsync(1000);
  expect(told).toEqual([]);
});
