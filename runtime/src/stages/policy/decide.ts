/** `decide(question) → verdict`: the checks in their lawful order, each recorded with its inputs (design §6). Pure. */
import type { EpochMs, MessageRequest } from '@nachklang/nodes/sdk';
import type { Check, Competitor } from '../../engine/outbox-model.ts';
import type { NeverCheck, PolicyQuestion } from './check.ts';
import { guardClass } from './class-guard.ts';
import { earliest } from './earliest.ts';
import { checkAddress, checkErasure, checkSuppression } from './may-it-leave.ts';
import { checkPermission } from './permission.ts';
import { byRank, type Rival } from './rivals.ts';
import { asksAgainAt, checkVoucher, type VoucherHold } from './voucher.ts';
import { counts } from './window.ts';

export type Verdict = { checks: Check[]; competitors?: Competitor[] } & (
  | { kind: 'send'; reason: string; counted: boolean; request: MessageRequest; advertising?: 'kept' | 'dropped' }
  /** `settling`: not decided yet, because somebody more important may still ask. `until`: when it asks again, also where it can leave later only. */
  | { kind: 'defer'; reason: string; until: EpochMs; nextPossibleAt?: EpochMs }
  | { kind: 'skip'; reason: string; nextPossibleAt?: EpochMs }
);

const NEVER: readonly NeverCheck[] = [checkErasure, checkAddress, checkSuppression, checkPermission];
/**
 * A message may be put off until its very expiry, and is then worked on a moment later: once a lease that ran out is taken over (15 s), a sweep
 * has found it (30 s), or workers are back from a restart (minutes). That is no reason to give it up. After an outage that took longer, nobody
 * wants what was for yesterday. Ten minutes are our own choice between the two, no rule of law.
 */
const LATE_MS = 10 * 60_000;
/** The ledger names no more than these. */
const MOST_COMPETITORS = 20;

export function decide(asked: PolicyQuestion): Verdict {
  const checks: Check[] = [];
  const { request, blocks } = guardClass(asked, checks);
  const question = { ...asked, request };
  for (const check of NEVER) {
    const objection = check(question, checks);
    if (objection) return { kind: 'skip', reason: objection.reason, checks };
  }
  const hold = request.class === 'marketing' ? checkVoucher(question, checks) : undefined;
  if (hold) return held(hold, question, checks);
  const { now, expiresAt, settleUntil } = question;
  if (now > expiresAt + LATE_MS) return { kind: 'skip', reason: 'expired', checks };
  const counted = question.caps.some((rule) => counts(rule, request));
  const send = (): Verdict => ({ kind: 'send', reason: 'clear', checks, counted, request, ...(blocks && { advertising: judgeBlocks(question, checks) }) });
  if (request.whenBlocked !== 'ignore' && counted && request.class === 'marketing' && settleUntil !== undefined && now < Math.min(settleUntil, expiresAt)) {
    return { kind: 'defer', reason: 'settling', checks, until: Math.min(settleUntil, expiresAt) };
  }
  const rivals = counted ? (question.rivals?.() ?? []).map(asWhatItIs).flatMap((rival) => competing(question, rival) ?? []).sort(byRank) : [];
  const better = rivals.filter((rival) => byRank(rival, rankOf(question)) < 0);
  const found = earliest(question, better, checks);
  const competitors = rivals.length === 0 ? {} : { competitors: rivals.slice(0, MOST_COMPETITORS).map((rival) => competitorOf(rival, better)) };
  const paused = found.wished > now;
  if (found.ranked <= now || (request.whenBlocked === 'ignore' && !paused)) return { ...send(), ...competitors };

  const reason = paused ? 'paused' : found.open > now ? 'quiet_hours' : found.alone > now ? 'cap' : 'outranked';
  const next = found.ranked < Infinity ? { nextPossibleAt: found.ranked } : {};
  const putOff = request.whenBlocked === 'defer' || reason === 'quiet_hours';
  if (!putOff || found.ranked === Infinity) return { kind: 'skip', reason, checks, ...competitors, ...next };
  // Quiet hours say when, not whether: a message that shall rather be skipped than put off still waits for the morning.
  const until = request.whenBlocked === 'defer' ? found.ranked : found.open;
  if (until > expiresAt) return { kind: 'skip', reason: 'expired', checks, ...competitors, ...next };
  return { kind: 'defer', reason, checks, ...competitors, until };
}

/** A rival whose service mail is advertising in truth competes as that. */
function asWhatItIs(rival: Rival): Rival {
  return { ...rival, request: guardClass(rival, []).request };
}

/** A voucher says when, not whether: a mail that shall rather be skipped than put off still waits, as long as it does not expire. */
function held(hold: VoucherHold, question: PolicyQuestion, checks: Check[]): Verdict {
  const until = asksAgainAt(hold, question);
  const next = hold.soonest < Infinity ? { nextPossibleAt: hold.soonest } : {};
  if (until === undefined) return { kind: 'skip', reason: 'voucher', checks, ...next };
  return { kind: 'defer', reason: 'voucher', checks, until, ...next };
}

/** It takes slots, from when it may leave. Nobody makes room for what may not leave anyway. */
function competing(question: PolicyQuestion, rival: Rival): Rival | undefined {
  const { key, request, journeyId, orderId, advertising, at, expiresAt } = rival;
  if (key === question.key || !question.caps.some((rule) => counts(rule, request))) return undefined;
  const asRival: PolicyQuestion = { ...question, key, request, journeyId, orderId, advertising, progress: undefined };
  if (NEVER.some((check) => check(asRival, []) !== undefined)) return undefined;
  const soonest = checkVoucher(asRival, [])?.soonest ?? at;
  return soonest > expiresAt ? undefined : { ...rival, at: Math.max(at, soonest) };
}

function rankOf({ key, priority = 0, since, now }: PolicyQuestion) {
  return { key, priority, since: since ?? now };
}

function competitorOf(rival: Rival, better: readonly Rival[]): Competitor {
  const { key, journeyId, priority, at } = rival;
  return { key, journeyId, priority, at, ahead: better.includes(rival) };
}

/** The mail leaves in any case; its advertising blocks only when advertising itself might. */
function judgeBlocks(question: PolicyQuestion, checks: Check[]): 'kept' | 'dropped' {
  const looked: Check[] = [];
  const asAdvertising: PolicyQuestion = { ...question, request: { ...question.request, class: 'marketing' } };
  const objection = NEVER.map((check) => check(asAdvertising, looked)).find((found) => found !== undefined) ?? (checkVoucher(asAdvertising, looked) && { reason: 'voucher' });
  const inputs: Check['inputs'] = Object.assign({}, ...looked.map((check) => check.inputs));
  checks.push({ rule: 'advertising_block', passed: !objection, inputs: { ...inputs, ...(objection && { why: objection.reason }) } });
  return objection ? 'dropped' : 'kept';
}
