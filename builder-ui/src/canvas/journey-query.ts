/** The journey that the editor opens, with its draft. */
import { queryOptions } from '@tanstack/react-query';
import { api, dataOf } from '../api/client.ts';

export const journeyQuery = (journeyId: string) =>
  queryOptions({
    queryKey: ['journeys', journeyId],
    queryFn: () => dataOf(api.GET('/api/v1/journeys/{id}', { params: { path: { id: journeyId } } })),
    // Read anew whenever it is opened; the parts of one editor that come up together read it once.
    staleTime: 500,
  });
