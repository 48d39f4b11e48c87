/** The settings that a form begins with: read anew, for to save an older form is to take back what somebody has changed since. */
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Shop } from '../api/types.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { shopQuery } from './shop-settings.ts';

/** Once it has begun, the form stays. */
export function FreshShop({ children }: { children: (shop: Shop) => ReactNode }) {
  const { data, error, isFetching, refetch } = useQuery({ ...shopQuery, staleTime: 0 });
  const [begun, begin] = useState(false);
  if (!begun && data !== undefined && !isFetching) begin(true);
  return <Loaded query={{ data: begun ? data : undefined, error, refetch }}>{children}</Loaded>;
}
