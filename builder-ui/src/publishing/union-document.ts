/** One document with everything of two, so that the canvas can show what goes beside what comes. What exists in both stands as it is now. */
import type { JourneyDocument, JourneyNode } from '@nachklang/nodes/sdk';
import { CARD_WIDTH } from '../canvas/cards/card-geometry.ts';
import { edgeKey } from '../journey-store/edge-key.ts';

const CARD_HEIGHT = 120;
const GAP = 24;

export function unionOf(before: JourneyDocument | undefined, after: JourneyDocument): JourneyDocument {
  if (before === undefined) return after;
  const edges = new Set(after.edges.map(edgeKey));
  return {
    ...after,
    nodes: withGone(before.nodes, after.nodes),
    edges: [...after.edges, ...before.edges.filter((edge) => !edges.has(edgeKey(edge)))],
    emails: { ...before.emails, ...after.emails },
  };
}

/** What took the place of something gone stands on it: that moves aside. */
function withGone(before: readonly JourneyNode[], after: readonly JourneyNode[]): JourneyNode[] {
  const kept = new Set(after.map(({ id }) => id));
  const all = [...after];
  for (const node of before) {
    if (kept.has(node.id)) continue;
    let { x } = node.position;
    const { y } = node.position;
    for (let hit = onto(all, x, y); hit !== undefined; hit = onto(all, x, y)) x = hit.position.x + CARD_WIDTH + GAP;
    all.push({ ...node, position: { x, y } });
  }
  return all;
}

function onto(nodes: readonly JourneyNode[], x: number, y: number): JourneyNode | undefined {
  return nodes.find(({ position }) => Math.abs(position.x - x) < CARD_WIDTH && Math.abs(position.y - y) < CARD_HEIGHT);
}
