/** One thread of a simulation: the engine over the contacts that fell to it, and in the end what they add to the report. */
import { parentPort, workerData } from 'node:worker_threads';
import type { EpochMs, JourneyDocument, ShopView } from '@nachklang/nodes/sdk';
import type { EventRecord } from '../engine/model.ts';
import type { CapRule } from '../engine/shop-model.ts';
import { loadNodeTypes } from '../nodes/load-nodes.ts';
import type { Belongings } from './memory-engine-store.ts';
import { replay } from './replay.ts';
import { lastFactOf } from './silence.ts';
import { compileJourneys, resultOf } from './simulate.ts';
import { tally, type Tally, type TallyOptions } from './tally.ts';

export interface ShardSetup {
  journeys: readonly JourneyDocument[];
  nodesDir: string | undefined;
  shop: ShopView;
  caps: readonly CapRule[];
  from: EpochMs | undefined;
}

/** Every one of them is answered, in order. */
export type ToShard =
  | { kind: 'happen'; arrivals: { at: EpochMs; events: EventRecord[] }[] }
  /** Hand over a contact as it is at that instant, before anything that happens at it. */
  | { kind: 'give'; contactId: string; at: EpochMs }
  | { kind: 'adopt'; belongings: Belongings }
  | { kind: 'finish'; until: EpochMs }
  | { kind: 'tally'; options: TallyOptions };

export interface Finished { lastFact: EpochMs; failed: { id: string; reason: string }[] }
export type FromShard =
  | { kind: 'done' }
  | { kind: 'given'; belongings: Belongings }
  | ({ kind: 'finished' } & Finished)
  | { kind: 'tally'; tally: Tally };

const setup: ShardSetup = workerData;
const types = await loadNodeTypes(setup.nodesDir);
const run = replay({ ...setup, journeys: compileJourneys(setup.journeys, setup.shop.id, types) });

parentPort?.on('message', (message: ToShard) => parentPort?.postMessage(answer(message)));

function answer(message: ToShard): FromShard {
  switch (message.kind) {
    case 'happen':
      for (const { at, events } of message.arrivals) run.happen(at, events);
      return { kind: 'done' };
    case 'give':
      run.wait(message.at - 1);
      return { kind: 'given', belongings: run.store.give(message.contactId) };
    case 'adopt':
      run.store.adopt(message.belongings);
      return { kind: 'done' };
    case 'finish':
      run.finish(message.until);
      return { kind: 'finished', lastFact: lastFactOf(run.store.orders.values()), failed: run.unused };
    case 'tally':
      return { kind: 'tally', tally: tally(resultOf(run.store), message.options) };
  }
}
