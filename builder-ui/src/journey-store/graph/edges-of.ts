/** Edges by the node they leave or reach, for walking through the graph. */
import type { JourneyDocument, JourneyEdge } from '@nachklang/nodes/sdk';

export interface Edges {
  from(nodeId: string): readonly JourneyEdge[];
  to(nodeId: string): readonly JourneyEdge[];
}

const NONE: readonly JourneyEdge[] = [];
const known = new WeakMap<readonly JourneyEdge[], Edges>();

/** Computed once per list of edges: documents are never changed in place. */
export function edgesOf({ edges }: Pick<JourneyDocument, 'edges'>): Edges {
  let found = known.get(edges);
  if (found === undefined) {
    const from = Map.groupBy(edges, (edge) => edge.from);
    const to = Map.groupBy(edges, (edge) => edge.to);
    found = { from: (id) => from.get(id) ?? NONE, to: (id) => to.get(id) ?? NONE };
    known.set(edges, found);
  }
  return found;
}
