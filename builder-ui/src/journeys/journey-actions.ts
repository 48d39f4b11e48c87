/** What can be done with a journey, as mutations. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, dataOf } from '../api/client.ts';
import type { Journey } from '../api/types.ts';
import { journeysQuery } from './queries.ts';

export type Verb = 'pause' | 'resume' | 'archive' | 'unarchive' | 'duplicate';

export function useJourneyAction(id: string, onDone?: (verb: Verb) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (verb: Verb): Promise<unknown> => {
      const params = { path: { id } };
      switch (verb) {
        case 'pause': return dataOf(api.POST('/api/v1/journeys/{id}/pause', { params }));
        case 'resume': return dataOf(api.POST('/api/v1/journeys/{id}/resume', { params }));
        case 'archive': return dataOf(api.POST('/api/v1/journeys/{id}/archive', { params }));
        case 'unarchive': return dataOf(api.POST('/api/v1/journeys/{id}/unarchive', { params }));
        case 'duplicate': return dataOf(api.POST('/api/v1/journeys/{id}/duplicate', { params }));
      }
    },
    onSuccess: (_answer, verb) => onDone?.(verb),
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: journeysQuery.queryKey }), queries.invalidateQueries({ queryKey: ['overview'] })]),
  });
}

export function useTagging(journey: Journey) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (tags: string[]) => dataOf(api.PUT('/api/v1/journeys/{id}/tags', { params: { path: { id: journey.id } }, body: { tags } })),
    onSettled: () => queries.invalidateQueries({ queryKey: journeysQuery.queryKey }),
  });
}
