/** What is shown, the direction it flows in, and how its branches are folded. */
import { useMemo } from 'react';
import { useJourney } from '../journey-store/JourneyStoreProvider.tsx';
import { downstreamOf, hiddenBehind } from '../journey-store/graph/downstream.ts';
import { flowDirection, type FlowDirection } from '../journey-store/graph/flow-direction.ts';

export function useShownDocument() {
  return useJourney((state) => state.shown ?? state.document);
}

export function useFlowDirection(): FlowDirection {
  const document = useShownDocument();
  return useMemo(() => flowDirection(document), [document]);
}

export interface Folding {
  hidden: ReadonlySet<string>;
  /** How many are hidden behind each folded node. */
  folded: ReadonlyMap<string, number>;
}

export function useFolding(): Folding {
  const document = useShownDocument();
  const collapsed = useJourney((state) => state.collapsed);
  return useMemo(() => {
    const hidden = hiddenBehind(document, collapsed);
    const folded = new Map(collapsed.map((id) => [id, [...downstreamOf(document, [id])].filter((behind) => hidden.has(behind)).length]));
    return { hidden, folded };
  }, [document, collapsed]);
}
