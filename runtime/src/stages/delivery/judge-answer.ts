/** What a mailer's answer means for a message: its next state, and the news it makes. Pure. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import { failed } from '../../engine/failure.ts';
import type { MessageRecord } from '../../engine/outbox-model.ts';
import type { InternalEvent } from '../../ports/internal-events.ts';
import type { HandOver } from '../../ports/mailer.ts';
import type { MessageOutcome } from '../outbox/index.ts';
import { backoffMs, GIVE_UP_AFTER_MS, MAIL_BACKOFF } from './backoff.ts';

/** `withdrawn`: its run ended while it was leaving, so it is not tried again. */
export function outcomeOf(message: MessageRecord, answer: HandOver, now: EpochMs, withdrawn: boolean): MessageOutcome {
  switch (answer.kind) {
    case 'accepted':
      return { kind: 'sent', at: now, ...(answer.providerId !== undefined && { providerId: answer.providerId }) };
    case 'rejected':
      return { kind: 'failed', ...failed(answer.bounced ? 'address_refused' : 'mail_refused', { answer: answer.error }) };
    case 'unknown':
      // At most once: nobody knows, so it never goes again. Transactional mails go again, under the same Message-ID.
      return message.class === 'marketing' ? { kind: 'unknown', ...failed('answer_lost', { answer: answer.error }) } : tryAgain(message, answer.error, now, withdrawn);
    case 'retry':
      return tryAgain(message, answer.error, now, withdrawn);
    case 'withheld':
      return { kind: 'withdrawn' };
    case 'not_begun':
      return withdrawn ? tryAgain(message, answer.error, now, withdrawn) : { kind: 'postponed', at: now };
  }
}

function tryAgain(message: MessageRecord, answer: string, now: EpochMs, withdrawn: boolean): MessageOutcome {
  if (withdrawn) return { kind: 'failed', ...failed('run_ended_while_leaving', { answer }) };
  if (now - message.createdAt >= GIVE_UP_AFTER_MS) return { kind: 'failed', ...failed('given_up', { answer }) };
  return { kind: 'retry', at: now + backoffMs(message._id, message.attempts + 1, MAIL_BACKOFF), ...failed('not_accepted_yet', { answer }) };
}

/** A failure or a withdrawal gives its slot back; a refused address is not written to again. */
export function eventOf(message: MessageRecord, outcome: MessageOutcome, answer: HandOver | undefined, now: EpochMs): InternalEvent | undefined {
  const { _id, shopId, contactId, orderId } = message;
  // The same event as that of whoever works the objection through.
  if (outcome.kind === 'withdrawn') return { shopId, source: 'nachklang:withdrawn', id: _id, type: 'message.withdrawn', time: now, contactId, data: { messageId: _id } };
  if (outcome.kind !== 'failed') return undefined;
  const bounced = answer?.kind === 'rejected' && answer.bounced;
  return {
    shopId,
    source: 'nachklang:delivery',
    id: _id,
    type: bounced ? 'message.bounced' : 'message.failed',
    time: now,
    contactId,
    ...(orderId !== undefined && { orderId }),
    data: { messageId: _id, reason: outcome.error, ...(bounced && { permanent: true, contact: { email: message.to } }) },
  };
}
