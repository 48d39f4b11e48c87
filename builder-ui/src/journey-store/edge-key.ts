/** One name for an edge, for maps, selections and the canvas. Ids of nodes hold no slash. */
import type { JourneyEdge } from '@nachklang/nodes/sdk';

export function edgeKey({ from, port, to }: JourneyEdge): string {
  return `${from}/${to}/${port}`;
}
