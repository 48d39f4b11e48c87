/** How much advertising a person gets, from what is known of them. */
import type { Contact } from '../api/types.ts';

export type FrequencyState = { kind: 'normal' | 'half' | 'none' } | { kind: 'paused'; until: string };

export function frequencyOf({ suppressions, frequency }: Pick<Contact, 'suppressions' | 'frequency'>, now: Date): FrequencyState {
  // Words about e-mail: a channel of its own may still be open.
  if (suppressions.some(({ channel, reason }) => channel !== 'sms' && (reason === 'objection' || reason === 'unsubscribe'))) return { kind: 'none' };
  if (frequency?.pauseUntil !== undefined && Date.parse(frequency.pauseUntil) > now.getTime()) return { kind: 'paused', until: frequency.pauseUntil };
  return { kind: frequency?.amount ?? 'normal' };
}

/** The end of a pause of that many days, as a date field has it. */
export function dayAhead(now: Date, days: number): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** Midnight of that day where the device is; nothing for half a date. */
export function startOf(day: string): string | undefined {
  const [year = NaN, month = NaN, date = NaN] = day.split('-').map(Number);
  const start = new Date(year, month - 1, date);
  return Number.isNaN(start.getTime()) ? undefined : start.toISOString();
}
