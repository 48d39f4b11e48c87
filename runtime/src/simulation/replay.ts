/** The virtual clock: lets events arrive one by one and everything that falls due in between happen at its own instant. */
import type { CloudEvent, EpochMs, ShopView } from '@nachklang/nodes/sdk';
import type { CompiledJourney } from '../engine/compile-journey.ts';
import { drain, type DrainInput, type ShopRuntime } from '../engine/drain.ts';
import type { CallRecord, CapRule, EventRecord } from '../engine/model.ts';
import { MemoryEngineStore } from './memory-engine-store.ts';
import { MemoryRoutes } from './memory-routes.ts';

export interface ReplayOptions {
  shop: ShopView;
  caps: readonly CapRule[];
  journeys: readonly CompiledJourney[];
  from?: EpochMs | undefined;
  to?: EpochMs | undefined;
  answerCall?: ((call: CallRecord) => { ok: boolean; status?: number; error?: string }) | undefined;
}

export interface Replay {
  store: MemoryEngineStore;
  unused: { id: string; reason: string }[];
  /** The next event of the list arrives. */
  arrive(event: CloudEvent): void;
  /** Lets everything that is still due happen; answers with the last instant. */
  finish(): EpochMs;
}

const BATCH_SIZE = 1_000;
/** A journey that loops for ever must not keep a replay from ending. */
const LONGEST_WAIT_MS = 400 * 24 * 3_600_000;

export function replay(options: ReplayOptions): Replay {
  const store = new MemoryEngineStore();
  const routes = new MemoryRoutes(options.shop.id);
  const unused: Replay['unused'] = [];
  const versions = new Map(options.journeys.map((journey) => [journey.id, journey]));
  const closed: ShopRuntime = { view: options.shop, caps: options.caps, live: [] };
  const open: ShopRuntime = { ...closed, live: options.journeys };
  const answered = new Set<string>();
  let now = -Infinity;

  /** Works through all that is pending or due at this instant, and what that brings about. */
  function settle(): void {
    const shop = options.from !== undefined && now < options.from ? closed : open;
    for (let again = true; again; ) {
      const input: DrainInput = { batch: store.take(now, BATCH_SIZE), now, shop: () => shop, journey: (id) => versions.get(id) };
      if (input.batch.events.length === 0 && input.batch.due.length === 0) return;
      let result = drain(input);
      if (result.kind === 'poisoned') result = drain({ ...input, poisoned: result.contacts });
      if (result.kind !== 'changes') throw new Error(`A replay writes each batch once, yet the engine asked for ${result.kind}.`);
      store.apply(result.changes);
      for (const { id, error } of result.changes.eventsFailed) unused.push({ id, reason: error });
      for (const call of result.changes.calls) answer(call);
      again = store.hasPending() || input.batch.more || result.changes.enrollments.some(({ record }) => (record.dueAt ?? Infinity) <= now);
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

  /** Everything due before that instant happens at its own time. */
  function runUntil(time: EpochMs): void {
    for (let due = store.nextDueAt(); due !== undefined && due <= time; due = store.nextDueAt()) {
      now = Math.max(now, due);
      settle();
    }
  }

  function arrive(event: CloudEvent): void {
    const arrival = Math.max(now, event.time === undefined ? now : Date.parse(event.time));
    if (arrival > (options.to ?? Infinity)) return;
    const read = routes.accept(event, Number.isFinite(arrival) ? arrival : 0);
    if (read.kind === 'unused') {
      unused.push({ id: event.id, reason: read.reason });
      return;
    }
    runUntil(arrival - 1);
    now = arrival;
    store.add(read.events satisfies EventRecord[]);
    settle();
  }

  function finish(): EpochMs {
    runUntil(options.to ?? now + LONGEST_WAIT_MS);
    unused.push(...routes.parked().map((id) => ({ id, reason: 'its order or parcel never appeared' })));
    return now;
  }

  return { store, unused, arrive, finish };
}
