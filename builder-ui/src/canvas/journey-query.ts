/** The journey that the editor opens, with its draft. */
import { queryOptions } from '@tanstack/react-query';
import { api, dataOf } from '../api/client.ts';

export const journeyQuery = (journeyId: string) =>
  queryOptions({
    queryKey: ['journeys', journeyId],
    queryFn: () => dataOf(api.GET('/api/v1/journeys/{id}', { params: { path: { id: journeyId } } })),
    // Read anew whenever it is opened, but for what the page itself asked for on its way here.
    staleTime: ({ state }) => (state.dataUpdateCount === 1 ? 3_000 : 0),
  });
