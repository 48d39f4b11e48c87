/** Says every ten seconds that this page has the journey open, and hears who else has; says good-bye when it closes. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, dataOf } from '../../api/client.ts';
import { useJourney } from '../../journey-store/JourneyStoreProvider.tsx';
import { freshId } from '../../journey-store/fresh-id.ts';
import { useEditorPanel } from '../use-editor-panel.ts';

const EVERY_MS = 10_000;

const presenceQuery = (journeyId: string, client: string, nodeId: string | undefined) =>
  queryOptions({
    queryKey: ['presence', journeyId, client, nodeId ?? ''],
    queryFn: () => dataOf(api.PUT('/api/v1/journeys/{id}/presence/{client}', { params: { path: { id: journeyId, client } }, body: nodeId === undefined ? {} : { nodeId } })),
    refetchInterval: EVERY_MS,
    staleTime: 0,
    retry: false,
  });

export function usePresence() {
  const journeyId = useJourney((state) => state.journeyId);
  const [client] = useState(() => freshId('page'));
  const { search } = useEditorPanel();
  const { data } = useQuery({ ...presenceQuery(journeyId, client, search.panel === 'node' ? search.node : undefined), placeholderData: (before) => before });
  useEffect(() => {
    const leave = () => void api.DELETE('/api/v1/journeys/{id}/presence/{client}', { params: { path: { id: journeyId, client } }, keepalive: true }).catch(() => undefined);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [journeyId, client]);
  return data?.others ?? [];
}
