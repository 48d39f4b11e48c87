/** Asks what limits would have stopped, as long as they are not the saved ones and make sense. */
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, dataOf } from '../api/client.ts';
import type { Cap, CapPreview, Shop } from '../api/types.ts';
import { isComplete, writeCap, type TypedCap } from './cap-window.ts';

export function useCapPreview(shop: Shop, typed: readonly TypedCap[]): CapPreview | undefined {
  const wanted = useMemo(() => (typed.every(isComplete) ? typed.map(writeCap) : undefined), [typed]);
  const asked = wanted !== undefined && !alike(wanted, shop.caps) ? wanted : undefined;
  const [caps] = useDebouncedValue(asked, 400);
  const { data } = useQuery({
    queryKey: ['shop', 'caps-preview', caps],
    queryFn: caps === undefined ? skipToken : () => dataOf(api.POST('/api/v1/shop/caps/preview', { body: { caps } })),
    staleTime: 60_000, refetchInterval: false, placeholderData: keepPreviousData,
  });
  return asked === undefined || caps === undefined ? undefined : data;
}

function alike(one: readonly Cap[], other: readonly Cap[]): boolean {
  return JSON.stringify(one.map(inOrder)) === JSON.stringify(other.map(inOrder));
}

function inOrder({ id, channel, class: kind, category, window, max }: Cap): unknown[] {
  return [id, channel, kind, category, window, max];
}
