/** Asks the policy about one message and writes down the answer: message record, reservation, decision. */
import type { MessageRequest } from '@nachklang/nodes/sdk';
import type { Deferral, DecisionRecord, MessageRecord } from '../../engine/model.ts';
import { decide, reserve } from '../policy/index.ts';
import type { AdvanceInput } from './advance.ts';

export type MessageAnswer = { decision: DecisionRecord; reserved: boolean } & (
  | { kind: 'send'; message: MessageRecord }
  | { kind: 'defer'; deferral: Deferral; until: number }
  | { kind: 'skip' }
);

const DEFAULT_DEFER_MS = 3 * 24 * 3_600_000;

export function askPolicy(input: AdvanceInput, request: MessageRequest): MessageAnswer {
  const { enrollment, contact, now, caps } = input;
  const key = `${enrollment._id}|${enrollment.nodeId}|${enrollment.visits[enrollment.nodeId] ?? 1}`;
  const firstAt = enrollment.deferral?.firstAt ?? now;
  const expiresAt = enrollment.deferral?.expiresAt ?? firstAt + (request.deferForMs ?? DEFAULT_DEFER_MS);
  const attempts = (enrollment.deferral?.attempts ?? 0) + 1;
  const verdict = decide({ key, request, contact, caps, now, expiresAt });
  const decision: DecisionRecord = {
    _id: `${key}|${attempts}`,
    shopId: enrollment.shopId,
    contactId: contact._id,
    messageKey: key,
    journeyId: enrollment.journeyId,
    nodeId: enrollment.nodeId,
    at: now,
    outcome: verdict.kind,
    reason: verdict.reason,
    checks: verdict.checks,
  };
  if (verdict.kind === 'defer') {
    decision.nextPossibleAt = verdict.until;
    return { kind: 'defer', decision, reserved: false, until: verdict.until, deferral: { request, firstAt, expiresAt, attempts } };
  }
  if (verdict.kind === 'skip') {
    if (verdict.nextPossibleAt !== undefined) decision.nextPossibleAt = verdict.nextPossibleAt;
    return { kind: 'skip', decision, reserved: false };
  }
  if (verdict.counted) {
    const slot = { key, at: now, channel: request.channel, class: request.class };
    reserve(contact, request.category === undefined ? slot : { ...slot, category: request.category }, caps);
  }
  return { kind: 'send', decision, reserved: verdict.counted, message: messageOf(input, request, key) };
}

function messageOf({ enrollment, contact, now }: AdvanceInput, request: MessageRequest, key: string): MessageRecord {
  return {
    _id: key,
    shopId: enrollment.shopId,
    contactId: contact._id,
    enrollmentId: enrollment._id,
    journeyId: enrollment.journeyId,
    versionId: enrollment.versionId,
    nodeId: enrollment.nodeId,
    ...(enrollment.orderId !== undefined && { orderId: enrollment.orderId }),
    ...(enrollment.parcelId !== undefined && { parcelId: enrollment.parcelId }),
    ...(enrollment.lineId !== undefined && { lineId: enrollment.lineId }),
    channel: request.channel,
    class: request.class,
    ...(request.category !== undefined && { category: request.category }),
    email: request.email,
    locale: contact.view.locale,
    to: (request.channel === 'email' ? contact.view.email : contact.view.phone) ?? '',
    trackClicks: request.trackClicks,
    state: 'queued',
    attempts: 0,
    createdAt: now,
    nextAttemptAt: now,
  };
}
