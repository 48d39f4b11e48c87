/**
 * How big a card is and where its exits are, without asking the browser: 500 cards need no measuring before they are drawn, and edges
 * to cards that are out of sight know where they end.
 */
import type { NodeHandle } from '@xyflow/react';
import type { FlowDirection } from '../../journey-store/graph/flow-direction.ts';
import { BOTTOM, LEFT, RIGHT, TOP } from './positions.ts';

export const CARD_WIDTH = 280;
const PADDING = 9;
const TITLE = 28;
const LINE = 17;
const PORTS_ROW = 22;
const FIGURES_ROW = 28;
/** Characters that surely fit into a line of the summary. */
const LINE_CHARS = 40;
/** Of the dot at an exit or entrance; edges end at its middle. */
const DOT = 10;

export interface CardShape {
  summaryLines: 0 | 1 | 2;
  ports: readonly string[];
  figures: boolean;
  direction: FlowDirection;
}

export function summaryLines(summary: string): 0 | 1 | 2 {
  return summary === '' ? 0 : summary.length <= LINE_CHARS ? 1 : 2;
}

export function cardHeight({ summaryLines: lines, ports, figures, direction }: CardShape): number {
  const rows = ports.length < 2 ? 0 : direction === 'down' ? 1 : ports.length;
  return 2 * PADDING + TITLE + lines * LINE + (lines > 0 ? 4 : 0) + (figures ? FIGURES_ROW : 0) + rows * PORTS_ROW;
}

/** The entrance is called `in`; exits by their ports. */
export function cardHandles(shape: CardShape, hasEntrance: boolean): NodeHandle[] {
  const { ports, direction } = shape;
  const height = cardHeight(shape);
  const down = direction === 'down';
  const around = ({ x, y }: { x: number; y: number }) => ({ x: x - DOT / 2, y: y - DOT / 2, width: DOT, height: DOT });
  const entrance: NodeHandle = { id: 'in', type: 'target', position: down ? TOP : LEFT, ...around(down ? { x: CARD_WIDTH / 2, y: 0 } : { x: 0, y: height / 2 }) };
  return [
    ...(hasEntrance ? [entrance] : []),
    ...ports.map((id, index): NodeHandle => ({ id, type: 'source', position: down ? BOTTOM : RIGHT, ...around(portPlace(shape, index)) })),
  ];
}

/** Where an exit is, from the card's corner. */
export function portPlace(shape: CardShape, index: number): { x: number; y: number } {
  const { ports, direction } = shape;
  const height = cardHeight(shape);
  if (direction === 'down') return { x: (CARD_WIDTH * (index + 0.5)) / Math.max(ports.length, 1), y: height };
  if (ports.length < 2) return { x: CARD_WIDTH, y: height / 2 };
  return { x: CARD_WIDTH, y: height - PADDING / 2 - (ports.length - index - 0.5) * PORTS_ROW };
}
