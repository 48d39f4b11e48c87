/** One thread of a simulation: the engine over the contacts that fell to it, and in the end what they add to the report. */
import { parentPort, workerData } from 'node:worker_threads';
import type { EpochMs, JourneyDocument, ShopView } from '@nachklang/nodes/sdk';
import type { CapRule } from '../engine/shop-model.ts';
import { loadNodeTypes } from '../nodes/load-nodes.ts';
import { Households } from './households.ts';
import type { Belongings } from './memory-engine-store.ts';
import type { Join } from './memory-routes.ts';
import { replays } from './replay.ts';
import { ReportStore } from './report-store.ts';
import { lastFactOf } from './silence.ts';
import { compileJourneys, resultOf } from './simulate.ts';
import { tally, type Tally, type TallyOptions } from './tally.ts';
import type { PassedOn } from './told-event.ts';

export interface ShardSetup {
  journeys: readonly JourneyDocument[];
  nodesDir: string | undefined;
  shop: ShopView;
  caps: readonly CapRule[];
  from: EpochMs | undefined;
}

export interface ThreadData { setup: ShardSetup; compileCache: string | undefined }

/** In the order in which it happens. */
export type Step = { at: EpochMs; events: PassedOn[] } | { at: EpochMs; join: Join };

/** Every one of them is answered, in order. */
export type ToShard =
  | { kind: 'happen'; steps: Step[] }
  /** Hand over a contact as it is at that instant, before anything that happens at it. */
  | { kind: 'give'; contactId: string; at: EpochMs }
  /** At the same instant, for one who is here. */
  | { kind: 'adopt'; contactId: string; belongings: Belongings; into: string; at: EpochMs }
  | { kind: 'finish'; until: EpochMs }
  | { kind: 'tally'; options: TallyOptions };

export interface Finished { lastFact: EpochMs; failed: { id: string; reason: string }[] }
export type FromShard =
  | { kind: 'done' }
  | { kind: 'given'; belongings: Belongings }
  | ({ kind: 'finished' } & Finished)
  | { kind: 'tally'; tally: Tally };

const { setup }: ThreadData = workerData;
const types = await loadNodeTypes(setup.nodesDir);
const households = new Households(setup.shop.id, replays({ ...setup, journeys: compileJourneys(setup.journeys, setup.shop.id, types) }, () => new ReportStore()));

parentPort?.on('message', (message: ToShard) => parentPort?.postMessage(answer(message)));

function answer(message: ToShard): FromShard {
  switch (message.kind) {
    case 'happen':
      for (const step of message.steps) {
        if ('join' in step) households.join(step.join, step.at);
        else households.happen(step.at, step.events);
      }
      return { kind: 'done' };
    case 'give':
      return { kind: 'given', belongings: households.give(message.contactId, message.at) };
    case 'adopt':
      households.adopt(message.contactId, message.belongings, message);
      return { kind: 'done' };
    case 'finish':
      households.finish(message.until);
      return { kind: 'finished', lastFact: lastFactOf(households.stores.flatMap(({ orders }) => [...orders.values()])), failed: households.failed };
    case 'tally':
      return { kind: 'tally', tally: tally(resultOf(households.stores), message.options) };
  }
}
