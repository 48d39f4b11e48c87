/** What the policy would say now to a message a node asks for. Nothing is reserved. */
import type { MessageRequest } from '@nachklang/nodes/sdk';
import { iso } from '../paging/instants.ts';
import { decide } from '../stages/policy/index.ts';
import type { Candidate } from './candidates.ts';
import type { Outcome } from './preview-schema.ts';

const THREE_DAYS_MS = 3 * 24 * 3_600_000;

export function wouldSend(request: MessageRequest, { contact, shop, order }: Candidate, now: number): Outcome {
  const verdict = decide({ key: 'preview', request, contact, shop: shop.view, caps: shop.caps, policy: shop.policy, orderId: order?.view.id, now, expiresAt: now + (request.deferForMs ?? THREE_DAYS_MS) });
  const until = verdict.kind === 'defer' ? verdict.until : verdict.kind === 'skip' ? verdict.nextPossibleAt : undefined;
  return { kind: 'message', email: request.email, class: request.class, answer: verdict.kind, reason: verdict.reason, ...(until !== undefined && { until: iso(until) }) };
}
