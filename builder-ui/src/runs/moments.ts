/**
 * A run as a row of moments, in order: what both a test and a real run come down to, what the time line walks along and what the
 * canvas lights up. Several moments may share an instant; their order tells them apart.
 */
import type { CanvasOverlay, EdgeOverlay, NodeOverlay, OverlayTone } from '../canvas/overlay.ts';

export type Moment = { at: string } & (
  | { kind: 'event'; event: { type: string; data?: Record<string, unknown> } }
  /** Rests at a node, until then at the latest. */
  | { kind: 'wait'; nodeId: string; until?: string }
  /** A message asked for, and what the policy said. */
  | { kind: 'decision'; nodeId: string; outcome: 'send' | 'defer' | 'skip' }
  /** Leaves a node by a port; `to` is where that leads. */
  | { kind: 'left'; nodeId: string; port: string; to?: string }
  | { kind: 'end'; nodeId: string; state: 'completed' | 'exited' | 'failed' }
);

/** Everything up to and including the moment of that index. */
export function overlayAt(moments: readonly Moment[], index: number, badge: (moment: Moment) => string): CanvasOverlay {
  const nodes: Record<string, NodeOverlay> = {};
  const edges: Record<string, EdgeOverlay> = {};
  moments.slice(0, index + 1).forEach((moment, position) => {
    if (moment.kind === 'event') return;
    const current = position === index;
    nodes[moment.nodeId] = { tone: toneOf(moment, current, nodes[moment.nodeId]?.tone), badge: badge(moment) };
    if (moment.kind === 'left' && moment.to !== undefined) edges[`${moment.nodeId}/${moment.to}/${moment.port}`] = { tone: current ? 'now' : 'done' };
  });
  return { nodes, edges };
}

function toneOf(moment: Exclude<Moment, { kind: 'event' }>, current: boolean, before: OverlayTone | undefined): OverlayTone {
  switch (moment.kind) {
    case 'wait':
      return 'waiting';
    case 'decision':
      return moment.outcome === 'skip' ? 'skipped' : moment.outcome === 'defer' ? 'waiting' : current ? 'now' : 'done';
    case 'left':
      // A message that was not sent stays seen as such.
      return before === 'skipped' ? 'skipped' : current ? 'now' : 'done';
    case 'end':
      return moment.state === 'failed' ? 'failed' : before === 'skipped' ? 'skipped' : 'done';
  }
}
