/** Whether a journey is drawn downwards or to the right, read from where its nodes stand; so everybody sees the same. */
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import { nodesById } from './nodes-by-id.ts';

export type FlowDirection = 'down' | 'right';

/** A card is wider than high: going right, neighbours stand further apart. */
const WIDTH_TO_HEIGHT = 2;

/** Changes its mind only when clearly more edges speak against `before`. */
export function flowDirection(document: JourneyDocument, before: FlowDirection = 'down'): FlowDirection {
  const nodes = nodesById(document);
  let right = 0;
  let down = 0;
  for (const { from, to } of document.edges) {
    const a = nodes.get(from)?.position;
    const b = nodes.get(to)?.position;
    if (a === undefined || b === undefined) continue;
    if (Math.abs(b.x - a.x) > WIDTH_TO_HEIGHT * Math.abs(b.y - a.y)) right += 1;
    else down += 1;
  }
  if (right === down) return before;
  if (before === 'down') return right > 1.5 * down ? 'right' : 'down';
  return down > 1.5 * right ? 'down' : 'right';
}
