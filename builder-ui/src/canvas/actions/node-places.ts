/** Where a new node goes: below what it follows, beside what stands there already. */
import type { JourneyDocument, JourneyEdge, JourneyNode } from '@nachklang/nodes/sdk';
import { STEP } from '../../journey-store/commands/add-node.ts';
import type { FlowDirection } from '../../journey-store/graph/flow-direction.ts';
import { nodesById } from '../../journey-store/graph/nodes-by-id.ts';
import { CARD_WIDTH } from '../cards/card-geometry.ts';

type Position = JourneyNode['position'];

export const GRID = 20;
const CARD_HEIGHT = 90;

/** After a node's exit; the exits of a fork spread to both sides. */
export function placeAfter(document: JourneyDocument, from: JourneyNode, { index, count }: { index: number; count: number }, direction: FlowDirection): Position {
  const { along, across } = STEP[direction];
  const aside = (index - (count - 1) / 2) * across;
  const wanted = direction === 'down' ? { x: from.position.x + aside, y: from.position.y + along } : { x: from.position.x + along, y: from.position.y + aside };
  return freePlace(document, onGrid(wanted), direction);
}

/** Into an edge: where the edge's end stands now when that is next in line, else right after its beginning. */
export function placeInto(document: JourneyDocument, { from, to }: JourneyEdge, direction: FlowDirection): Position {
  const nodes = nodesById(document);
  const start = nodes.get(from)?.position ?? { x: 0, y: 0 };
  const end = nodes.get(to)?.position ?? start;
  const { along } = STEP[direction];
  const axis = direction === 'down' ? 'y' : 'x';
  const other = direction === 'down' ? 'x' : 'y';
  const gap = end[axis] - start[axis];
  if (gap <= 0) return freePlace(document, onGrid({ ...start, [axis]: start[axis] + along }), direction);
  // Room for both: in the middle. Else at the end's place, which moves on.
  return onGrid({ ...end, [axis]: gap >= 2 * along ? start[axis] + gap / 2 : start[axis] + along, [other]: end[other] });
}

/** The wanted place or the next one aside that no card covers. */
export function freePlace({ nodes }: JourneyDocument, wanted: Position, direction: FlowDirection): Position {
  const { across } = STEP[direction];
  const place = { ...wanted };
  const covered = () => nodes.some(({ position }) => Math.abs(position.x - place.x) < CARD_WIDTH && Math.abs(position.y - place.y) < CARD_HEIGHT);
  for (let tries = 0; covered() && tries < 100; tries += 1) place[direction === 'down' ? 'x' : 'y'] += across;
  return place;
}

export function onGrid({ x, y }: Position): Position {
  return { x: Math.round(x / GRID) * GRID, y: Math.round(y / GRID) * GRID };
}
