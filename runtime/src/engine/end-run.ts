/** How a run ends before its last node: what it waited for is over, and its trail says why. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { BatchState } from './batch-state.ts';
import type { Failed } from './failure.ts';
import type { EnrollmentRecord } from './model.ts';

export function fail(state: BatchState, enrollment: EnrollmentRecord, { error, failure }: Failed, now: EpochMs): void {
  enrollment.failure = failure;
  finish(state, enrollment, 'failed', error, now);
}

export function finish(state: BatchState, enrollment: EnrollmentRecord, ended: 'exited' | 'failed', reason: string, now: EpochMs): void {
  enrollment.state = ended;
  enrollment.endedAt = now;
  enrollment.endReason = reason;
  enrollment.trail.push({ nodeId: enrollment.nodeId, at: now, visit: enrollment.visits[enrollment.nodeId] ?? 1, note: reason });
  enrollment.dueAt = undefined;
  enrollment.waitFor = undefined;
  enrollment.deferral = undefined;
  state.touch(enrollment);
}
