/** What a person does to a run, as one conditional update on its revision (design §4, invariants 2 and 3). Pure. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import type { EnrollmentRecord, Intervention, Step } from '../engine/model.ts';

export interface By { at: EpochMs; by: string }
type Update = mongo.UpdateFilter<EnrollmentRecord>;

const TRAIL_LENGTH = 300;

/**
 * On another version, at the same node: the visit goes on, with its number and its beginning, so that time waited counts and every key
 * of a message or a call stays what it was. What it waited for stays until the node is asked, so that no event is missed meanwhile.
 */
export function moveHere(run: EnrollmentRecord, to: string, plan: string, { at, by }: By): Update {
  return {
    $set: { versionId: to, dueAt: at, askAnew: true },
    $inc: { revision: 1 },
    // Wanted under the old version, and in the outbox by now.
    $unset: { effects: true, effectsAt: true },
    $push: intervention({ kind: 'moved', at, by, nodeId: run.nodeId, from: run.versionId, to, toNodeId: run.nodeId, plan }),
  };
}

/** At another node: a visit of its own, with a number no visit of that node ever had. */
export function moveTo(run: EnrollmentRecord, to: string, toNodeId: string, plan: string, { at, by }: By): Update {
  return {
    $set: {
      versionId: to, nodeId: toNodeId, dueAt: at, askAnew: true, visitStartedAt: at,
      // Ids of nodes hold no dot.
      [`visits.${toNodeId}`]: (run.visits[toNodeId] ?? 0) + 1,
    },
    $inc: { revision: 1 },
    $unset: { effects: true, effectsAt: true, waitFor: true, deferral: true },
    $push: {
      ...trail(lastStep(run, at, 'moved')),
      ...intervention({ kind: 'moved', at, by, nodeId: run.nodeId, from: run.versionId, to, toNodeId, plan }),
    },
  };
}

/** Ends an active run. Whoever does it withdraws its queued messages afterwards. */
export function endRun(run: EnrollmentRecord, reason: string, { at, by }: By, plan?: string): Update {
  return {
    $set: { state: 'exited', endedAt: at, endReason: reason },
    $inc: { revision: 1 },
    $unset: { dueAt: true, waitFor: true, deferral: true, askAnew: true, effects: true, effectsAt: true },
    $push: {
      ...trail(lastStep(run, at, reason)),
      ...intervention({ kind: 'ended', at, by, nodeId: run.nodeId, ...(plan !== undefined && { plan }) }),
    },
  };
}

/** From the node where it failed, in a visit of its own: what the failed one may have asked for keeps its keys. Time waited counts. */
export function retryRun(run: EnrollmentRecord, { at, by }: By): Update {
  const visit = run.visits[run.nodeId] ?? 1;
  const last = run.trail.at(-1);
  const told = last?.nodeId === run.nodeId && last.visit === visit;
  return {
    $set: { state: 'active', dueAt: at, askAnew: true, [`visits.${run.nodeId}`]: visit + 1 },
    $inc: { revision: 1 },
    $unset: { endedAt: true, endReason: true, failure: true, effects: true, effectsAt: true },
    $push: {
      ...(!told && trail(lastStep(run, run.endedAt ?? at, run.endReason ?? 'failed'))),
      ...intervention({ kind: 'retried', at, by, nodeId: run.nodeId, failure: run.endReason ?? '', ...(run.failure && { why: run.failure }) }),
    },
  };
}

/** The visit ends here without a port. */
function lastStep({ nodeId, visits }: EnrollmentRecord, at: EpochMs, note: string): Step {
  return { nodeId, at, visit: visits[nodeId] ?? 1, note };
}

function trail(step: Step) {
  return { trail: { $each: [step], $slice: -TRAIL_LENGTH } };
}

function intervention(one: Intervention) {
  return { interventions: { $each: [one], $slice: -50 } };
}
