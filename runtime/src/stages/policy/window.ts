/** A contact's rolling windows: the messages that count against the caps, and where another one fits. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { ContactRecord, Frequency, Reservation } from '../../engine/model.ts';
import type { CapRule } from '../../engine/shop-model.ts';

const HALVED: { frequency: Pick<Frequency, 'amount'> } = { frequency: { amount: 'half' } };

/** What a slot is taken for. */
export type Claim = Pick<Reservation, 'channel' | 'class' | 'category'>;

/** Takes a slot. The same key takes it once. Slots too old for every rule are dropped on the way, also for somebody who asks for half tomorrow. */
export function reserve(contact: ContactRecord, reservation: Reservation, rules: readonly CapRule[]): void {
  const longest = rules.reduce((most, rule) => Math.max(most, windowOf(rule, HALVED)), 0);
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
export function counts(rule: CapRule, message: Claim): boolean {
  return (
    rule.class === message.class &&
    (rule.channel === 'any' || rule.channel === message.channel) &&
    (rule.category === undefined || rule.category === message.category)
  );
}

/** Who asked for half gets as many in twice the time: half of one message does not exist. */
export function windowOf(rule: CapRule, { frequency }: { frequency?: Pick<Frequency, 'amount'> }): number {
  return rule.class === 'marketing' && frequency?.amount === 'half' ? rule.windowMs * 2 : rule.windowMs;
}

/** How many slots the rule counts in the window that ends now. Those dated ahead by a faster clock count as well. */
export function used(slots: readonly Reservation[], rule: CapRule, windowMs: number, now: EpochMs): number {
  return slots.filter((slot) => counts(rule, slot) && slot.at > now - windowMs).length;
}

/**
 * The first instant, not before `from`, at which one more message breaks the rule in no window, neither in one that ends then nor in one
 * that ends with a slot taken for later; infinity when there is none.
 */
export function nextFit(slots: readonly Reservation[], rule: CapRule, windowMs: number, from: EpochMs): EpochMs {
  if (rule.max === 0) return Infinity;
  const times = slots.filter((slot) => counts(rule, slot)).map((slot) => slot.at);
  if (times.length < rule.max || fits(times, rule.max, windowMs, from)) return from;
  // Windows get less full only when a slot leaves them.
  const leaving = times.map((time) => time + windowMs).filter((time) => time > from).sort((a, b) => a - b);
  return leaving.find((at) => fits(times, rule.max, windowMs, at)) ?? Infinity;
}

/** Only windows that would hold it matter: one that is overfull already, by messages that ignore caps, gets no fuller. */
function fits(times: readonly EpochMs[], max: number, windowMs: number, at: EpochMs): boolean {
  const near = [...times.filter((time) => Math.abs(time - at) < windowMs), at];
  return near.every((end) => end < at || near.filter((time) => time > end - windowMs && time <= end).length <= max);
}
