/** Checks that say never: erasure, a missing address, suppressions. */
import type { NeverCheck } from './check.ts';

export const checkErasure: NeverCheck = ({ contact }, checks) => {
  if (contact.erasedAt === undefined) return undefined;
  checks.push({ rule: 'erasure', passed: false, inputs: { erasedAt: contact.erasedAt } });
  return { reason: 'erased' };
};

export const checkAddress: NeverCheck = ({ contact, request }, checks) => {
  const address = request.channel === 'email' ? contact.view.email : contact.view.phone;
  if (address) return undefined;
  checks.push({ rule: 'address', passed: false, inputs: { channel: request.channel } });
  return { reason: 'no_address' };
};

/** A dead or complaining address gets nothing; an objection stops advertising only (Art. 21(2)–(3) GDPR). */
export const checkSuppression: NeverCheck = ({ contact, request }, checks) => {
  const hit = contact.suppressions.find(
    (entry) =>
      (entry.channel === 'any' || entry.channel === request.channel) &&
      (request.class === 'marketing' || (entry.reason !== 'objection' && entry.reason !== 'unsubscribe')),
  );
  checks.push({ rule: 'suppression', passed: !hit, inputs: hit ? { reason: hit.reason, since: hit.at } : {} });
  return hit ? { reason: 'suppressed' } : undefined;
};
