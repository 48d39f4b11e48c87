/** Leads a port to a node. An exit leads one way only: one that is taken stays as it is. */
import type { JourneyEdge } from '@nachklang/nodes/sdk';
import type { Command } from '../command.ts';

export function connect(edge: JourneyEdge): Command {
  return {
    name: 'connect',
    apply: (document) => (document.edges.some(({ from, port }) => from === edge.from && port === edge.port) ? document : { ...document, edges: [...document.edges, edge] }),
  };
}
