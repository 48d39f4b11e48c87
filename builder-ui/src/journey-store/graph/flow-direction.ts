/** Whether a journey is drawn downwards or to the right, read from where its nodes stand; so everybody sees the same. */
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import { nodesById } from './nodes-by-id.ts';

export type FlowDirection = 'down' | 'right';

/** A card is wider than high: going right, neighbours stand further apart. */
const WIDTH_TO_HEIGHT = 2;
/** Downwards, unless clearly more edges speak for the right. */
const CLEARLY = 1.5;

export function flowDirection(document: JourneyDocument): FlowDirection {
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
  return right > CLEARLY * down ? 'right' : 'down';
}
