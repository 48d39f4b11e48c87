/** What a change was answered with stays. */
import { queryOptions, QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { keepAnswer } from './keep-answer.ts';

it('stays when an answer from before the change arrives after it', async () => {
  const queries = new QueryClient();
  const older = Promise.withResolvers<string>();
  const demo = queryOptions({ queryKey: ['demo'], queryFn: () => older.promise, staleTime: 0 });
  queries.setQueryData(demo.queryKey, 'none');
  const read = queries.fetchQuery(demo);
  await keepAnswer(queries, demo, 'loading');
  older.resolve('none');
  await read.catch(() => undefined);
  expect(queries.getQueryData(demo.queryKey)).toBe('loading');
});
