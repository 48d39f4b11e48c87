/** The outbox document an effect becomes: a pure function of the enrollment, so that it can be made again after a crash. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { EnrollmentRecord, EventRecord, WantedEffect } from './model.ts';
import type { CallRecord, MessageRecord, TaskRecord } from './outbox-model.ts';

export type OutboxRecord =
  | { kind: 'message'; record: MessageRecord }
  | { kind: 'call'; record: CallRecord }
  | { kind: 'task'; record: TaskRecord }
  | { kind: 'event'; record: EventRecord }
  | { kind: 'none' };

export function outboxRecord(wanted: WantedEffect, enrollment: EnrollmentRecord, at: EpochMs): OutboxRecord {
  if (wanted.kind === 'message') return { kind: 'message', record: messageRecord(wanted, enrollment, at) };
  const { shopId, contactId, _id: enrollmentId, orderId, partition } = enrollment;
  const { key: _id, nodeId, effect } = wanted;
  switch (effect.kind) {
    case 'call':
      return {
        kind: 'call',
        record: { _id, shopId, contactId, enrollmentId, nodeId, request: effect, state: 'queued', attempts: 0, createdAt: at, nextAttemptAt: at },
      };
    case 'task': {
      const { kind: _kind, ...task } = effect;
      return { kind: 'task', record: { _id, shopId, contactId, enrollmentId, ...(orderId !== undefined && { orderId }), ...task, state: 'open', createdAt: at } };
    }
    case 'emit-event':
      return {
        kind: 'event',
        record: {
          _id: `${shopId}|nachklang:journey|${_id}`, shopId, source: 'nachklang:journey', type: effect.type, time: at, receivedAt: at, contactId, partition,
          ...(orderId !== undefined && { orderId }), data: { properties: effect.properties }, state: 'pending',
        },
      };
    default:
      return { kind: 'none' };
  }
}

function messageRecord(wanted: Extract<WantedEffect, { kind: 'message' }>, enrollment: EnrollmentRecord, at: EpochMs): MessageRecord {
  const { request, key, nodeId, locale, to, advertising } = wanted;
  const { shopId, contactId, journeyId, versionId, orderId, parcelId, lineId } = enrollment;
  return {
    _id: key, shopId, contactId, enrollmentId: enrollment._id, journeyId, versionId, nodeId,
    ...(orderId !== undefined && { orderId }),
    ...(parcelId !== undefined && { parcelId }),
    ...(lineId !== undefined && { lineId }),
    channel: request.channel,
    class: request.class,
    ...(request.category !== undefined && { category: request.category }),
    email: request.email,
    locale, to,
    trackClicks: request.trackClicks,
    ...(advertising !== undefined && { advertising }),
    state: 'queued', attempts: 0, createdAt: at, nextAttemptAt: at,
  };
}
