/** Reads the figures of the shown journey for a span of time, while the switch is on, and puts them on cards and edges. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, dataOf } from '../../api/client.ts';
import { edgeKey } from '../../journey-store/edge-key.ts';
import { useJourney, useJourneyStore } from '../../journey-store/JourneyStoreProvider.tsx';

export const SPANS = ['day', 'week', 'month', 'quarter', 'ever'] as const;
export type Span = (typeof SPANS)[number];

const DAYS: Record<Exclude<Span, 'ever'>, number> = { day: 1, week: 7, month: 30, quarter: 90 };
const DAY_MS = 86_400_000;

/** Live updates touch what is under `enrollments`: figures are read again when something moves. */
const figuresQuery = (journeyId: string, span: Span) =>
  queryOptions({
    queryKey: ['enrollments', 'figures', journeyId, span],
    queryFn: () => {
      const query = span === 'ever' ? {} : { from: new Date(Date.now() - DAYS[span] * DAY_MS).toISOString() };
      return dataOf(api.GET('/api/v1/journeys/{id}/figures', { params: { path: { id: journeyId }, query } }));
    },
  });

/** Turns them on and off. */
export function useFigures(span: Span): (on: boolean) => void {
  const journey = useJourneyStore();
  const journeyId = useJourney((state) => state.journeyId);
  const [on, setOn] = useState(false);
  const { data } = useQuery({ ...figuresQuery(journeyId, span), enabled: on });
  useEffect(() => {
    if (!on) journey.setState({ figures: undefined });
    else if (data !== undefined) journey.setState({ figures: { nodes: data.nodes, edges: Object.fromEntries(data.edges.map((edge) => [edgeKey(edge), edge.traffic])) } });
  }, [on, data, journey]);
  return setOn;
}
