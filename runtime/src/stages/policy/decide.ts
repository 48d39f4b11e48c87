/** `decide(question) → verdict`: the checks in their lawful order, each recorded with its inputs (design §6). Pure. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { Check } from '../../engine/model.ts';
import type { NeverCheck, PolicyQuestion } from './check.ts';
import { earliest } from './earliest.ts';
import { checkAddress, checkErasure, checkSuppression } from './may-it-leave.ts';
import { checkPermission } from './permission.ts';
import { counts } from './window.ts';

export type Verdict =
  | { kind: 'send'; reason: string; checks: Check[]; counted: boolean }
  | { kind: 'defer'; reason: string; checks: Check[]; until: EpochMs }
  | { kind: 'skip'; reason: string; checks: Check[]; nextPossibleAt?: EpochMs };

const NEVER: readonly NeverCheck[] = [checkErasure, checkAddress, checkSuppression, checkPermission];

export function decide(question: PolicyQuestion): Verdict {
  const checks: Check[] = [];
  for (const check of NEVER) {
    const objection = check(question, checks);
    if (objection) return { kind: 'skip', reason: objection.reason, checks };
  }
  const { request, now, expiresAt } = question;
  const { open, room, both } = earliest(question, checks);
  if (both <= now || request.whenBlocked === 'ignore') {
    return { kind: 'send', reason: 'clear', checks, counted: question.caps.some((rule) => counts(rule, request)) };
  }
  const reason = open > now ? 'quiet_hours' : 'cap';
  const nextPossible = both < Infinity ? { nextPossibleAt: both } : {};
  // Quiet hours say when, not whether: a message that shall rather be skipped than put off still waits for the morning.
  const until = request.whenBlocked === 'skip' ? open : both;
  if (request.whenBlocked === 'skip' && room > now && open <= now) return { kind: 'skip', reason, checks, ...nextPossible };
  if (until > expiresAt) return { kind: 'skip', reason: 'expired', checks, ...nextPossible };
  return { kind: 'defer', reason, checks, until };
}
