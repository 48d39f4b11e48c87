/** POST /api/v1/node-preview: what a node with these settings would have done with the last ten real events. Reads, and changes nothing. */
import type { mongo } from 'mongoose';
import type { RuleScope, SubjectKind } from '@nachklang/nodes/sdk';
import type { WebServices } from '../app-services.ts';
import type { NodeTypes } from '../engine/compile-journey.ts';
import type { ShopRecord } from '../engine/shop-model.ts';
import { iso } from '../paging/instants.ts';
import type { App } from '../plugins/app-instance.ts';
import { requireShop } from '../shops/require-shop.ts';
import { findCandidates, type Candidate } from './candidates.ts';
import { Preview, PreviewForm, type Example } from './preview-schema.ts';
import { tryNode, type Tried, type TryOptions } from './try-node.ts';
import { usableNode, type UsableNode } from './usable-node.ts';

const SHOWN = 10;
/** Triggers refuse most events of a busy type; so many are looked at to find ten that would start a run. */
const LOOKED_AT = 200;
/** What leads to a node while its journey has no trigger yet. */
const USUAL: Record<SubjectKind, readonly string[]> = {
  order: ['order.placed'], line: ['order.placed'], parcel: ['parcel.status'], contact: ['order.placed', 'contact.signed_up'],
};

export function previewNode(app: App, { db, clock, nodeTypes }: WebServices): void {
  app.post(
    '/api/v1/node-preview',
    // Customers' own values show through, so it takes more than seeing journeys.
    { config: { permission: 'contacts:read' }, schema: { tags: ['nodes'], summary: 'What a node would have done with recent events', body: PreviewForm, response: { 200: Preview } } },
    async ({ shopId, body }): Promise<Preview> => preview(db, await requireShop(db, shopId), body, nodeTypes, clock.now()),
  );
}

async function preview(db: mongo.Db, shop: ShopRecord, { journeyId = 'draft', subject, timeZone, node, triggers }: PreviewForm, types: NodeTypes, now: number): Promise<Preview> {
  const usable = triggers.map((trigger) => usableNode(trigger, { subject }, types)).filter((trigger) => trigger?.type.trigger !== undefined);
  const listened = [...new Set(usable.flatMap((trigger) => trigger?.eventTypes ?? []))];
  const scope: RuleScope = { subject, ...(listened.length > 0 && { eventTypes: listened }) };
  const tried = usableNode(node, scope, types);
  if (tried === undefined) return { usable: false, eventTypes: [], items: [] };
  const isTrigger = tried.type.trigger !== undefined;
  const eventTypes = isTrigger ? [...tried.eventTypes] : listened.length > 0 ? listened : [...USUAL[subject]];
  const options: TryOptions = { nodeId: node.id, journeyId, subject, timeZone, now };
  const found = await findCandidates(db, shop, subject, eventTypes, isTrigger ? SHOWN : LOOKED_AT);
  const candidates = isTrigger ? found : underWay(found, usable.filter((trigger) => trigger !== undefined), options);
  return { usable: true, eventTypes, items: candidates.slice(0, SHOWN).map((candidate) => example(candidate, tryNode(tried, candidate, options))) };
}

/** Those a trigger of the journey would let in, each subject once, by its newest event. */
function underWay(candidates: readonly Candidate[], triggers: readonly UsableNode[], options: TryOptions): Candidate[] {
  const started = new Map<string, Candidate>();
  for (const candidate of candidates) {
    if (started.size >= SHOWN) break;
    if (started.has(candidate.subjectKey)) continue;
    const listening = triggers.filter(({ eventTypes }) => eventTypes.includes(candidate.event.type));
    if (triggers.length === 0 || listening.some((trigger) => tryNode(trigger, candidate, options).outcome.kind === 'start')) started.set(candidate.subjectKey, candidate);
  }
  return [...started.values()];
}

function example({ event, contact, order, line }: Candidate, { outcome, rules }: Tried): Example {
  const { firstName, lastName } = contact.view;
  const name = [firstName, lastName].filter((part) => part !== undefined).join(' ');
  const status = 'status' in event.data && typeof event.data.status === 'string' ? event.data.status : undefined;
  return {
    event: { id: event.id, type: event.type, time: iso(event.time), ...(status !== undefined && { status }) },
    contact: { id: contact._id, ...(name !== '' && { name }) },
    ...(order && { order: { id: order.view.id, number: order.view.number, total: order.view.total, currency: order.view.currency } }),
    ...(line && { line: { id: line.id, title: line.title } }),
    outcome,
    rules,
  };
}
