/** A difference laid over the canvas, on the union of both documents: what comes, what goes, what is changed. */
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import type { CanvasOverlay, EdgeOverlay, NodeOverlay } from '../canvas/overlay.ts';
import { edgeKey } from '../journey-store/edge-key.ts';
import type { JourneyDifference } from './difference.ts';
import { unionOf } from './union-document.ts';

type Words = Record<'added' | 'changed' | 'removed', string>;

export function differenceOverlay(difference: JourneyDifference, before: JourneyDocument | undefined, after: JourneyDocument, words: Words): CanvasOverlay {
  // Where nothing was live yet, everything is new: nothing stands out.
  if (before === undefined) return { nodes: {}, edges: {} };
  const nodes: Record<string, NodeOverlay> = {};
  for (const { kind, node } of difference.nodes) nodes[node.id] = { tone: kind, badge: words[kind] };
  for (const emailNode of nodesWithChangedEmail(difference, after)) nodes[emailNode] ??= { tone: 'changed', badge: words.changed };
  const [old, now] = [new Set(before.edges.map(edgeKey)), new Set(after.edges.map(edgeKey))];
  const edges: Record<string, EdgeOverlay> = {};
  for (const edge of unionOf(before, after).edges) {
    const key = edgeKey(edge);
    if (!old.has(key)) edges[key] = { tone: 'added' };
    else if (!now.has(key)) edges[key] = { tone: 'removed' };
  }
  return { nodes, edges };
}

/** A card whose mail says something else does something else. */
function nodesWithChangedEmail({ emails }: JourneyDifference, { nodes }: JourneyDocument): string[] {
  const keys = new Set(emails.map(({ key }) => key));
  return nodes.filter(({ settings }) => typeof settings['email'] === 'string' && keys.has(settings['email'])).map(({ id }) => id);
}
