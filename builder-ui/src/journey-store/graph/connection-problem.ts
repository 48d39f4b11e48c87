/** Why a connection cannot be made; the same rules as publishing has, told before the hand lets go. */
import type { JourneyDocument, JourneyEdge } from '@nachklang/nodes/sdk';
import type { Definitions } from '../definitions.ts';
import { edgesOf } from './edges-of.ts';
import { nodesById } from './nodes-by-id.ts';

export type ConnectionProblem = 'missing' | 'self' | 'intoTrigger' | 'portTaken' | 'loopWithoutWait';

/** @param replacing an edge that goes away when this one is made */
export function connectionProblem(document: JourneyDocument, definitions: Definitions, edge: JourneyEdge, replacing?: JourneyEdge): ConnectionProblem | undefined {
  const nodes = nodesById(document);
  const target = nodes.get(edge.to);
  if (!nodes.has(edge.from) || target === undefined) return 'missing';
  if (edge.from === edge.to) return 'self';
  if (definitions.get(target.type)?.kind === 'trigger') return 'intoTrigger';
  const edges = replacing === undefined ? document.edges : document.edges.filter((one) => one !== replacing);
  if (edges.some(({ from, port }) => from === edge.from && port === edge.port)) return 'portTaken';
  return closesRestlessLoop({ ...document, edges }, definitions, edge) ? 'loopWithoutWait' : undefined;
}

/** Whether a way of nodes at which no time passes leads from the edge's end back to its beginning. */
function closesRestlessLoop(document: JourneyDocument, definitions: Definitions, { from, to }: JourneyEdge): boolean {
  const nodes = nodesById(document);
  const edges = edgesOf(document);
  const restless = (id: string) => definitions.get(nodes.get(id)?.type ?? '')?.pauses !== true;
  if (!restless(from) || !restless(to)) return false;
  const reached = new Set([to]);
  for (const id of reached) {
    if (id === from) return true;
    for (const next of edges.from(id)) if (restless(next.to)) reached.add(next.to);
  }
  return false;
}
