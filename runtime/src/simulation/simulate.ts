/** `simulate`: journeys over a list of events, from the first instant to the last wait. */
import { NODE_TYPES } from '@nachklang/nodes/executors';
import type { CloudEvent, EpochMs, JourneyDocument, ShopView } from '@nachklang/nodes/sdk';
import { compileJourney, type CompiledJourney, type NodeTypes } from '../engine/compile-journey.ts';
import type { ContactRecord, EnrollmentRecord, OrderRecord } from '../engine/model.ts';
import type { CallRecord, DecisionRecord, MessageRecord, TaskRecord } from '../engine/outbox-model.ts';
import { DEFAULT_CAPS, type CapRule } from '../engine/shop-model.ts';
import { Arrivals } from './arrivals.ts';
import { withPlace } from './memory-routes.ts';
import type { MemoryEngineStore } from './memory-engine-store.ts';
import { replay } from './replay.ts';

export interface SimulateOptions {
  journeys: readonly JourneyDocument[];
  /** In the order they arrive; their `time` is when they happened. An iterable, so that a long file can be streamed. */
  events: Iterable<CloudEvent> | AsyncIterable<CloudEvent>;
  shop?: Partial<ShopView>;
  caps?: readonly CapRule[];
  /** Events that arrive before this instant build up contacts and orders but start no run. ISO 8601. */
  from?: string;
  /** The clock stops here; without it, when nothing is due any more. ISO 8601. */
  to?: string;
  /** What an outside system would answer to a call; it succeeds at once where absent. */
  answerCall?: (call: CallRecord) => { ok: boolean; status?: number; error?: string };
  /** Node types beyond the built-in ones. */
  nodeTypes?: NodeTypes;
  /** Called now and then with the number of events read. */
  onProgress?: (events: number) => void;
}

export interface SimulationResult {
  messages: MessageRecord[];
  enrollments: EnrollmentRecord[];
  tasks: TaskRecord[];
  calls: CallRecord[];
  decisions: DecisionRecord[];
  contacts: ContactRecord[];
  orders: OrderRecord[];
  /** Events that could not be used, with the reason: no journey saw them. */
  unused: { id: string; reason: string }[];
  eventsRead: number;
  /** Virtual time of the last thing that happened. */
  endedAt: EpochMs;
}

export const SIMULATED_SHOP: ShopView = {
  id: 'simulation', name: 'Nachklang', timeZone: 'Europe/Berlin', country: 'DE', locale: 'de', returnDays: 14,
};

export async function simulate(options: SimulateOptions): Promise<SimulationResult> {
  const shop = { ...SIMULATED_SHOP, ...options.shop };
  const types = new Map([...NODE_TYPES, ...(options.nodeTypes ?? [])]);
  const run = replay({
    shop, caps: options.caps ?? DEFAULT_CAPS, journeys: compileJourneys(options.journeys, shop.id, types), from: instant(options.from), answerCall: options.answerCall,
  });
  const arrivals = new Arrivals(shop.id, instant(options.to));
  for await (const event of options.events) {
    const arrival = arrivals.take(event);
    if (arrival) run.happen(arrival.at, arrival.events.map(({ record, place }) => withPlace(record, place)));
    if (arrivals.read % 10_000 === 0) options.onProgress?.(arrivals.read);
  }
  const endedAt = run.finish(arrivals.end());
  return { ...resultOf([run.store]), unused: [...arrivals.unused, ...run.unused], eventsRead: arrivals.read, endedAt };
}

export function compileJourneys(documents: readonly JourneyDocument[], shopId: string, types: NodeTypes): CompiledJourney[] {
  return documents.map((document, index) => compileJourney({ id: `journey-${index + 1}@1`, journeyId: `journey-${index + 1}`, shopId, document }, types));
}

export function resultOf(stores: readonly MemoryEngineStore[]): Omit<SimulationResult, 'unused' | 'eventsRead' | 'endedAt'> {
  const all = <T>(of: (store: MemoryEngineStore) => ReadonlyMap<string, T>): T[] => stores.flatMap((store) => [...of(store).values()]);
  return {
    messages: all((store) => store.messages),
    enrollments: all((store) => store.enrollments),
    tasks: all((store) => store.tasks),
    calls: all((store) => store.calls),
    decisions: all((store) => store.decisions),
    contacts: all((store) => store.contacts),
    orders: all((store) => store.orders),
  };
}

/** Throws when the text is none. */
export function instant(text: string | undefined): EpochMs | undefined {
  if (text === undefined) return undefined;
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new Error(`“${text}” is not an instant. Write it like 2026-03-29T10:00:00Z.`);
  return at;
}
