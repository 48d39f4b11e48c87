/** Asks the policy about one message and writes down the answer: message record, reservation, decision. */
import type { MessageRequest } from '@nachklang/nodes/sdk';
import type { Deferral, WantedEffect } from '../../engine/model.ts';
import type { DecisionRecord } from '../../engine/outbox-model.ts';
import { decide, giveBack, reserve } from '../policy/index.ts';
import { orderProgress } from '../projections/index.ts';
import type { AdvanceInput } from './advance.ts';

export type MessageAnswer =
  | { kind: 'send'; decision: DecisionRecord; reserved: boolean; effect: WantedEffect }
  /** Without a decision while competitors are waited for. */
  | { kind: 'defer'; decision?: DecisionRecord; returned: boolean; deferral: Deferral; until: number }
  | { kind: 'skip'; decision: DecisionRecord };

/** A deferred message is given up after this where it says nothing itself. */
export const DEFAULT_DEFER_MS = 3 * 24 * 3_600_000;

export function askPolicy(input: AdvanceInput, request: MessageRequest): MessageAnswer {
  const { enrollment, journey, contact, order, shop, now, caps, policy, addressLists, rivals } = input;
  const key = `${enrollment._id}|${enrollment.nodeId}|${enrollment.visits[enrollment.nodeId] ?? 1}`;
  const firstAt = enrollment.deferral?.firstAt ?? now;
  const expiresAt = enrollment.deferral?.expiresAt ?? firstAt + (request.deferForMs ?? DEFAULT_DEFER_MS);
  const attempts = (enrollment.deferral?.attempts ?? 0) + 1;
  const settleMs = policy?.settleMs ?? 0;
  const priority = Math.max(journey.document.settings.priority, request.priority ?? 0);
  const advertising = journey.advertising.get(request.email);
  const progress = advertising?.voucher && order ? orderProgress(order) : undefined;
  const verdict = decide({
    key, request, contact, shop, caps, policy, addressLists, advertising, progress, journeyId: enrollment.journeyId, orderId: enrollment.orderId,
    now, expiresAt, priority, since: firstAt, ...(settleMs > 0 && { settleUntil: firstAt + settleMs }), ...(rivals && { rivals }),
  });
  // It may hold a slot from a try whose worker died before the run was written, and be judged otherwise now.
  const returned = verdict.kind !== 'send' && giveBack(contact, key);
  if (verdict.kind === 'defer' && verdict.reason === 'settling') {
    return { kind: 'defer', returned, until: verdict.until, deferral: { request, firstAt, expiresAt, attempts: attempts - 1, reason: verdict.reason } };
  }
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
    ...(verdict.competitors && { competitors: verdict.competitors }),
  };
  if (verdict.kind === 'defer') {
    decision.nextPossibleAt = verdict.nextPossibleAt ?? verdict.until;
    return { kind: 'defer', decision, returned, until: verdict.until, deferral: { request, firstAt, expiresAt, attempts, reason: verdict.reason } };
  }
  if (verdict.kind === 'skip') {
    if (verdict.nextPossibleAt !== undefined) decision.nextPossibleAt = verdict.nextPossibleAt;
    return { kind: 'skip', decision };
  }
  if (verdict.counted) {
    const { channel, class: messageClass, category } = verdict.request;
    reserve(contact, { key, at: now, revision: enrollment.revision, channel, class: messageClass, ...(category !== undefined && { category }) }, caps);
  }
  const to = (request.channel === 'email' ? contact.view.email : contact.view.phone) ?? '';
  const { request: judged, advertising: blocks } = verdict;
  const effect: WantedEffect = { kind: 'message', key, nodeId: enrollment.nodeId, request: judged, locale: contact.view.locale, to, ...(blocks && { advertising: blocks }) };
  return { kind: 'send', decision, reserved: verdict.counted, effect };
}
