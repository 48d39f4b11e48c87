/** The order in which a journey is read: from each trigger along its edges, branch by branch; what no way reaches comes last. */
import type { JourneyDocument, JourneyNode } from '@nachklang/nodes/sdk';
import type { Definitions } from '../definitions.ts';
import { edgesOf } from './edges-of.ts';
import { nodePorts, type NodePort } from './node-ports.ts';
import { nodesById } from './nodes-by-id.ts';

export interface Reading {
  node: JourneyNode;
  /** How many branches deep. */
  depth: number;
  /** The exit one came by; absent at a beginning. */
  by?: { from: JourneyNode; port: NodePort };
  /** Ways on that lead to a node read already. */
  backTo: readonly { port: NodePort; node: JourneyNode }[];
  /** Exits that lead nowhere. */
  open: readonly NodePort[];
}

export function readingOrder(document: JourneyDocument, definitions: Definitions): Reading[] {
  const nodes = nodesById(document);
  const edges = edgesOf(document);
  const readings: Reading[] = [];
  const seen = new Set<string>();
  const triggersFirst = document.nodes.toSorted((a, b) => rank(a) - rank(b) || a.position.y - b.position.y || a.position.x - b.position.x);

  function rank({ id, type }: JourneyNode): number {
    return definitions.get(type)?.kind === 'trigger' ? 0 : edges.to(id).length === 0 ? 1 : 2;
  }
  function read(start: JourneyNode): void {
    const left: Pick<Reading, 'node' | 'depth' | 'by'>[] = [{ node: start, depth: 0 }];
    for (let here = left.pop(); here !== undefined; here = left.pop()) {
      const { node, depth } = here;
      if (seen.has(node.id)) continue;
      seen.add(node.id);
      const ports = nodePorts(node, definitions, edges.from(node.id));
      const onward = ports.flatMap((port) => edges.from(node.id).filter((edge) => edge.port === port.id).flatMap(({ to }) => {
        const next = nodes.get(to);
        return next === undefined ? [] : [{ port, node: next }];
      }));
      const fresh = onward.filter((way) => !seen.has(way.node.id));
      readings.push({ ...here, backTo: onward.filter((way) => seen.has(way.node.id)), open: ports.filter(({ id }) => !edges.from(node.id).some(({ port }) => port === id)) });
      // A stack: what is pushed last is read first.
      for (const { port, node: next } of fresh.toReversed()) left.push({ node: next, depth: depth + (fresh.length > 1 ? 1 : 0), by: { from: node, port } });
    }
  }
  for (const node of triggersFirst) if (!seen.has(node.id)) read(node);
  return readings;
}
