/** The demo shop: how far it is, and how one gets in and out. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, dataOf, done } from '../api/client.ts';
import { keepAnswer } from '../api/keep-answer.ts';

export const demoQuery = queryOptions({
  queryKey: ['demo'],
  queryFn: () => dataOf(api.GET('/api/v1/demo')),
  // While it loads, the page counts along.
  refetchInterval: ({ state: { data } }) => (data?.state === 'loading' ? 600 : false),
});

export function useLoadDemo() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => dataOf(api.POST('/api/v1/demo')),
    onSuccess: (demo) => keepAnswer(queries, demoQuery, demo),
  });
}

/** Begins anew: nothing of the shop before stays in memory. */
export async function enterDemo(): Promise<void> {
  await done(api.POST('/api/v1/demo/enter'));
  window.location.assign('/');
}

export async function deleteDemo(): Promise<void> {
  await done(api.DELETE('/api/v1/demo'));
  window.location.assign('/');
}
