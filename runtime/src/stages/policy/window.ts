/** A contact's rolling window: the messages that count against the caps. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { CapRule, ContactRecord, Reservation } from '../../engine/model.ts';

/** Takes a slot. The same key takes it once. Slots too old for every rule are dropped on the way. */
export function reserve(contact: ContactRecord, reservation: Reservation, rules: readonly CapRule[]): void {
  const longest = rules.reduce((most, rule) => Math.max(most, rule.windowMs), 0);
  const kept = contact.window.filter((slot) => slot.key !== reservation.key && slot.at > reservation.at - longest);
  kept.push(reservation);
  contact.window = kept;
}

/** Returns the slot of a message that failed or was withdrawn; whether there was one. */
export function giveBack(contact: ContactRecord, key: string): boolean {
  const before = contact.window.length;
  contact.window = contact.window.filter((slot) => slot.key !== key);
  return contact.window.length < before;
}

/** Whether a rule counts messages of this kind. */
export function counts(rule: CapRule, message: Pick<Reservation, 'channel' | 'class' | 'category'>): boolean {
  return (
    rule.class === message.class &&
    (rule.channel === 'any' || rule.channel === message.channel) &&
    (rule.category === undefined || rule.category === message.category)
  );
}

/** When the rule next has room for one more, not counting `key`; `now` when it has room at once. */
export function nextRoom(contact: ContactRecord, rule: CapRule, key: string, now: EpochMs): { used: number; at: EpochMs } {
  const used = contact.window
    .filter((slot) => slot.key !== key && counts(rule, slot) && slot.at > now - rule.windowMs)
    .map((slot) => slot.at)
    .sort((a, b) => a - b);
  if (used.length < rule.max) return { used: used.length, at: now };
  const leaving = used[used.length - rule.max];
  return { used: used.length, at: leaving === undefined ? now + rule.windowMs : leaving + rule.windowMs };
}
