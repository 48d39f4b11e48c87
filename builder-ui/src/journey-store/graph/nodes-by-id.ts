/** The nodes of a document by their ids. */
import type { JourneyDocument, JourneyNode } from '@nachklang/nodes/sdk';

const known = new WeakMap<readonly JourneyNode[], ReadonlyMap<string, JourneyNode>>();

/** Computed once per list of nodes: documents are never changed in place. */
export function nodesById({ nodes }: Pick<JourneyDocument, 'nodes'>): ReadonlyMap<string, JourneyNode> {
  let found = known.get(nodes);
  if (found === undefined) {
    found = new Map(nodes.map((node) => [node.id, node]));
    known.set(nodes, found);
  }
  return found;
}
