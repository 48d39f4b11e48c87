/** Whether an event is the one an enrollment waits for. Filters are the node's own business: it is asked again. */
import type { EnrollmentRecord, EventRecord } from '../../engine/model.ts';

export function resumes(event: EventRecord, enrollment: EnrollmentRecord): boolean {
  const wanted = enrollment.waitFor;
  if (!wanted || !wanted.types.includes(event.type) || enrollment.resumedBy?.includes(event._id)) return false;
  if (wanted.answerTo === 'call') {
    const visit = enrollment.visits[enrollment.nodeId] ?? 1;
    return event.data['callKey'] === `${enrollment._id}|${enrollment.nodeId}|${visit}`;
  }
  return wanted.scope === 'contact' || enrollment.orderId === undefined || event.orderId === enrollment.orderId;
}
