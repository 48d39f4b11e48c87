/** How queries behave everywhere: patient with the network, quick to notice that the session is over. */
import { MutationCache, QueryCache, QueryClient, type Query } from '@tanstack/react-query';
import { ApiProblem } from './problem.ts';

/** `onSignedOut` runs when the API does not know us any more. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: Error) => {
    if (error instanceof ApiProblem && error.status === 401 && error.code !== 'invalid_email_or_password') onSignedOut();
  };
  const queries = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // Live updates reach a page only from its own process; another one's work is seen this way.
        refetchInterval: 30_000,
        retry: (count, error) => count < 2 && !(error instanceof ApiProblem && error.status >= 400 && error.status < 500),
      },
    },
  });
  readAgainWhatWasUnderWay(queries);
  return queries;
}

/** What is read for the first time when it changes is not read again by that alone; the answer on its way may be from before. */
function readAgainWhatWasUnderWay(queries: QueryClient): void {
  const doubtful = new WeakSet<Query>();
  queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated') return;
    const { query, action } = event;
    if (action.type === 'invalidate' && query.state.data === undefined && query.state.fetchStatus !== 'idle') doubtful.add(query);
    // Not in the middle of its arrival.
    if (action.type === 'success' && doubtful.delete(query)) queueMicrotask(() => void queries.invalidateQueries({ queryKey: query.queryKey, exact: true }));
  });
}
