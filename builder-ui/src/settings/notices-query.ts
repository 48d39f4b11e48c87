/** The statements about the checkout as a query, and what becomes of them. */
import { queryOptions, useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { api, dataOf } from '../api/client.ts';

export const noticesQuery = queryOptions({ queryKey: ['shop', 'checkout-notices'], queryFn: async () => (await dataOf(api.GET('/api/v1/shop/checkout-notices'))).items });

/** Reads the list again after the change, then calls back. */
export function useNoticeChange<Wanted>(change: (wanted: Wanted) => Promise<unknown>, onDone: () => void): UseMutationResult<unknown, Error, Wanted> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: noticesQuery.queryKey });
      onDone();
    },
  });
}
