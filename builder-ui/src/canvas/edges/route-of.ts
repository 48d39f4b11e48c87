/** The line of an edge. It turns aside right below the card it leaves and comes down where its target stands, so that it does not run behind the cards between. */
import { getSmoothStepPath, Position } from '@xyflow/react';
import { CARD_WIDTH } from '../cards/card-geometry.ts';

const CARD_HEIGHT = 110;

interface Ends {
  sourceX: number;
  sourceY: number;
  targetX: number;
  targetY: number;
  sourcePosition: Position;
  targetPosition: Position;
}

/** Close to the card when the way leads aside; a small shift to the card below turns halfway. */
const TURN_AFTER = 10;
const LANE = 7;
const TURN_BEFORE = 12;
const ASIDE = 140;

/** The path, and where its middle is. @param lane which of the edges of its card it is */
export function routeOf(ends: Ends, lane: number): [path: string, x: number, y: number] {
  const down = ends.sourcePosition === Position.Bottom;
  const length = down ? ends.targetY - ends.sourceY : ends.targetX - ends.sourceX;
  const aside = Math.abs(down ? ends.targetX - ends.sourceX : ends.targetY - ends.sourceY);
  const turn = aside < ASIDE && length < 3 * ASIDE ? length / 2 : Math.min(TURN_AFTER + LANE * lane, length - TURN_BEFORE);
  const center = length <= 2 * TURN_BEFORE ? around(ends, down, lane) : down ? { centerY: ends.sourceY + turn } : { centerX: ends.sourceX + turn };
  const [path, x, y] = getSmoothStepPath({ ...ends, ...center, borderRadius: 12, offset: 10 });
  return [path, x, y];
}

/** A way back runs beside the cards: in the gap before a card that stands aside, else around the column, on the side of its exit. */
function around({ sourceX, sourceY, targetX, targetY }: Ends, down: boolean, lane: number): { centerX: number } | { centerY: number } {
  return down ? { centerX: beside(sourceX, targetX, CARD_WIDTH / 2, 12 * lane) } : { centerY: beside(sourceY, targetY, CARD_HEIGHT / 2, 12 * lane) };
}

function beside(source: number, target: number, half: number, shift: number): number {
  if (target - source > 2 * half) return target - half - 20 - shift;
  if (source - target > 2 * half) return target + half + 20 + shift;
  return source <= target ? Math.min(source, target) - half - 24 - shift : Math.max(source, target) + half + 24 + shift;
}
