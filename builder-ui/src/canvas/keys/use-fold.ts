/** Folds the branch behind a node away, or open again; remembered in this browser. */
import { useCallback } from 'react';
import { useJourneyStore } from '../../journey-store/JourneyStoreProvider.tsx';
import { edgesOf } from '../../journey-store/graph/edges-of.ts';

export function useFold(): (nodeId: string | undefined) => void {
  const journey = useJourneyStore();
  return useCallback((nodeId) => {
    const { shown, document, collapsed, setCollapsed } = journey.getState();
    if (nodeId === undefined || edgesOf(shown ?? document).from(nodeId).length === 0) return;
    setCollapsed(collapsed.includes(nodeId) ? collapsed.filter((id) => id !== nodeId) : [...collapsed, nodeId]);
  }, [journey]);
}
