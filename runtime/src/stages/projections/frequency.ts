/** How much advertising a person wants: the last word counts, and of two records of one person the one that wants less. */
import type { EventData } from '@nachklang/nodes/sdk';
import type { ContactRecord, EventRecord, Frequency } from '../../engine/model.ts';
import { erasedUntil } from './erasure.ts';
import { isLater } from './stamps.ts';

/** Writes into `next`. */
export function chooseFrequency(next: ContactRecord, event: EventRecord): void {
  const known = next.frequency;
  if (event.time <= erasedUntil(next)) return;
  if (known && !isLater({ time: event.time, by: event._id }, { time: known.at, by: known.by })) return;
  const { amount, pauseUntil } = event.data as EventData<'contact.frequency_chosen'>;
  next.frequency = { amount, ...(pauseUntil !== undefined && { pauseUntil: Date.parse(pauseUntil) }), at: event.time, by: event._id };
}

/** What was chosen before an erasure goes with it. Writes into `next`. */
export function forgetFrequency(next: ContactRecord, until: number): void {
  if (next.frequency && next.frequency.at <= until) delete next.frequency;
}

export function lessOften(a: Frequency | undefined, b: Frequency | undefined): Frequency | undefined {
  if (!a || !b) return a ?? b;
  const last = isLater({ time: b.at, by: b.by }, { time: a.at, by: a.by }) ? b : a;
  const pauses = [a.pauseUntil, b.pauseUntil].filter((at) => at !== undefined);
  return { ...last, amount: a.amount === 'half' || b.amount === 'half' ? 'half' : 'normal', ...(pauses.length > 0 && { pauseUntil: Math.max(...pauses) }) };
}
