/** A store for reports: of what is over it keeps what a report tells, so that a year of orders fits into the memory. */
import type { JourneyEvent } from '@nachklang/nodes/sdk';
import type { Changes } from '../engine/changes.ts';
import type { EnrollmentRecord } from '../engine/model.ts';
import { MemoryEngineStore } from './memory-engine-store.ts';

export class ReportStore extends MemoryEngineStore {
  /** The engine never looks at ended runs and at decisions again. */
  override apply(changes: Changes): void {
    super.apply(changes);
    for (const { record } of changes.enrollments) if (record.state !== 'active') this.enrollments.set(record._id, withoutStory(record));
    for (const { competitors: _competitors, ...decision } of changes.decisions) {
      if (decision.outcome === 'send') this.decisions.delete(decision._id);
      else this.decisions.set(decision._id, { ...decision, checks: [] });
    }
  }
}

const FORGOTTEN: JourneyEvent = { id: '', source: '', type: 'custom.forgotten', time: 0, receivedAt: 0, contactId: '', data: { properties: {} } };
const NOTHING: Pick<EnrollmentRecord, 'trigger' | 'visits' | 'path' | 'trail'> = { trigger: FORGOTTEN, visits: {}, path: {}, trail: [] };

/** What started it, and where it came by. */
function withoutStory(run: EnrollmentRecord): EnrollmentRecord {
  const { _id, shopId, journeyId, versionId, contactId, partition, subject, orderId, state, revision, nodeId, visitStartedAt, messagesSent, startedAt, endedAt, endReason } = run;
  const kept: EnrollmentRecord = { _id, shopId, journeyId, versionId, contactId, partition, subject, state, revision, nodeId, visitStartedAt, messagesSent, startedAt, ...NOTHING };
  if (orderId !== undefined) kept.orderId = orderId;
  if (endedAt !== undefined) kept.endedAt = endedAt;
  if (endReason !== undefined) kept.endReason = endReason;
  return kept;
}
