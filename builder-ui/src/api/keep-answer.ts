/** Keeps what a change was answered with, against an older answer that is still on its way. */
import type { DataTag, QueryClient, QueryKey } from '@tanstack/react-query';

/** Without calling the older one off it would take the change off the page again. */
export async function keepAnswer<T>(queries: QueryClient, { queryKey }: { queryKey: DataTag<QueryKey, T, Error> }, answer: NoInfer<T>): Promise<void> {
  await queries.cancelQueries({ queryKey, exact: true });
  queries.setQueryData(queryKey, answer);
}
