/**
 * Two contacts that turned out to be one person become one, by events between their partitions. Each step is harmless when repeated:
 * 1. `contact.merged` at the one that goes: it is frozen as it is. From now on its events are passed on and its runs stand still.
 * 2. `contact.absorbed` at the one that stays: takes over facts, consents, window, orders and runs. Nothing moves before its caps know both.
 * 3. `contact.handed_over` back at the one that went: everything personal goes, the way to the other one remains.
 */
import type { EventType, ShopView } from '@nachklang/nodes/sdk';
import { giveBack } from '../stages/policy/index.ts';
import { mergeContacts, mergedAway, projectContact, withProgress } from '../stages/projections/index.ts';
import type { BatchState } from './batch-state.ts';
import { failed, type Failed } from './failure.ts';
import type { ContactRecord, EnrollmentRecord, EventRecord } from './model.ts';
import { partitionOf } from './partition.ts';

export type MergeStep =
  /** An ordinary event of a contact that stands for itself. */
  | { kind: 'none' }
  | { kind: 'done' }
  | Absorbed
  | ({ kind: 'refused' } & Failed);

/** Runs that came over, and what their new contact had worked through without them. */
export interface Absorbed { kind: 'absorbed'; contact: ContactRecord; runs: EnrollmentRecord[]; missed: EventRecord[] }

/** How long a run that falls due at a frozen contact stands still before it is looked at again. */
export const POSTPONE_MS = 2_000;
/** An event can be received a little before the merge that it brings about. */
const CAUSE_MS = 60_000;
const MERGE_SOURCE = 'nachklang:merge';

const NONE: MergeStep = { kind: 'none' };
const DONE: MergeStep = { kind: 'done' };

export function mergeStep(state: BatchState, event: EventRecord, shop: ShopView): MergeStep {
  const contact = event.contactId === undefined ? undefined : state.contact(event.contactId);
  if (event.type === 'contact.handed_over') return clear(state, contact);
  if (event.type === 'contact.merged') return freeze(state, event, contact, shop);
  if (contact?.mergedInto !== undefined) return passOn(state, event, contact.mergedInto);
  return event.type === 'contact.absorbed' ? absorb(state, event, contact, shop) : NONE;
}

/** Kept as it is until the other one has taken everything: the same words can be said again after a crash. */
function freeze(state: BatchState, event: EventRecord, known: ContactRecord | undefined, shop: ShopView): MergeStep {
  const contact = known ?? projectContact(undefined, event, shop);
  const into = String(event.data['into']);
  if (into === contact._id) return DONE;
  // It already goes elsewhere: then that one and `into` are one person.
  if (contact.mergedInto !== undefined && contact.mergedInto !== into) return passOn(state, event, contact.mergedInto);
  if (contact.mergedInto === undefined) state.putContact({ ...contact, mergedInto: into });
  state.handOver(between(event, 'contact.absorbed', into, { from: contact._id, into, since: event.receivedAt }));
  return DONE;
}

function absorb(state: BatchState, event: EventRecord, known: ContactRecord | undefined, shop: ShopView): MergeStep {
  const fromId = String(event.data['from']);
  const since = Number(event.data['since']);
  const from = state.contact(fromId);
  const into = known ?? projectContact(undefined, event, shop);
  state.handOver(between(event, 'contact.handed_over', fromId, { from: fromId, into: into._id }));
  if (!from) return DONE;
  // Taken over once: a slot given back since must not come again.
  const contact = into.mergedFrom?.includes(fromId)
    ? into
    : upToDate(state, { ...mergeContacts(into, from, shop), mergedFrom: [...new Set([...(into.mergedFrom ?? []), fromId, ...(from.mergedFrom ?? [])])] });
  if (contact !== into) state.putContact(contact);
  // What one of them forbade while the other did not know holds for what both still have in the outbox; said again after a crash, nobody can tell the two.
  if (contact === into ? forbiddenBy(contact).size > 0 : forbidsMore(contact, [into, from])) for (const key of state.object(contact, event.time)) giveBack(contact, key);
  const orders = new Set(from.orders.map(({ id }) => id));
  for (const id of orders) {
    const order = state.orderById(into.shopId, id);
    if (order && order.contactId !== into._id) state.putOrder({ ...order, contactId: into._id, partition: into.partition });
  }
  const runs = state.activeOf(fromId);
  for (const enrollment of runs) state.rehome(enrollment, into);
  const missed = state.workedThrough(into._id).filter(
    ({ orderId, receivedAt }) => receivedAt >= since || (receivedAt >= since - CAUSE_MS && orderId !== undefined && orders.has(orderId)),
  );
  return { kind: 'absorbed', contact, runs, missed };
}

/** What each side knew of the other's orders may be old. */
function upToDate(state: BatchState, contact: ContactRecord): ContactRecord {
  for (const { id } of contact.orders) {
    const order = state.orderById(contact.shopId, id);
    if (order) contact.orders = withProgress(contact.orders, order);
  }
  return contact;
}

/** Than at least one of the two did. */
function forbidsMore(contact: ContactRecord, sides: readonly ContactRecord[]): boolean {
  const all = [...forbiddenBy(contact)];
  return sides.some((side) => {
    const own = forbiddenBy(side);
    return all.some((one) => !own.has(one));
  });
}

/** A dead address is no word of the person's. */
function forbiddenBy({ suppressions, consents }: ContactRecord): Set<string> {
  return new Set([
    ...suppressions.filter(({ reason }) => reason !== 'hard_bounce').map(({ channel, reason }) => `${channel}|${reason}`),
    ...consents.filter(({ state }) => state === 'withdrawn').map(({ channel, purpose }) => `${channel}|${purpose}`),
  ]);
}

/** Events that the store must look for, so that runs which come over miss none. */
export function missedSince(absorbed: EventRecord): number {
  return Number(absorbed.data['since']) - CAUSE_MS;
}

function clear(state: BatchState, contact: ContactRecord | undefined): MergeStep {
  if (contact?.mergedInto !== undefined) state.putContact(mergedAway(contact, contact.mergedInto));
  return DONE;
}

/** The same event again, for the contact that took this one over, under a key that follows from its own. */
function passOn(state: BatchState, event: EventRecord, to: string): MergeStep {
  const hop = `|at:${to}`;
  if (event._id.includes(hop)) return { kind: 'refused', ...failed('contacts_in_circle', { contact: to }) };
  const merged = event.type === 'contact.merged' && { data: { ...event.data, from: to }, stops: [to, String(event.data['into'])] };
  state.handOver({ ...event, _id: `${event._id}${hop}`, contactId: to, partition: partitionOf(event.shopId, to), ...(event.objects && { stops: [to] }), ...merged });
  return DONE;
}

function between({ _id, shopId, time, receivedAt }: EventRecord, type: EventType, contactId: string, data: EventRecord['data']): EventRecord {
  const absorbs = type === 'contact.absorbed';
  return {
    _id: `${_id}|${absorbs ? 'absorbed' : 'handed-over'}`, shopId, source: MERGE_SOURCE, type, time, receivedAt, contactId, partition: partitionOf(shopId, contactId), data, state: 'pending',
    ...(absorbs && { stops: [String(data['from']), contactId] }),
  };
}
