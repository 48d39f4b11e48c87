/** Walking the graph with the arrow keys: along the flow to the next card, against it to the one before, across it to the neighbours. */
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import type { Definitions } from '../../journey-store/definitions.ts';
import { edgesOf } from '../../journey-store/graph/edges-of.ts';
import type { FlowDirection } from '../../journey-store/graph/flow-direction.ts';
import { nodePorts } from '../../journey-store/graph/node-ports.ts';
import { nodesById } from '../../journey-store/graph/nodes-by-id.ts';

export type ArrowKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';
type Step = 'on' | 'back' | 'previous' | 'following';

const STEPS: Record<FlowDirection, Record<ArrowKey, Step>> = {
  down: { ArrowDown: 'on', ArrowUp: 'back', ArrowLeft: 'previous', ArrowRight: 'following' },
  right: { ArrowRight: 'on', ArrowLeft: 'back', ArrowUp: 'previous', ArrowDown: 'following' },
};

interface Walk {
  document: JourneyDocument;
  definitions: Definitions;
  direction: FlowDirection;
  hidden: ReadonlySet<string>;
  /** The card one came from; of several ways back, that one is taken. */
  cameFrom?: string | undefined;
}

/** The id of the card to go to; nothing at the end of the way. */
export function walk(from: string, key: ArrowKey, { document, definitions, direction, hidden, cameFrom }: Walk): string | undefined {
  const nodes = nodesById(document);
  const edges = edgesOf(document);
  const seen = (id: string) => nodes.has(id) && !hidden.has(id);
  const step = STEPS[direction][key];
  if (step === 'back') {
    const before = edges.to(from).map((edge) => edge.from).filter(seen);
    return before.find((id) => id === cameFrom) ?? before[0];
  }
  if (step === 'on') return followers(from)[0];
  return beside(step === 'previous' ? -1 : 1);

  /** In the order of the exits. */
  function followers(id: string): string[] {
    const node = nodes.get(id);
    if (node === undefined) return [];
    const order = nodePorts(node, definitions, edges.from(id)).map((port) => port.id);
    const ways = edges.from(id).toSorted((a, b) => order.indexOf(a.port) - order.indexOf(b.port));
    return [...new Set(ways.map(({ to }) => to))].filter(seen);
  }

  /** The other branches of the fork one stands behind; without one, whatever card stands nearest on that side. */
  function beside(by: 1 | -1): string | undefined {
    for (const { from: parent } of edges.to(from)) {
      const family = followers(parent);
      const found = family[family.indexOf(from) + by];
      if (found !== undefined && family.length > 1) return found;
    }
    return nearest(by);
  }

  function nearest(by: 1 | -1): string | undefined {
    const here = nodes.get(from)?.position;
    if (here === undefined) return undefined;
    const axis = direction === 'down' ? 'x' : 'y';
    const other = direction === 'down' ? 'y' : 'x';
    const candidates = document.nodes.filter(({ id, position }) => seen(id) && (position[axis] - here[axis]) * by > 0);
    const distance = (position: { x: number; y: number }) => Math.abs(position[axis] - here[axis]) + 3 * Math.abs(position[other] - here[other]);
    return candidates.toSorted((a, b) => distance(a.position) - distance(b.position))[0]?.id;
  }
}
