/** A real run as moments: the trail it left, what the policy decided, the messages it sent, and what people did to it. */
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import type { Decision, Message, RunPath } from '../api/types.ts';
import { inOrder, type Moment, type Stop, type Told } from './moments.ts';

export interface RunStop extends Stop {
  /** The version this step was taken on. */
  version: number;
  decisions: Decision[];
  message?: Message;
}

type Step = RunPath['steps'][number];

export function enrollmentMoments(path: RunPath): Moment<RunStop>[] {
  const { enrollment, steps, interventions } = path;
  const documents = new Map(path.versions.map(({ version, document }) => [version, document]));
  const moments = steps.flatMap((step, index) => momentsOf(step, step.enteredAt ?? (index === 0 ? enrollment.startedAt : step.leftAt), path, documents.get(step.version)));
  const deeds = interventions.map((intervention): Told<RunStop> => ({ kind: 'deed', at: intervention.at, nodeId: intervention.toNodeId ?? intervention.nodeId, deed: intervention }));
  const began: Told<RunStop> = { kind: 'event', at: enrollment.startedAt, event: { type: enrollment.trigger.type } };
  return inOrder([began], inOrder(deeds, [...moments, ...lastMoments(path)]));
}

function momentsOf(step: Step, at: string, path: RunPath, document: JourneyDocument | undefined): Told<RunStop>[] {
  const { nodeId, leftAt, port, note } = step;
  const stop = stopOf({ ...step, at }, path, document);
  const waits = waitsOf(stop, leftAt);
  if (port !== undefined) return [...waits, { kind: 'left', at: leftAt, stop }];
  // Left without a port: it failed here and was tried again later, or was moved away; how it ended for good is told at the end.
  const triedAgain = path.interventions.find((one) => one.kind === 'retried' && one.nodeId === nodeId && one.at >= leftAt && one.failure === note);
  return triedAgain ? [...waits, { kind: 'end', at: leftAt, nodeId, state: 'failed', reason: note ?? '', ...(triedAgain.why && { failure: triedAgain.why }) }] : waits;
}

function stopOf({ nodeId, visit, at, version, leftAt, port }: Omit<Step, 'enteredAt' | 'leftAt'> & { at: string; leftAt?: string }, { enrollment, decisions, messages }: RunPath, document: JourneyDocument | undefined): RunStop {
  const key = `${enrollment.id}|${nodeId}|${visit}`;
  const to = document?.edges.find((edge) => edge.from === nodeId && edge.port === port)?.to;
  const message = messages.find(({ id }) => id === key);
  const own = decisions.filter((decision) => decision.message === key);
  return {
    nodeId, visit, at, version, decisions: own,
    ...(leftAt !== undefined && { leftAt }),
    ...(port !== undefined && { port }),
    ...(to !== undefined && { to }),
    ...(message !== undefined && { message }),
    ...(own.at(-1)?.outcome === 'skip' && { skipped: true }),
  };
}

/** A message put off rests by decision of the policy; any other rest shows by the time between coming and going. */
function waitsOf(stop: RunStop, leftAt: string): Told<RunStop>[] {
  const putOff = stop.decisions.filter(({ outcome }) => outcome === 'defer');
  if (putOff.length > 0) return putOff.map((decision) => ({ kind: 'wait', at: decision.at, stop, deferred: true, ...(decision.nextPossibleAt !== undefined && { until: decision.nextPossibleAt }) }));
  return leftAt > stop.at ? [{ kind: 'wait', at: stop.at, stop, until: leftAt }] : [];
}

function lastMoments(path: RunPath): Told<RunStop>[] {
  const { enrollment: { state, nodeId, dueAt, waitsFor, endedAt, endReason, failure, deferral, startedAt, version }, steps, present, versions } = path;
  const at = present?.enteredAt ?? steps.at(-1)?.leftAt ?? startedAt;
  if (state !== 'active') return [{ kind: 'end', at: endedAt ?? at, nodeId, state, reason: endReason ?? '', ...(failure && { failure }) }];
  const stop = stopOf({ nodeId, visit: present?.visit ?? 1, at, version }, path, versions.at(-1)?.document);
  const until = dueAt === undefined ? {} : { until: dueAt };
  return [{ kind: 'wait', at: deferral?.since ?? at, stop, ...until, ...(waitsFor !== undefined && { waitsFor }), ...(deferral !== undefined && { deferred: true }) }];
}
