/** A real run as moments, from the trail it left. */
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import type { Enrollment } from '../api/types.ts';
import { inOrder, type Moment, type Stop, type Told } from './moments.ts';

type Trailed = Pick<Enrollment, 'trail' | 'state' | 'nodeId' | 'startedAt' | 'dueAt' | 'waitsFor' | 'endedAt' | 'endReason' | 'trigger' | 'deferral'>;

/** @param document the version it ran on: it says where a port leads */
export function enrollmentMoments(run: Trailed, document: JourneyDocument): Moment[] {
  const targets = new Map(document.edges.map(({ from, port, to }) => [`${from}/${port}`, to]));
  const moments: Told[] = [];
  let arrivedAt = run.startedAt;
  for (const { nodeId, visit, at, port } of run.trail) {
    const to = targets.get(`${nodeId}/${port ?? ''}`);
    const stop: Stop = { nodeId, visit, at: arrivedAt, leftAt: at, ...(port !== undefined && { port }), ...(to !== undefined && { to }), ...(port === 'skipped' && { skipped: true }) };
    if (at > arrivedAt) moments.push({ kind: 'wait', at: arrivedAt, stop, until: at });
    // A step without a port is where an event ended the run; the end itself says so.
    if (port !== undefined) moments.push({ kind: 'left', at, stop });
    arrivedAt = at;
  }
  return inOrder([{ kind: 'event', at: run.startedAt, event: { type: run.trigger.type } }], [...moments, ...lastMoment(run, arrivedAt)]);
}

function lastMoment(run: Trailed, arrivedAt: string): Told[] {
  const { state, nodeId, dueAt, waitsFor, endedAt, endReason, deferral } = run;
  if (state !== 'active') return [{ kind: 'end', at: endedAt ?? arrivedAt, nodeId, state, reason: endReason ?? state }];
  const stop: Stop = { nodeId, visit: 1, at: arrivedAt };
  return [{ kind: 'wait', at: arrivedAt, stop, ...(dueAt !== undefined && { until: dueAt }), ...(waitsFor !== undefined && { waitsFor }), ...(deferral !== undefined && { deferred: true }) }];
}
