/**
 * What a batch does with a contact that would keep it from ever being done: its events and due runs are set aside as failed, for all to see, and
 * its records stay as they are.
 */
import type { EpochMs } from '@nachklang/nodes/sdk';
import { objects } from '../stages/matching/index.ts';
import type { BatchState, Item } from './batch-state.ts';
import { fail } from './end-run.ts';
import type { Failed } from './failure.ts';

/** `wholly`: also what a person forbids and erases, because that did not work either. */
export interface Poison { why: Failed; wholly?: true }

/** An objection or an erasure is not lost with what came beside it, as long as it can be written down. */
export function isSpared(poison: Poison, item: Item): boolean {
  if (poison.wholly || item.kind === 'due') return false;
  return item.event.objects === true || objects(item.event.type) || item.event.type === 'contact.erased';
}

/** Also where slots of the contact wait for a run to be written: none is given back, and its run gets a new revision. */
export function setAside(state: BatchState, item: Item, { why }: Poison, now: EpochMs): void {
  if (item.kind === 'event') state.eventsFailed.push({ id: item.event._id, ...why });
  else fail(state, item.enrollment, why, now);
}
