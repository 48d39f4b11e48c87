/** Reading and changing the shop's settings. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, dataOf } from '../api/client.ts';
import { keepAnswer } from '../api/keep-answer.ts';
import { ApiProblem } from '../api/problem.ts';
import type { ShopChange } from '../api/types.ts';

export const shopQuery = queryOptions({ queryKey: ['shop'], queryFn: () => dataOf(api.GET('/api/v1/shop')), refetchInterval: false });

export function useShopChange() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: ShopChange) => dataOf(api.PATCH('/api/v1/shop', { body: change })),
    onSuccess: async (shop) => {
      await keepAnswer(queries, shopQuery, shop);
      await queries.invalidateQueries({ queryKey: ['me'] });
    },
  });
}

/** Whether the API refused this field. */
export function refused(error: Error | null, field: string): boolean {
  return error instanceof ApiProblem && error.fields.some((one) => one.field === `/${field}` || one.field.startsWith(`/${field}/`));
}

/** An emptied optional setting is cleared. */
export function orNull(typed: string): string | null {
  return typed.trim() === '' ? null : typed.trim();
}
