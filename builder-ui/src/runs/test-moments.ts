/** One run of a test as moments, with all that is known of each stop. */
import type { TestedRun, TestRun, TestVisit } from '../api/types.ts';
import { inOrder, type Moment, type Stop, type Told } from './moments.ts';

export interface TestStop extends Stop {
  visited: TestVisit;
}

type Wait = Extract<Told<TestStop>, { kind: 'wait' }>;

export function testMoments({ events, document }: Pick<TestRun, 'events' | 'document'>, run: TestedRun): Moment<TestStop>[] {
  const targets = new Map(document.edges.map(({ from, port, to }) => [`${from}/${port}`, to]));
  const ofRun = run.visits.flatMap((visit) => momentsOf(visit, targets));
  const last = run.visits.at(-1);
  if (run.end !== undefined && last !== undefined) ofRun.push({ kind: 'end', at: run.end.at.utc, nodeId: last.nodeId, state: run.end.state, reason: run.end.reason, ...(run.end.failure && { failure: run.end.failure }) });
  return inOrder(happenings(events, run), ofRun);
}

/** What happened to the same parcel, or to the order or person as a whole. */
function happenings(events: TestRun['events'], { parcelId }: TestedRun): Told<TestStop>[] {
  return events
    .filter((event) => parcelId === undefined || event.parcelId === undefined || event.parcelId === parcelId)
    .map(({ at, type, status }) => ({ kind: 'event', at: at.utc, event: { type, ...(status !== undefined && { data: { status } }) } }));
}

function momentsOf(visited: TestVisit, targets: ReadonlyMap<string, string>): Told<TestStop>[] {
  const { nodeId, visit, at, leftAt, port, message } = visited;
  const to = targets.get(`${nodeId}/${port ?? ''}`);
  const stop: TestStop = {
    nodeId, visit, visited, at: at.utc,
    ...(leftAt !== undefined && { leftAt: leftAt.utc }),
    ...(port !== undefined && { port }),
    ...(to !== undefined && { to }),
    ...(message?.decisions.at(-1)?.outcome === 'skip' && { skipped: true }),
  };
  const waits = waitsOf(stop);
  return leftAt === undefined || port === undefined ? waits : [...waits, { kind: 'left', at: leftAt.utc, stop }];
}

/** A node asked again after an event that did not concern it waits on for the same: that is one wait. A message put off waits, too. */
function waitsOf(stop: TestStop): Wait[] {
  const { waits, message } = stop.visited;
  const rests = waits.map(({ from, until, waitsFor }): Wait => ({ kind: 'wait', at: from.utc, stop, ...(until !== undefined && { until: until.utc }), ...(waitsFor !== undefined && { waitsFor }) }));
  const putOff = (message?.decisions ?? []).flatMap(({ at, outcome, until }): Wait[] => (outcome === 'defer' ? [{ kind: 'wait', at: at.utc, stop, deferred: true, ...(until !== undefined && { until: until.utc }) }] : []));
  return [...rests, ...putOff].filter((wait, index, all) => {
    const before = all[index - 1];
    return before === undefined || before.until !== wait.until || before.waitsFor?.join() !== wait.waitsFor?.join();
  });
}
