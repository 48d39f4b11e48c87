/** No page keeps an answer from before a change. */
import { QueryObserver } from '@tanstack/react-query';
import { expect, it, onTestFinished } from 'vitest';
import { createQueryClient } from './query-client.ts';

it('what is read for the first time while it changes is read once more', async () => {
  const queries = createQueryClient(() => undefined);
  const older = Promise.withResolvers<string>();
  const askedAgain = Promise.withResolvers<void>();
  let asked = 0;
  const observer = new QueryObserver(queries, {
    queryKey: ['tasks', 'open'],
    queryFn: () => {
      asked += 1;
      if (asked === 1) return older.promise;
      askedAgain.resolve();
      return Promise.resolve('after');
    },
  });
  onTestFinished(observer.subscribe(() => undefined));
  void queries.invalidateQueries({ queryKey: ['tasks'] });
  older.resolve('before');
  await askedAgain.promise;
  expect(await queries.fetchQuery({ queryKey: ['tasks', 'open'], staleTime: Infinity })).toBe('after');
  expect(asked).toBe(2);
});
