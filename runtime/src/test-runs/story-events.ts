/** Makes the events of a story: the usual life of an order, what a script adds, and what the journey's triggers wait for. */
import { PARCEL_STATUSES, type CloudEvent, type ContactFacts, type EpochMs, type JourneyDocument, type OrderFacts } from '@nachklang/nodes/sdk';
import { addDuration } from '@nachklang/nodes/time';
import type { NodeTypes } from '../engine/compile-journey.ts';
import { readEvent } from '../stages/ingest/index.ts';
import type { Stage, Story, StoryEvent } from './story.ts';
import type { ScriptEvent } from './test-run-schema.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What is said about the person and the order in every event of the story. */
export interface Cast {
  contact: ContactFacts;
  order?: OrderFacts;
  /** Ids of the parcels, in order. */
  parcels: readonly string[];
}

interface Planned { type: string; at: EpochMs; parcel?: string; status?: string; data?: Record<string, unknown> | undefined; origin: StoryEvent['origin'] }

/** From the order to the last delivery, as it usually goes. */
export function usualStory({ parcels }: Pick<Cast, 'parcels'>, startsAt: EpochMs): Planned[] {
  const plan: Planned[] = [
    { type: 'order.placed', at: startsAt, origin: 'sample' },
    { type: 'order.paid', at: startsAt + 5 * MINUTE, origin: 'sample' },
  ];
  for (const [index, parcel] of parcels.entries()) {
    const handedOver = startsAt + DAY + index * DAY;
    const travels = { handed_over: 0, in_transit: 10 * HOUR, out_for_delivery: 22 * HOUR, delivered: 27 * HOUR };
    for (const [status, later] of Object.entries(travels)) plan.push({ type: 'parcel.status', at: handedOver + later, parcel, status, origin: 'sample' });
    if (index === parcels.length - 1) plan.push({ type: 'order.fulfilled', at: handedOver + MINUTE, origin: 'sample' });
  }
  return plan;
}

export function scripted(script: readonly ScriptEvent[], { parcels }: Pick<Cast, 'parcels'>, startsAt: EpochMs, timeZone: string): Planned[] {
  return script.map(({ type, after, parcel = 1, status, data }) => ({
    type, at: addDuration(startsAt, after, timeZone), origin: 'script', data,
    ...(type.startsWith('parcel.') && { parcel: parcels[parcel - 1] ?? `parcel-${parcel}`, status: status ?? 'delivered' }),
  }));
}

/** What starts the journey, where the story has nothing that could. */
export function missingStarts(document: JourneyDocument, types: NodeTypes, plan: readonly Planned[], { parcels }: Pick<Cast, 'parcels'>, startsAt: EpochMs): Planned[] {
  const triggers = document.nodes.flatMap((node) => {
    const definition = types.get(node.type)?.definition;
    return definition?.kind === 'trigger' ? [{ listensTo: definition.listensTo?.(node.settings) ?? [], statuses: statusesOf(node.settings) }] : [];
  });
  const fits = ({ type, status }: Planned) =>
    triggers.some(({ listensTo, statuses }) => listensTo.includes(type) && (type !== 'parcel.status' || statuses.length === 0 || statuses.includes(status ?? '')));
  const [first] = triggers;
  const [type] = first?.listensTo ?? [];
  if (first === undefined || type === undefined || plan.some(fits)) return [];
  const parcel = parcels[0] ?? 'parcel-1';
  return [{ type, at: startsAt + HOUR, origin: 'sample', ...(type.startsWith('parcel.') && { parcel, status: first.statuses[0] ?? 'delivered' }) }];
}

function statusesOf(settings: Record<string, unknown>): string[] {
  const { statuses } = settings;
  return Array.isArray(statuses) ? statuses.filter((one) => PARCEL_STATUSES.some((known) => known === one)).map(String) : [];
}

/** Read as ingest reads them; what it refuses is named and left out. */
export function writeEvents(plan: readonly Planned[], cast: Cast, stage: Stage): Pick<Story, 'events' | 'unused'> {
  const events: StoryEvent[] = [];
  const unused: Story['unused'] = [];
  for (const [index, one] of plan.toSorted((a, b) => a.at - b.at).entries()) {
    const event: CloudEvent = {
      specversion: '1.0', id: `test-${index}`, source: 'nachklang:test', type: one.type, time: new Date(one.at).toISOString(), data: { ...dataOf(one, cast), ...one.data },
    };
    // Far into the future by intent: the clock of a story is its own.
    const read = readEvent(stage.shopId, event, one.at);
    if (read.kind === 'invalid') {
      unused.push({ type: one.type, reason: read.problem.detail });
      continue;
    }
    const aboutOrder = stage.orderId !== undefined && !one.type.startsWith('contact.');
    events.push({
      origin: one.origin,
      record: {
        ...read.record, contactId: stage.contactId, partition: stage.partition,
        ...(aboutOrder && { orderId: stage.orderId }),
        ...(one.parcel !== undefined && { parcelId: one.parcel }),
      },
    });
  }
  return { events, unused };
}

function dataOf({ type, at, parcel, status }: Planned, { contact, order }: Cast): Record<string, unknown> {
  const about = { contact, ...(order && { order: { id: order.id } }) };
  const [family] = type.split('.');
  switch (family) {
    case 'order':
      return { contact, ...(order && { order: { ...order, promisedAt: new Date(at + 4 * DAY).toISOString() } }) };
    case 'parcel':
      return type === 'parcel.retracted'
        ? { parcel: { id: parcel }, ...about }
        : { parcel: { id: parcel, carrier: 'DHL', trackingNumber: `00340${parcel}`, trackingUrl: `https://tracking.example/${parcel}`, expectedAt: new Date(at + DAY).toISOString() }, status, ...about };
    case 'return':
      return { return: { id: 'return-1' }, ...about };
    case 'complaint':
      return { complaint: { id: 'complaint-1' }, ...about };
    case 'feedback':
      return { score: 9, scale: 'nps', ...about };
    case 'contact':
      return { contact };
    case 'message':
      return { messageId: 'none', contact };
    case 'voucher':
      return { code: 'TEST', ...about };
    default:
      return about;
  }
}
