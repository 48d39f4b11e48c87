/** Lists that come page by page, newest first. */
import { infiniteQueryOptions } from '@tanstack/react-query';

interface Page<T> {
  items: T[];
  nextCursor?: string;
}

/** `read` gets the cursor of the page to read, and none for the first. */
export function pagesQuery<T>(queryKey: readonly unknown[], read: (cursor: string | undefined) => Promise<Page<T>>) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor,
  });
}

/** Cursor and further filters as a query: what is absent or empty is left out. */
export function given<T extends Record<string, string | undefined>>(filters: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const found: { [K in keyof T]?: NonNullable<T[K]> } = {};
  for (const name in filters) {
    const value = filters[name];
    if (value !== undefined && value !== '') found[name] = value;
  }
  return found;
}
