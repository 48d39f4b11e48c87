/** Erasure (Art. 17 GDPR): everything personal said until then is gone for good; what is said later is a new acquaintance. */
import type { ContactRecord, EventRecord, Stamp } from '../../engine/model.ts';
import { dropFields, isLater } from './stamps.ts';

/** Under which the erasure itself is dated. */
const ERASED = 'erased';
const PERSONAL = ['email', 'phone', 'customerId', 'firstName', 'lastName', 'country', 'state', 'postcode'] as const;

/** What happened until this instant has been erased. */
export function erasedUntil(record: { stamps: Record<string, Stamp> }): number {
  return record.stamps[ERASED]?.time ?? -Infinity;
}

/** Writes into `next`, a fresh record. */
export function eraseContact(next: ContactRecord, event: EventRecord): void {
  forgetUntil(next, { time: event.time, by: event._id });
}

/** What was erased of one of two that become one is erased of both. Writes into fresh records. */
export function eraseBoth(one: ContactRecord, other: ContactRecord): void {
  const [ofOne, ofOther] = [one.stamps[ERASED], other.stamps[ERASED]];
  if (ofOther) forgetUntil(one, ofOther);
  if (ofOne) forgetUntil(other, ofOne);
}

function forgetUntil(next: ContactRecord, erasure: Stamp): void {
  const before = next.stamps[ERASED];
  if (before && !isLater(erasure, before)) return;
  for (const field of dropFields(next, (stamp) => stamp.time <= erasure.time)) forget(next, field);
  next.stamps[ERASED] = erasure;
}

/** `erasedAt` stands as long as nothing personal has come since. */
export function deriveErasedAt(next: ContactRecord): void {
  const until = erasedUntil(next);
  if (until > -Infinity && PERSONAL.every((field) => next.view[field] === undefined)) next.erasedAt = until;
  else if (next.erasedAt !== undefined) delete next.erasedAt;
}

function forget({ view }: ContactRecord, field: string): void {
  if (field === 'place') {
    delete view.country;
    delete view.state;
    delete view.postcode;
  } else if (field === 'tags' || field === 'listed-tags') view.tags = [];
  else if (field.startsWith('attributes.')) delete view.attributes[field.slice('attributes.'.length)];
  else if (isOptional(field)) delete view[field];
}

function isOptional(field: string): field is (typeof PERSONAL)[number] {
  return PERSONAL.some((one) => one === field);
}
