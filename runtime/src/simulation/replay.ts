/** The virtual clock: lets events arrive one by one and everything that falls due in between happen at its own instant. */
import type { EpochMs, ShopView } from '@nachklang/nodes/sdk';
import type { CompiledJourney } from '../engine/compile-journey.ts';
import { drain, type DrainInput, type Outgoing, type ShopRuntime } from '../engine/drain.ts';
import type { EventRecord } from '../engine/model.ts';
import type { CallRecord } from '../engine/outbox-model.ts';
import type { CapRule } from '../engine/shop-model.ts';
import { MemoryEngineStore } from './memory-engine-store.ts';

export interface ReplayOptions {
  shop: ShopView;
  caps: readonly CapRule[];
  journeys: readonly CompiledJourney[];
  policy?: ShopRuntime['policy'];
  from?: EpochMs | undefined;
  /** The clock stops here. */
  to?: EpochMs | undefined;
  answerCall?: ((call: CallRecord) => { ok: boolean; status?: number; error?: string }) | undefined;
  /** Messages leave the engine, with the facts of that moment: later moves change them in place. */
  onOutgoing?: ((outgoing: readonly Outgoing[], now: EpochMs) => void) | undefined;
}

export interface Replay {
  store: MemoryEngineStore;
  /** Events a bug kept from being worked through. */
  unused: { id: string; reason: string }[];
  /** These events arrive, after everything that fell due before that instant. */
  happen(at: EpochMs, events: readonly EventRecord[]): void;
  /** An event arrives when it happened. */
  arriveRouted(event: EventRecord): void;
  /** Everything due until then happens, each at its own instant; then the clock shows it. */
  wait(until: EpochMs): void;
  /** Lets everything that is still due until then happen; answers with the last instant. */
  finish(until?: EpochMs): EpochMs;
}

const BATCH_SIZE = 1_000;
/** A journey that loops for ever must not keep a replay from ending. */
export const LONGEST_WAIT_MS = 400 * 24 * 3_600_000;

export function replay(options: ReplayOptions): Replay {
  const store = new MemoryEngineStore();
  const unused: Replay['unused'] = [];
  const end = options.to ?? Infinity;
  const versions = new Map(options.journeys.map((journey) => [journey.id, journey]));
  const closed: ShopRuntime = { view: options.shop, caps: options.caps, policy: options.policy, live: [] };
  const open: ShopRuntime = { ...closed, live: options.journeys };
  const answered = new Set<string>();
  let now = -Infinity;

  /** Works through all that is pending, or due until then, and what that brings about. */
  function settle(dueUntil: EpochMs): void {
    const shop = options.from !== undefined && now < options.from ? closed : open;
    for (let again = true; again; ) {
      const input: DrainInput = { batch: store.take(now, BATCH_SIZE, dueUntil), now, shop: () => shop, journey: (id) => versions.get(id) };
      if (input.batch.events.length === 0 && input.batch.due.length === 0) return;
      let result = drain(input);
      if (result.kind === 'poisoned') result = drain({ ...input, poisoned: result.contacts });
      if (result.kind !== 'changes') throw new Error(`A replay writes each batch once, yet the engine asked for ${result.kind}.`);
      store.apply(result.changes);
      if (result.outgoing.length > 0) options.onOutgoing?.(result.outgoing, now);
      for (const { id, error } of result.changes.eventsFailed) unused.push({ id, reason: error });
      for (const call of result.changes.calls) answer(call);
      again = store.hasPending() || input.batch.more || result.changes.enrollments.some(({ record }) => (record.dueAt ?? Infinity) <= dueUntil);
    }
  }

  function answer(call: CallRecord): void {
    if (answered.has(call._id)) return;
    answered.add(call._id);
    const contact = store.contacts.get(call.contactId);
    const outcome = options.answerCall?.(call) ?? { ok: true, status: 200 };
    store.add([{
      _id: `${call.shopId}|nachklang:call|${call._id}`, shopId: call.shopId, source: 'nachklang:call', type: 'call.completed', time: now, receivedAt: now,
      contactId: call.contactId, partition: contact?.partition ?? 0, data: { callKey: call._id, ...outcome }, state: 'pending',
    }]);
  }

  function runUntil(time: EpochMs): void {
    for (let due = store.nextDueAt(); due !== undefined && due <= time; due = store.nextDueAt()) {
      now = Math.max(now, due);
      settle(now);
    }
  }

  function happen(at: EpochMs, events: readonly EventRecord[]): void {
    if (at > end) return;
    runUntil(at - 1);
    now = at;
    store.add(events);
    // What falls due at this very instant comes after all that arrives at it, whoever else that is about.
    settle(at - 1);
  }

  function wait(until: EpochMs): void {
    runUntil(Math.min(until, end));
    now = Math.max(now, Math.min(until, end));
  }

  function finish(until = Math.min(end, now + LONGEST_WAIT_MS)): EpochMs {
    runUntil(until);
    return now;
  }

  return { store, unused, happen, arriveRouted: (event) => happen(Math.max(now, event.time), [event]), wait, finish };
}
