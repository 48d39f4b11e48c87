/** Runs one journey over a story: the engine itself, in memory, on a virtual clock. Bounded in steps and in time. */
import type { EpochMs, Facts, JourneyDocument, Problem } from '@nachklang/nodes/sdk';
import { compileJourney, type NodeTypes } from '../engine/compile-journey.ts';
import type { ContactRecord, EnrollmentRecord, OrderRecord } from '../engine/model.ts';
import type { DecisionRecord, MessageRecord } from '../engine/outbox-model.ts';
import type { ShopRecord } from '../engine/shop-model.ts';
import { replay } from '../simulation/index.ts';
import type { Story } from './story.ts';
import type { Branch } from './test-run-schema.ts';
import { traceNodes, type NodeTrace, type TriggerTrace } from './trace-nodes.ts';

/** A year, so that win-backs and anniversaries come to their end. */
const LONGEST_MS = 400 * 24 * 3_600_000;
/** More than anybody would look at; a loop through a wait of minutes must not run for a year. */
const MOST_STEPS = 1_000;

export interface StoryRun {
  enrollments: EnrollmentRecord[];
  decisions: DecisionRecord[];
  /** Messages that were let go, with the facts they are rendered with, by key. */
  sent: Map<string, { message: MessageRecord; facts: Facts }>;
  nodes: NodeTrace[];
  triggers: TriggerTrace[];
  unused: { id: string; reason: string }[];
  /** As they are in the end. */
  contact: ContactRecord | undefined;
  order: OrderRecord | undefined;
  cutShort: boolean;
}

export interface StoryRunInput {
  journeyId: string;
  /** Its shape is right; nodes may have errors. */
  document: JourneyDocument;
  problems: readonly Problem[];
  types: NodeTypes;
  branches: readonly Branch[];
  shop: ShopRecord;
  story: Story;
}

export function runStory({ journeyId, document, problems, types, branches, shop, story }: StoryRunInput): StoryRun {
  // Whoever is held out would see nothing; that somebody is, is for the figures to tell.
  const whole: JourneyDocument = { ...document, settings: { ...document.settings, holdout: 0 } };
  const traced = traceNodes(whole, types, problems, branches);
  const journey = compileJourney({ id: `${journeyId}@test`, journeyId, shopId: shop._id, document: traced.document }, traced.types);
  const sent: StoryRun['sent'] = new Map();
  const run = replay({
    shop: shop.view, caps: shop.caps, policy: shop.policy, journeys: [journey],
    onOutgoing: (outgoing) => {
      for (const { message, facts } of outgoing) sent.set(message._id, { message, facts: structuredClone(facts) });
    },
  });
  if (story.contact) run.store.contacts.set(story.contactId, { ...structuredClone(story.contact), window: [] });
  const cutShort = () => traced.nodes.length >= MOST_STEPS;
  /** Step by step, so that a loop can be told from a journey that takes its time. */
  const waitUntil = (until: EpochMs): void => {
    for (let due = run.store.nextDueAt(); due !== undefined && due <= until && !cutShort(); due = run.store.nextDueAt()) run.finish(due);
  };
  for (const happening of inOrder(story)) {
    waitUntil(happening.at - 1);
    if (cutShort()) break;
    if (happening.kind === 'event') run.happen(happening.at, [happening.event.record]);
    else run.store.contacts.get(story.contactId)?.window.push(happening.slot);
  }
  waitUntil(story.startsAt + LONGEST_MS);
  return {
    enrollments: [...run.store.enrollments.values()], decisions: [...run.store.decisions.values()], sent,
    nodes: traced.nodes, triggers: traced.triggers, unused: run.unused, cutShort: cutShort(),
    contact: run.store.contacts.get(story.contactId), order: run.store.orders.get(`${shop._id}|${story.orderId ?? ''}`),
  };
}

type Happening = { kind: 'event'; at: EpochMs; event: Story['events'][number] } | { kind: 'slot'; at: EpochMs; slot: Story['window'][number] };

/** A message of another journey counts from its own instant on. */
function inOrder({ events, window }: Story): Happening[] {
  const all: Happening[] = [
    ...window.map((slot) => ({ kind: 'slot' as const, at: slot.at, slot })),
    ...events.map((event) => ({ kind: 'event' as const, at: event.record.time, event })),
  ];
  return all.sort((a, b) => a.at - b.at);
}
