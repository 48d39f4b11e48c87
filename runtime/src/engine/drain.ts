/**
 * `drain`: one batch of pending events and due enrollments, worked through in memory (design §4). Pure: the same batch, journeys
 * and time give the same changes. Contacts do not touch each other; within a contact everything happens in the order of time.
 */
import type { EpochMs, Facts, ShopView } from '@nachklang/nodes/sdk';
import { advance, factsOf } from '../stages/advancing/index.ts';
import { exitReason, objects, journeyEvent, matchTriggers, resumes } from '../stages/matching/index.ts';
import { giveBack, type AddressLists } from '../stages/policy/index.ts';
import { erasedUntil, eraseOrder, projectContact, projectOrder, withProgress } from '../stages/projections/index.ts';
import { findRivals } from './find-rivals.ts';
import { BatchState } from './batch-state.ts';
import type { Batch, Changes } from './changes.ts';
import type { CompiledJourney } from './compile-journey.ts';
import { fail, finish } from './end-run.ts';
import { failed } from './failure.ts';
import { mergeStep, POSTPONE_MS, type Absorbed } from './merge-step.ts';
import type { ContactRecord, EnrollmentRecord, EventRecord, OrderRecord } from './model.ts';
import type { MessageRecord } from './outbox-model.ts';
import { isSpared, setAside, type Poison } from './set-aside.ts';
import { beginLater, fenceSlots, giveBackUnused, isUnwritten } from './unwritten-slots.ts';
import { wakeDeferred } from './wake-deferred.ts';
import type { CapRule, ShopPolicy } from './shop-model.ts';

export interface ShopRuntime {
  view: ShopView;
  caps: readonly CapRule[];
  policy?: ShopPolicy | undefined;
  addressLists?: AddressLists | undefined;
  /** Journeys that take new entries. */
  live: readonly CompiledJourney[];
}

export interface DrainInput {
  batch: Batch;
  now: EpochMs;
  shop(shopId: string): ShopRuntime | undefined;
  /** A pinned version; undefined when it cannot run here. */
  journey(versionId: string): CompiledJourney | undefined;
  /** Enrollments the last try asked for: an event seen again after a crash may have begun them already. */
  known?: ReadonlyMap<string, EnrollmentRecord | undefined>;
  /** Contacts whose items threw in the last try, or made a record that cannot be stored: set aside, so that they cost nobody else anything. */
  poisoned?: ReadonlyMap<string, Poison>;
}

export type Drained =
  /** `again`: somebody was left for the next batch, which may begin at once. */
  | { kind: 'changes'; changes: Changes; outgoing: Outgoing[]; again: boolean }
  /** Load these enrollments, if they exist, and drain again with `known`. */
  | { kind: 'need'; enrollmentIds: string[] }
  /** A bug: load the batch again and drain with these as `poisoned`. */
  | { kind: 'poisoned'; contacts: ReadonlyMap<string, Poison> };

/** A message on its way, with what rendering needs, so that the common case reads nothing twice. */
export interface Outgoing { message: MessageRecord; facts: Facts }

const GIVES_BACK = new Set(['message.failed', 'message.withdrawn', 'message.bounced']);

export function drain(input: DrainInput): Drained {
  const state = new BatchState(input.batch);
  fenceSlots(state, input.batch);
  const needed: string[] = [];
  const poisoned = new Map(input.poisoned);
  let threw = false;
  for (const { contactId, next } of state.timelines()) {
    const poison = input.poisoned?.get(contactId);
    try {
      for (let item = next(input.now); item; item = next(input.now)) {
        const isHeld = state.isHeld(contactId);
        if (poison && !isSpared(poison, item)) setAside(state, item, poison, input.now);
        else if (isHeld && !poison) break;
        else if (isHeld) continue;
        else if (item.kind === 'due') move(input, state, item.enrollment);
        else handle(input, state, item.event, needed);
      }
    } catch (error) {
      threw ||= !poison?.wholly;
      poisoned.set(contactId, { why: failed('not_worked_through', { error: error instanceof Error ? error.message : String(error) }), wholly: true });
    }
  }
  if (threw) return { kind: 'poisoned', contacts: poisoned };
  return needed.length > 0 ? { kind: 'need', enrollmentIds: needed } : { kind: 'changes', changes: state.changes(), outgoing: state.outgoing, again: state.holdsSomebody };
}

/** One event: projections, exits, resumes, triggers — in this order, so that each sees what the one before did. */
function handle(input: DrainInput, state: BatchState, event: EventRecord, needed: string[]): void {
  const shop = input.shop(event.shopId);
  if (!shop || event.contactId === undefined) return;
  const step = mergeStep(state, event, shop.view);
  if (step.kind === 'refused') return void state.eventsFailed.push({ id: event._id, error: step.error, failure: step.failure });
  state.eventsDone.push(event._id);
  if (step.kind === 'absorbed') return settleIn(input, state, event, step);
  if (step.kind !== 'none') return;
  const contact = projectContact(state.contact(event.contactId), event, shop.view);
  state.putContact(contact);
  projectOrderOf(state, event, contact, input.now);
  if (event.time <= erasedUntil(contact)) eraseTraces(state, event, contact);
  const order = state.order(event);
  const messageId = event.data['messageId'];
  if (GIVES_BACK.has(event.type) && typeof messageId === 'string') {
    giveBack(contact, messageId);
    // Also when the slot is back already: a worker that died between the two writes woke nobody.
    wakeDeferred(state, contact._id, input.now);
  }
  if (objects(event.type)) for (const key of state.object(contact, event.time)) giveBack(contact, key);

  for (const enrollment of state.activeOf(contact._id)) offer(input, state, event, enrollment);
  for (const match of matchTriggers({ event, contact, order, shop: shop.view, journeys: shop.live, now: input.now })) {
    if (match.kind === 'refused') continue;
    if (match.kind === 'again') {
      const id = match.enrollment._id;
      if (state.has(id) || input.known?.get(id)) continue;
      if (!input.known?.has(id)) {
        needed.push(id);
        continue;
      }
    } else if (match.keeper === 'order' && order) order.entries.push(match.entry);
    else contact.entries.push(match.entry);
    state.begin(match.enrollment);
    if (match.enrollment.state !== 'active') continue;
    if (isUnwritten(contact, match.enrollment)) beginLater(state, match.enrollment, Math.min(event.time, input.now));
    else move(input, state, match.enrollment);
  }
}

