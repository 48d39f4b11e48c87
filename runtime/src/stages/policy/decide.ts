/** `decide(message, contact, shop rules, now) → verdict`: the checks in their lawful order, each recorded with its inputs. */
import type { EpochMs, MessageRequest } from '@nachklang/nodes/sdk';
import type { CapRule, Check, ContactRecord } from '../../engine/model.ts';
import { counts, nextRoom } from './window.ts';

export interface PolicyQuestion {
  /** enrollment + node + visit */
  key: string;
  request: MessageRequest;
  contact: ContactRecord;
  caps: readonly CapRule[];
  now: EpochMs;
  /** When a deferred message is given up. */
  expiresAt: EpochMs;
}

export type Verdict =
  | { kind: 'send'; reason: string; checks: Check[]; counted: boolean }
  | { kind: 'defer'; reason: string; checks: Check[]; until: EpochMs }
  | { kind: 'skip'; reason: string; checks: Check[]; nextPossibleAt?: EpochMs };

/** What one check says: nothing against it, never, or not before. */
type Objection = { kind: 'never'; reason: string } | { kind: 'not-before'; reason: string; at: EpochMs };
type PolicyCheck = (question: PolicyQuestion, checks: Check[]) => Objection | undefined;

const CHECKS: readonly PolicyCheck[] = [checkErasure, checkAddress, checkSuppression, checkCaps];

export function decide(question: PolicyQuestion): Verdict {
  const checks: Check[] = [];
  const counted = question.caps.some((rule) => counts(rule, question.request));
  for (const check of CHECKS) {
    const objection = check(question, checks);
    if (!objection) continue;
    if (objection.kind === 'never') return { kind: 'skip', reason: objection.reason, checks };
    if (question.request.whenBlocked === 'ignore') continue;
    if (question.request.whenBlocked === 'skip') {
      return { kind: 'skip', reason: objection.reason, checks, nextPossibleAt: objection.at };
    }
    if (objection.at > question.expiresAt) return { kind: 'skip', reason: 'expired', checks, nextPossibleAt: objection.at };
    return { kind: 'defer', reason: objection.reason, checks, until: objection.at };
  }
  return { kind: 'send', reason: 'clear', checks, counted };
}

function checkErasure({ contact }: PolicyQuestion, checks: Check[]): Objection | undefined {
  if (contact.erasedAt === undefined) return undefined;
  checks.push({ rule: 'erasure', passed: false, inputs: { erasedAt: contact.erasedAt } });
  return { kind: 'never', reason: 'erased' };
}

function checkAddress({ contact, request }: PolicyQuestion, checks: Check[]): Objection | undefined {
  const address = request.channel === 'email' ? contact.view.email : contact.view.phone;
  if (address) return undefined;
  checks.push({ rule: 'address', passed: false, inputs: { channel: request.channel } });
  return { kind: 'never', reason: 'no_address' };
}

/** A dead or complaining address gets nothing; an objection stops advertising only (Art. 21(2)–(3) GDPR). */
function checkSuppression({ contact, request }: PolicyQuestion, checks: Check[]): Objection | undefined {
  const hit = contact.suppressions.find(
    (entry) =>
      (entry.channel === 'any' || entry.channel === request.channel) &&
      (request.class === 'marketing' || (entry.reason !== 'objection' && entry.reason !== 'unsubscribe')),
  );
  checks.push({ rule: 'suppression', passed: !hit, inputs: hit ? { reason: hit.reason, since: hit.at } : {} });
  return hit ? { kind: 'never', reason: 'suppressed' } : undefined;
}

function checkCaps({ contact, request, caps, key, now }: PolicyQuestion, checks: Check[]): Objection | undefined {
  let at = now;
  for (const rule of caps) {
    if (!counts(rule, request)) continue;
    const room = nextRoom(contact, rule, key, now);
    checks.push({ rule: rule.id, passed: room.at <= now, inputs: { used: room.used, max: rule.max, windowMs: rule.windowMs } });
    at = Math.max(at, room.at);
  }
  return at > now ? { kind: 'not-before', reason: 'cap', at } : undefined;
}
