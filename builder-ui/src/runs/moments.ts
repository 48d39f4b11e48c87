/**
 * A run as a row of moments, in order: what both a test and a real run come down to, what the time line walks along and what the
 * canvas lights up. Several moments may share an instant; their order tells them apart.
 */
import type { FailureReason } from '../api/types.ts';
import type { CanvasOverlay, EdgeOverlay, NodeOverlay, OverlayTone } from '../canvas/overlay.ts';
import { edgeKey } from '../journey-store/edge-key.ts';

/** One visit of a node. */
export interface Stop {
  nodeId: string;
  visit: number;
  at: string;
  leftAt?: string;
  /** The way it left, and where that leads; no `to` where the way ends. */
  port?: string;
  to?: string;
  /** A message was asked for and not sent. */
  skipped?: boolean;
}

export interface Happening {
  type: string;
  data?: Record<string, unknown>;
}

export interface Deed {
  kind: 'moved' | 'ended' | 'retried';
  byName?: string;
  fromVersion?: number;
  toVersion?: number;
  failure?: string;
}

export type EndState = 'completed' | 'exited' | 'failed';

/** A moment before it has its place among the others. */
export type Told<S extends Stop = Stop> = { at: string } & (
  | { kind: 'event'; event: Happening }
  /** Rests at a node, until then at the latest; `waitsFor` are types of events. */
  | { kind: 'wait'; stop: S; until?: string; waitsFor?: readonly string[]; deferred?: boolean }
  | { kind: 'left'; stop: S }
  /** Somebody moved, ended or retried the run. */
  | { kind: 'deed'; nodeId: string; deed: Deed }
  | { kind: 'end'; nodeId: string; state: EndState; reason: string; failure?: FailureReason }
);

/** `place` counts from 0. */
export type Moment<S extends Stop = Stop> = Told<S> & { place: number };

/** In order of time. Of the same instant, what happened comes first, then what the run did about it. */
export function inOrder<S extends Stop>(events: readonly Told<S>[], ofRun: readonly Told<S>[]): Moment<S>[] {
  const merged: Told<S>[] = [];
  let next = 0;
  for (const moment of ofRun) {
    for (let event = events[next]; event !== undefined && event.at <= moment.at; event = events[next]) {
      merged.push(event);
      next += 1;
    }
    merged.push(moment);
  }
  return [...merged, ...events.slice(next)].map((told, place) => ({ ...told, place }));
}

/** What the canvas shows after the moment of that index. `badge` says a few words at the card's corner. */
export function overlayAt<S extends Stop>(moments: readonly Moment<S>[], index: number, badge: (moment: Moment<S>) => string): CanvasOverlay {
  const nodes: Record<string, NodeOverlay> = {};
  const edges: Record<string, EdgeOverlay> = {};
  for (const moment of moments.slice(0, index + 1)) {
    if (moment.kind === 'event' || moment.kind === 'deed') continue;
    const current = moment.place === index;
    const nodeId = nodeOf(moment);
    nodes[nodeId] = { tone: toneOf(moment, current, nodes[nodeId]?.tone), badge: badge(moment) };
    if (moment.kind !== 'left' || moment.stop.port === undefined || moment.stop.to === undefined) continue;
    const { port, to } = moment.stop;
    edges[edgeKey({ from: nodeId, port, to })] = { tone: current ? 'now' : 'done' };
  }
  return { nodes, edges };
}

/** The node a moment is about. */
export function nodeOf(moment: Exclude<Told, { kind: 'event' }>): string {
  return 'stop' in moment ? moment.stop.nodeId : moment.nodeId;
}

function toneOf(moment: Exclude<Told, { kind: 'event' | 'deed' }>, current: boolean, before: OverlayTone | undefined): OverlayTone {
  if (moment.kind === 'wait') return 'waiting';
  if (moment.kind === 'left') return moment.stop.skipped === true ? 'skipped' : current ? 'now' : 'done';
  if (moment.state === 'failed') return 'failed';
  return before === 'skipped' ? 'skipped' : 'done';
}
