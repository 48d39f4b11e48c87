/** One run of a test as moments, with all that is known of each stop. */
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import type { TestedRun, TestRun, TestVisit } from '../api/types.ts';
import { inOrder, type Moment, type Stop, type Told } from './moments.ts';

export interface TestStop extends Stop {
  visited: TestVisit;
}

export function testMoments({ events, document }: Pick<TestRun, 'events' | 'document'>, run: TestedRun): Moment<TestStop>[] {
  const targets = targetsOf(document);
  const ofRun = run.visits.flatMap((visit) => momentsOf(visit, targets));
  if (run.end !== undefined) {
    const last = run.visits.at(-1);
    if (last !== undefined) ofRun.push({ kind: 'end', at: run.end.at.utc, nodeId: last.nodeId, state: run.end.state, reason: run.end.reason });
  }
  return inOrder(happenings(events, run), ofRun);
}

/** What happened to the same parcel, or to the order or person as a whole. */
function happenings(events: TestRun['events'], { parcelId }: TestedRun): Told<TestStop>[] {
  return events
    .filter((event) => parcelId === undefined || event.parcelId === undefined || event.parcelId === parcelId)
    .map(({ at, type, status }) => ({ kind: 'event', at: at.utc, event: { type, ...(status !== undefined && { data: { status } }) } }));
}

function momentsOf(visited: TestVisit, targets: ReadonlyMap<string, string>): Told<TestStop>[] {
  const { nodeId, visit, at, leftAt, port, waits, message } = visited;
  const to = targets.get(`${nodeId}/${port ?? ''}`);
  const stop: TestStop = {
    nodeId, visit, visited, at: at.utc,
    ...(leftAt !== undefined && { leftAt: leftAt.utc }),
    ...(port !== undefined && { port }),
    ...(to !== undefined && { to }),
    ...(message?.decisions.at(-1)?.outcome === 'skip' && { skipped: true }),
  };
  const moments = waits.map(({ from, until, waitsFor }): Told<TestStop> => ({
    kind: 'wait', at: from.utc, stop, ...(until !== undefined && { until: until.utc }), ...(waitsFor !== undefined && { waitsFor }), ...(message !== undefined && { deferred: true }),
  }));
  return leftAt === undefined || port === undefined ? moments : [...moments, { kind: 'left', at: leftAt.utc, stop }];
}

function targetsOf({ edges }: JourneyDocument): Map<string, string> {
  return new Map(edges.map(({ from, port, to }) => [`${from}/${port}`, to]));
}
