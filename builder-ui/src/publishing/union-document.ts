/** One document with everything of two, so that the canvas can show what goes beside what comes. What exists in both stands as it is now. */
import type { JourneyDocument, JourneyEdge } from '@nachklang/nodes/sdk';

export function unionOf(before: JourneyDocument | undefined, after: JourneyDocument): JourneyDocument {
  if (before === undefined) return after;
  const nodes = new Set(after.nodes.map(({ id }) => id));
  const edges = new Set(after.edges.map(edgeName));
  return {
    ...after,
    nodes: [...after.nodes, ...before.nodes.filter(({ id }) => !nodes.has(id))],
    edges: [...after.edges, ...before.edges.filter((edge) => !edges.has(edgeName(edge)))],
    emails: { ...before.emails, ...after.emails },
  };
}

function edgeName({ from, port, to }: JourneyEdge): string {
  return `${from} ${port} ${to}`;
}
