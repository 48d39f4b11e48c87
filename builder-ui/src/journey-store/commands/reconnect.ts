/** Moves an end of an edge elsewhere. */
import type { JourneyEdge } from '@nachklang/nodes/sdk';
import type { Command } from '../command.ts';
import { edgeKey } from '../edge-key.ts';

export function reconnect(key: string, edge: JourneyEdge): Command {
  return {
    name: 'reconnect',
    apply(document) {
      if (key === edgeKey(edge)) return document;
      const others = document.edges.filter((one) => edgeKey(one) !== key);
      if (others.length === document.edges.length || others.some(({ from, port }) => from === edge.from && port === edge.port)) return document;
      return { ...document, edges: [...others, edge] };
    },
  };
}
