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

/** Of the draft as it is saved; counted anew when it is opened, because people go on meanwhile. */
export const publishPlanQuery = (journeyId: string, revision: number) =>
  queryOptions({
    queryKey: ['journeys', journeyId, 'publish-plan', revision],
    queryFn: () => dataOf(api.GET('/api/v1/journeys/{id}/publish-plan', { params: { path: { id: journeyId } } })),
    staleTime: 0,
  });

/** Other journeys and limits change meanwhile, too. */
export const proofQuery = (journeyId: string, revision: number) =>
  queryOptions({
    queryKey: ['journeys', journeyId, 'proof', revision],
    queryFn: () => dataOf(api.GET('/api/v1/journeys/{id}/proof', { params: { path: { id: journeyId } } })),
    staleTime: 0,
  });

export const movesQuery = (journeyId: string) =>
  queryOptions({
    queryKey: ['journeys', journeyId, 'moves'],
    queryFn: async () => (await dataOf(api.GET('/api/v1/journeys/{id}/moves', { params: { path: { id: journeyId } } }))).items,
    // Some thousand runs take a few seconds; the last look comes half a minute later.
    refetchInterval: ({ state }) => (state.data?.some((move) => move.state === 'running') === true ? 1_500 : 30_000),
  });
