/** The messages of a contact's other runs that compete with one: those that wait for a slot, and those known to come due. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import { DEFAULT_DEFER_MS } from '../stages/advancing/index.ts';
import type { Rival } from '../stages/policy/index.ts';
import type { CompiledJourney, CompiledNode } from './compile-journey.ts';
import type { EnrollmentRecord } from './model.ts';

/** A chain of nodes longer than this is not looked through. */
const MOST_STEPS = 20;

/** `settleMs`: advertising that is still to come will be decided on so much later. */
export function findRivals(
  runs: readonly EnrollmentRecord[], self: EnrollmentRecord, journeyOf: (versionId: string) => CompiledJourney | undefined, settleMs: number,
): Rival[] {
  return runs.flatMap((run) => {
    const journey = run === self || run.dueAt === undefined ? undefined : journeyOf(run.versionId);
    return journey && run.dueAt !== undefined ? rivalIn(run, run.dueAt, journey, settleMs) : [];
  });
}

function rivalIn(run: EnrollmentRecord, dueAt: EpochMs, journey: CompiledJourney, settleMs: number): Rival[] {
  const { _id, nodeId, visits, deferral, orderId } = run;
  const about = { journeyId: run.journeyId, orderId };
  const own = journey.document.settings.priority;
  if (deferral) {
    const { request, firstAt: since, expiresAt } = deferral;
    return [{ ...about, at: dueAt, key: `${_id}|${nodeId}|${visits[nodeId] ?? 1}`, request, since, expiresAt, ...judged(journey, request.email), priority: Math.max(own, request.priority ?? 0) }];
  }
  const node = run.waitFor ? undefined : messageAfter(journey, nodeId);
  const plan = node?.type.definition.sendsMessage?.(node.settings);
  if (!node || !plan) return [];
  const key = `${_id}|${node.id}|${(visits[node.id] ?? 0) + 1}`;
  const expiresAt = dueAt + (plan.deferForMs ?? DEFAULT_DEFER_MS);
  const at = plan.whenBlocked === 'ignore' || plan.class === 'transactional' ? dueAt : dueAt + settleMs;
  return [{ ...about, at, key, request: { ...plan, trackClicks: false }, since: dueAt, expiresAt, ...judged(journey, plan.email), priority: Math.max(own, plan.priority ?? 0) }];
}

/** The message node that a wait leads to without another choice or wait. */
function messageAfter(journey: CompiledJourney, from: string): CompiledNode | undefined {
  let node = journey.nodes.get(from);
  for (let step = 0; node && step < MOST_STEPS; step += 1) {
    if (node.targets.size !== 1) return undefined;
    const [target = ''] = node.targets.values();
    node = journey.nodes.get(target);
    if (!node || node.type.definition.sendsMessage?.(node.settings)) return node;
    if (node.type.definition.kind !== 'action' || node.type.definition.pauses === true) return undefined;
  }
  return undefined;
}

function judged(journey: CompiledJourney, email: string): Pick<Rival, 'advertising'> {
  return { advertising: journey.advertising.get(email) };
}
