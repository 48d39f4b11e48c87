/**
 * Auto layout by ELK, in layers. The order of nodes and edges given is the order of where the cards stand now, and ELK keeps it wherever
 * that costs no crossing: what was left stays left. Loaded when somebody asks for it: ELK weighs more than the rest of the editor.
 */
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import ELK, { type ElkNode, type ElkPort } from 'elkjs/lib/elk.bundled.js';
import type { FlowDirection } from '../../journey-store/graph/flow-direction.ts';
import type { CardShape } from '../cards/card-geometry.ts';
import { cardHeight, CARD_WIDTH, portPlace } from '../cards/card-geometry.ts';

type Position = { x: number; y: number };

const GRID = 20;

/** @param shapes of the cards to lay out; others stay where they are */
export async function elkLayout(document: JourneyDocument, shapes: ReadonlyMap<string, CardShape>, direction: FlowDirection): Promise<Map<string, Position>> {
  const axis = direction === 'down' ? 'x' : 'y';
  const chosen = document.nodes.filter(({ id }) => shapes.has(id)).toSorted((a, b) => a.position[axis] - b.position[axis]);
  const ids = new Set(chosen.map(({ id }) => id));
  const portOrder = (from: string, port: string) => shapes.get(from)?.ports.indexOf(port) ?? 0;
  const edges = document.edges.filter(({ from, to }) => ids.has(from) && ids.has(to)).toSorted((a, b) => (a.from === b.from ? portOrder(a.from, a.port) - portOrder(b.from, b.port) : 0));
  const graph: ElkNode = {
    id: 'journey',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': direction === 'down' ? 'DOWN' : 'RIGHT',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
      'elk.layered.crossingMinimization.forceNodeModelOrder': 'false',
      'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
      'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
      'elk.layered.nodePlacement.networkSimplex.nodeFlexibility.default': 'NONE',
      'elk.layered.spacing.nodeNodeBetweenLayers': '60',
      'elk.spacing.nodeNode': '56',
      'elk.spacing.edgeNode': '28',
      'elk.spacing.componentComponent': '120',
      'elk.separateConnectedComponents': 'true',
    },
    children: chosen.map(({ id }) => elkNode(id, shapes.get(id), direction)),
    edges: edges.map(({ from, port, to }, index) => ({ id: `e${index}`, sources: [`${from}/${port}`], targets: [`${to}/in`] })),
  };
  const { children = [] } = await new ELK().layout(graph);
  return placesOf(children, chosen.map(({ id, position }) => [id, position]));
}

function elkNode(id: string, shape: CardShape | undefined, direction: FlowDirection): ElkNode {
  if (shape === undefined) return { id, width: CARD_WIDTH, height: 90 };
  const down = direction === 'down';
  const size = { width: CARD_WIDTH, height: cardHeight({ ...shape, direction }) };
  const entrance: ElkPort = { id: `${id}/in`, ...(down ? { x: CARD_WIDTH / 2, y: 0 } : { x: 0, y: size.height / 2 }), layoutOptions: { 'elk.port.side': down ? 'NORTH' : 'WEST' } };
  return {
    id, ...size,
    layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
    ports: [entrance, ...shape.ports.map((port, index): ElkPort => ({ id: `${id}/${port}`, ...portPlace({ ...shape, direction }, index), layoutOptions: { 'elk.port.side': down ? 'SOUTH' : 'EAST' } }))],
  };
}

/** The picture stays where the eye is: its first card keeps its place. */
function placesOf(laid: readonly ElkNode[], before: readonly (readonly [string, Position])[]): Map<string, Position> {
  const now = new Map(laid.map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
  const [first] = before.toSorted(([, a], [, b]) => a.y - b.y || a.x - b.x);
  const to = first === undefined ? undefined : now.get(first[0]);
  const by = first === undefined || to === undefined ? { x: 0, y: 0 } : { x: first[1].x - to.x, y: first[1].y - to.y };
  const snap = (value: number) => Math.round(value / GRID) * GRID;
  return new Map([...now].map(([id, { x, y }]) => [id, { x: snap(x + by.x), y: snap(y + by.y) }]));
}
