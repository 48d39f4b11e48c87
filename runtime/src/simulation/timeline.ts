/** Everything that one customer lived through, in order: what happened, what was sent, what was held back and why. */
import type { EpochMs, EventType, MessageClass, ParcelStatus } from '@nachklang/nodes/sdk';
import type { ContactRecord, OrderRecord } from '../engine/model.ts';
import type { SimulationResult } from './simulate.ts';

export type TimelineEntry = { at: EpochMs; order?: string } & (
  | { kind: 'event'; type: EventType }
  /** `parcel` counts the order's parcels from 1. */
  | { kind: 'parcel'; parcel: number; status: ParcelStatus | 'retracted' }
  | { kind: 'message'; journeyId: string; email: string; class: MessageClass }
  | { kind: 'held'; journeyId: string; outcome: 'defer' | 'skip'; reason: string; until?: EpochMs }
  | { kind: 'run-ended'; journeyId: string; reason: string }
  | { kind: 'task'; title: string }
);

export interface Timeline {
  contactId: string;
  email?: string;
  entries: TimelineEntry[];
}

export function timelineOf(contact: ContactRecord, result: Pick<SimulationResult, 'messages' | 'decisions' | 'enrollments' | 'tasks' | 'orders'>): Timeline {
  const own = <T extends { contactId: string }>(list: readonly T[]): T[] => list.filter((one) => one.contactId === contact._id);
  const orders = own(result.orders);
  const numbers = new Map(orders.map(({ view }) => [view.id, view.number]));
  const about = (orderId: string | undefined) => {
    const order = numbers.get(orderId ?? '');
    return order === undefined ? {} : { order };
  };
  const enrollments = new Map(own(result.enrollments).map((enrollment) => [enrollment._id, enrollment]));
  const entries: TimelineEntry[] = [
    ...orders.flatMap(whatHappened),
    ...own(result.messages).map((one): TimelineEntry => ({ kind: 'message', at: one.createdAt, journeyId: one.journeyId, email: one.email, class: one.class, ...about(one.orderId) })),
    ...own(result.decisions).flatMap((one): TimelineEntry[] => {
      if (one.outcome === 'send') return [];
      const until = one.nextPossibleAt === undefined ? {} : { until: one.nextPossibleAt };
      const run = [...enrollments.values()].find((enrollment) => one.messageKey.startsWith(enrollment._id));
      return [{ kind: 'held', at: one.at, journeyId: one.journeyId, outcome: one.outcome, reason: one.reason, ...until, ...about(run?.orderId) }];
    }),
    ...[...enrollments.values()].flatMap((one): TimelineEntry[] =>
      one.state !== 'exited' && one.state !== 'failed' || one.endedAt === undefined ? [] : [{ kind: 'run-ended', at: one.endedAt, journeyId: one.journeyId, reason: one.endReason ?? one.state, ...about(one.orderId) }],
    ),
    ...own(result.tasks).map((one): TimelineEntry => ({ kind: 'task', at: one.createdAt, title: one.title, ...about(one.orderId) })),
  ];
  entries.sort((a, b) => a.at - b.at || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  return { contactId: contact._id, ...(contact.view.email !== undefined && { email: contact.view.email }), entries };
}

/** What happened stands before what it brought about. */
const ORDER: readonly TimelineEntry['kind'][] = ['event', 'parcel', 'run-ended', 'held', 'message', 'task'];

function whatHappened({ view, facts, parcelFacts }: OrderRecord): TimelineEntry[] {
  const order = view.number;
  const placed: TimelineEntry[] = view.placedAt === undefined || facts.some((fact) => fact.type === 'order.placed') ? [] : [{ kind: 'event', at: view.placedAt, type: 'order.placed', order }];
  const events = facts.map((fact): TimelineEntry => ({ kind: 'event', at: fact.time, type: fact.type, order }));
  const inOrder = Object.values(parcelFacts).sort((a, b) => (a[0]?.time ?? 0) - (b[0]?.time ?? 0));
  const parcels = inOrder.flatMap((list, index) => list.map((fact): TimelineEntry => ({ kind: 'parcel', at: fact.time, parcel: index + 1, status: fact.status, order })));
  return [...placed, ...events, ...parcels];
}
