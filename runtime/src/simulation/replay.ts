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

/** What all replays of some journeys share. */
interface World extends ReplayOptions {
  versions: ReadonlyMap<string, CompiledJourney>;
  /** The shop before `from`: no journey takes new entries. */
  closed: ShopRuntime;
  open: ShopRuntime;
  end: EpochMs;
}

const BATCH_SIZE = 1_000;
/** A journey that loops for ever must not keep a replay from ending. */
export const LONGEST_WAIT_MS = 400 * 24 * 3_600_000;

export function replay(options: ReplayOptions): Replay {
  return replays(options)();
}

/** Begins replays that know nothing of each other, each with a store of its own. */
export function replays(options: ReplayOptions, openStore = () => new MemoryEngineStore()): () => Replay {
  const closed: ShopRuntime = { view: options.shop, caps: options.caps, policy: options.policy, live: [] };
  const versions = new Map(options.journeys.map((journey) => [journey.id, journey]));
  const world: World = { ...options, versions, closed, open: { ...closed, live: options.journeys }, end: options.to ?? Infinity };
  return () => new Replay(world, openStore());
}

export class Replay {
  readonly store: MemoryEngineStore;
  /** Events a bug kept from being worked through. */
  readonly unused: { id: string; reason: string }[] = [];
  readonly #world: World;
  readonly #answered = new Set<string>();
  #now: EpochMs = -Infinity;

  constructor(world: World, store: MemoryEngineStore) {
    this.#world = world;
    this.store = store;
  }

  /** These events arrive, after everything that fell due before that instant. */
  happen(at: EpochMs, events: readonly EventRecord[]): void {
    if (at > this.#world.end) return;
    this.#runUntil(at - 1);
    this.#now = at;
    this.store.add(events);
    // What falls due at this very instant comes after all that arrives at it, whoever else that is about.
    this.#settle(at - 1);
  }

  /** Everything due until then happens, each at its own instant; then the clock shows it. */
  wait(until: EpochMs): void {
    const last = Math.min(until, this.#world.end);
    this.#runUntil(last);
    this.#now = Math.max(this.#now, last);
  }

  /** Lets everything that is still due until then happen; answers with the last instant. */
  finish(until = Math.min(this.#world.end, this.#now + LONGEST_WAIT_MS)): EpochMs {
    this.#runUntil(until);
    return this.#now;
  }

  #runUntil(time: EpochMs): void {
    for (let due = this.store.nextDueAt(); due !== undefined && due <= time; due = this.store.nextDueAt()) {
      this.#now = Math.max(this.#now, due);
      this.#settle(this.#now);
    }
  }

  /** Works through all that is pending, or due until then, and what that brings about. */
  #settle(dueUntil: EpochMs): void {
    const { from, open, closed, versions, onOutgoing } = this.#world;
    const now = this.#now;
    const shop = from !== undefined && now < from ? closed : open;
    for (let again = true; again; ) {
      const input: DrainInput = { batch: this.store.take(now, BATCH_SIZE, dueUntil), now, shop: () => shop, journey: (id) => versions.get(id) };
      if (input.batch.events.length === 0 && input.batch.due.length === 0) return;
      let result = drain(input);
      if (result.kind === 'poisoned') result = drain({ ...input, poisoned: result.contacts });
      if (result.kind !== 'changes') throw new Error(`A replay writes each batch once, yet the engine asked for ${result.kind}.`);
      this.store.apply(result.changes);
      if (result.outgoing.length > 0) onOutgoing?.(result.outgoing, now);
      for (const { id, error } of result.changes.eventsFailed) this.unused.push({ id, reason: error });
      for (const call of result.changes.calls) this.#answer(call);
      again = this.store.hasPending() || input.batch.more || result.changes.enrollments.some(({ record }) => (record.dueAt ?? Infinity) <= dueUntil);
    }
  }

  #answer(call: CallRecord): void {
    if (this.#answered.has(call._id)) return;
    this.#answered.add(call._id);
    const contact = this.store.contacts.get(call.contactId);
    const outcome = this.#world.answerCall?.(call) ?? { ok: true, status: 200 };
    this.store.add([{
      _id: `${call.shopId}|nachklang:call|${call._id}`, shopId: call.shopId, source: 'nachklang:call', type: 'call.completed', time: this.#now, receivedAt: this.#now,
      contactId: call.contactId, partition: contact?.partition ?? 0, data: { callKey: call._id, ...outcome }, state: 'pending',
    }]);
  }
}
