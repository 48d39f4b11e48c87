/** `decide(question) → verdict`: the checks in their lawful order, each recorded with its inputs (design §6). Pure. */
import type { EpochMs, MessageRequest } from '@nachklang/nodes/sdk';
import type { Check } from '../../engine/model.ts';
import type { NeverCheck, PolicyQuestion } from './check.ts';
import { guardClass } from './class-guard.ts';
import { earliest } from './earliest.ts';
import { checkAddress, checkErasure, checkSuppression } from './may-it-leave.ts';
import { checkPermission } from './permission.ts';
import { counts } from './window.ts';

export type Verdict =
  | { kind: 'send'; reason: string; checks: Check[]; counted: boolean; request: MessageRequest; advertising?: 'kept' | 'dropped' }
  | { kind: 'defer'; reason: string; checks: Check[]; until: EpochMs }
  | { kind: 'skip'; reason: string; checks: Check[]; nextPossibleAt?: EpochMs };

const NEVER: readonly NeverCheck[] = [checkErasure, checkAddress, checkSuppression, checkPermission];

export function decide(asked: PolicyQuestion): Verdict {
  const checks: Check[] = [];
  const { request, blocks } = guardClass(asked, checks);
  const question = { ...asked, request };
  for (const check of NEVER) {
    const objection = check(question, checks);
    if (objection) return { kind: 'skip', reason: objection.reason, checks };
  }
  const { now, expiresAt } = question;
  const { open, room, both } = earliest(question, checks);
  if (both <= now || request.whenBlocked === 'ignore') {
    const counted = question.caps.some((rule) => counts(rule, request));
    return { kind: 'send', reason: 'clear', checks, counted, request, ...(blocks && { advertising: judgeBlocks(question, checks) }) };
  }
  const reason = open > now ? 'quiet_hours' : 'cap';
  const nextPossible = both < Infinity ? { nextPossibleAt: both } : {};
  // Quiet hours say when, not whether: a message that shall rather be skipped than put off still waits for the morning.
  const until = request.whenBlocked === 'skip' ? open : both;
  if (request.whenBlocked === 'skip' && room > now && open <= now) return { kind: 'skip', reason, checks, ...nextPossible };
  if (until > expiresAt) return { kind: 'skip', reason: 'expired', checks, ...nextPossible };
  return { kind: 'defer', reason, checks, until };
}

/** The mail leaves in any case; its advertising blocks only when advertising itself might. */
function judgeBlocks(question: PolicyQuestion, checks: Check[]): 'kept' | 'dropped' {
  const looked: Check[] = [];
  const asAdvertising: PolicyQuestion = { ...question, request: { ...question.request, class: 'marketing' } };
  const objection = NEVER.map((check) => check(asAdvertising, looked)).find((found) => found !== undefined);
  const inputs = Object.assign({}, ...looked.map((check) => check.inputs)) as Check['inputs'];
  checks.push({ rule: 'advertising_block', passed: !objection, inputs: { ...inputs, ...(objection && { why: objection.reason }) } });
  return objection ? 'dropped' : 'kept';
}
