/** Versions as queries. */
import { queryOptions } from '@tanstack/react-query';
import { api, dataOf } from '../api/client.ts';

export const versionsQuery = (journeyId: string) =>
  queryOptions({
    // Below `journeys`: live updates of journeys read it again.
    queryKey: ['journeys', journeyId, 'versions'],
    queryFn: async () => (await dataOf(api.GET('/api/v1/journeys/{id}/versions', { params: { path: { id: journeyId } } }))).items,
  });

/** A published version never changes. */
export const versionQuery = (journeyId: string, number: number) =>
  queryOptions({
    queryKey: ['version', journeyId, number],
    queryFn: () => dataOf(api.GET('/api/v1/journeys/{id}/versions/{number}', { params: { path: { id: journeyId, number } } })),
    staleTime: Infinity,
    refetchInterval: false,
  });