/** Runs that came over see what they missed; what was erased of one of the two goes from what the other one left. */
function settleIn(input: DrainInput, state: BatchState, event: EventRecord, { contact, runs, missed }: Absorbed): void {
  if (erasedUntil(contact) > -Infinity) eraseTraces(state, event, contact);
  for (const one of missed) for (const enrollment of runs) offer(input, state, one, enrollment);
}

/** The order this event tells of; it belongs to the contact its events lead to, which keeps a copy of how far it is. */
function projectOrderOf(state: BatchState, event: EventRecord, contact: ContactRecord, now: EpochMs): void {
  const order = projectOrder(state.order(event), event);
  if (!order) return;
  state.putOrder(order.contactId === contact._id ? order : { ...order, contactId: contact._id, partition: contact.partition });
  const orders = withProgress(contact.orders, order);
  if (orders === contact.orders) return;
  contact.orders = orders;
  wakeDeferred(state, contact._id, now, 'order');
}

/** Also for what is told late of the time before an erasure. */
function eraseTraces(state: BatchState, event: EventRecord, contact: ContactRecord): void {
  const until = erasedUntil(contact);
  for (const { id, placedAt = event.time } of contact.orders) {
    const order: OrderRecord | undefined = placedAt <= until ? state.orderById(contact.shopId, id) : undefined;
    if (order) state.putOrder(eraseOrder(order, until));
  }
  state.erase(contact, until, event.type === 'contact.erased' ? 'drop' : 'keep');
}

/** Ends the run, wakes it, or leaves it alone. */
function offer(input: DrainInput, state: BatchState, event: EventRecord, enrollment: EnrollmentRecord): void {
  const journey = input.journey(enrollment.versionId);
  if (!journey || enrollment.state !== 'active') return;
  const reason = exitReason(event, enrollment, journey);
  if (reason) {
    finish(state, enrollment, 'exited', reason, input.now);
    const contact = state.contact(enrollment.contactId);
    for (const key of state.withdraw(enrollment._id)) if (contact) giveBack(contact, key);
    if (contact) giveBackUnused(contact, enrollment);
    wakeDeferred(state, enrollment.contactId, input.now);
  } else if (resumes(event, enrollment)) resume(input, state, enrollment, event);
}

function resume(input: DrainInput, state: BatchState, enrollment: EnrollmentRecord, event: EventRecord): void {
  enrollment.resumedBy = [...(enrollment.resumedBy ?? []), event._id].slice(-50);
  move(input, state, enrollment, event);
}

function move(input: DrainInput, state: BatchState, enrollment: EnrollmentRecord, event?: EventRecord): void {
  const journey = input.journey(enrollment.versionId);
  const shop = input.shop(enrollment.shopId);
  const contact = state.contact(enrollment.contactId);
  if (!journey || !shop || !contact) {
    return fail(state, enrollment, failed('version_missing', { version: enrollment.versionId }), input.now);
  }
  if (contact.mergedInto !== undefined) {
    // Its run is about to be taken over by the other contact, together with the window that counts its messages.
    enrollment.dueAt = input.now + POSTPONE_MS;
    return state.touch(enrollment);
  }
  const order = enrollment.orderId === undefined ? undefined : state.orderById(enrollment.shopId, enrollment.orderId);
  const records = { enrollment, contact, order, shop: shop.view };
  const competed = enrollment.deferral !== undefined;
  const waited = enrollment.askAnew !== true && (enrollment.dueAt !== undefined || enrollment.waitFor !== undefined);
  const resumed = event ? { by: 'event' as const, event: journeyEvent(event, contact) } : waited ? { by: 'due' as const } : undefined;
  const rivals = () => findRivals(state.activeOf(contact._id), enrollment, input.journey, shop.policy?.settleMs ?? 0);
  const { caps, policy, addressLists } = shop;
  const advanced = advance({ enrollment, contact, order, shop: shop.view, journey, caps, policy, addressLists, now: input.now, rivals, resumed });
  state.touch(enrollment);
  if (advanced.contactChanged) state.putContact(contact);
  if (advanced.orderChanged && order) state.putOrder(order);
  state.decisions.push(...advanced.decisions);
  // Somebody may have made room for it in vain.
  if (competed && advanced.decisions.some(({ outcome }) => outcome === 'skip')) wakeDeferred(state, contact._id, input.now);
  const facts = () => factsOf(records, resumed?.by === 'event' ? resumed.event : undefined);
  for (const effect of advanced.effects) state.want(effect, enrollment, input.now, facts);
}
