/** Finds the journeys an event starts and gives each start its id, or says why not. */
import { addDuration } from '@nachklang/nodes/time';
import type { EpochMs, JourneyEvent, Line, ShopView, TriggerContext } from '@nachklang/nodes/sdk';
import type { CompiledJourney, CompiledNode } from '../../engine/compile-journey.ts';
import type { ContactRecord, EnrollmentRecord, Entry, EventRecord, OrderRecord } from '../../engine/model.ts';
import { seeded } from '../../engine/seeded.ts';
import { alreadyEnded } from './exits.ts';

export interface MatchInput {
  event: EventRecord;
  contact: ContactRecord;
  order: OrderRecord | undefined;
  shop: ShopView;
  journeys: readonly CompiledJourney[];
  now: EpochMs;
}

export type Match =
  | { kind: 'enroll'; journey: CompiledJourney; enrollment: EnrollmentRecord; entry: Entry; keeper: 'order' | 'contact' }
  /** The same event made this entry before a crash: begin only if the enrollment was not written yet. */
  | { kind: 'again'; journey: CompiledJourney; enrollment: EnrollmentRecord }
  | { kind: 'refused'; journeyId: string; reason: string };

interface Subject {
  key: string;
  line?: Line;
}

export function matchTriggers(input: MatchInput): Match[] {
  const matches: Match[] = [];
  for (const journey of input.journeys) {
    for (const trigger of journey.triggers.get(input.event.type) ?? []) {
      for (const subject of subjectsOf(input, journey)) matches.push(match(input, journey, trigger, subject));
    }
  }
  return matches;
}

function match(input: MatchInput, journey: CompiledJourney, trigger: CompiledNode, subject: Subject): Match {
  const { event, contact, order, now } = input;
  const { holdout, reentry } = journey.document.settings;
  const keeper = reentry.per === 'subject' && order && journey.document.subject !== 'contact' ? 'order' : 'contact';
  const entries = (keeper === 'order' && order ? order.entries : contact.entries).filter(
    (entry) => entry.journeyId === journey.journeyId && (reentry.per === 'contact' || entry.subjectKey === subject.key),
  );
  // First of all: what the trigger would say now is not what it said before the crash.
  const before = entries.find((entry) => entry.eventId === event._id && entry.subjectKey === subject.key);
  if (before) return { kind: 'again', journey, enrollment: begin(input, journey, trigger, subject, before.occurrence) };

  const refused = (reason: string): Match => ({ kind: 'refused', journeyId: journey.journeyId, reason });
  const ended = alreadyEnded(event, journey, contact, order);
  if (ended) return refused(`already ended by ${ended}`);
  const answer = trigger.type.trigger?.(triggerContext(input, journey, subject), trigger.settings);
  if (answer?.kind !== 'enroll') return refused(answer?.reason ?? 'no behaviour');
  if (holdout > 0 && seeded(contact._id, journey.journeyId, 'holdout') < holdout) return refused('holdout');
  if (entries.length >= reentry.max) return refused('re-entry limit');
  const last = entries.at(-1);
  if (reentry.after && last && now < addDuration(last.at, reentry.after, zoneFor(input, journey))) return refused('re-entry too soon');
  const occurrence = entries.filter((entry) => entry.subjectKey === subject.key).length + 1;
  const entry: Entry = { journeyId: journey.journeyId, subjectKey: subject.key, occurrence, at: now, eventId: event._id };
  return { kind: 'enroll', journey, entry, keeper, enrollment: begin(input, journey, trigger, subject, occurrence) };
}

function subjectsOf({ event, contact, order }: MatchInput, journey: CompiledJourney): Subject[] {
  switch (journey.document.subject) {
    case 'contact':
      return [{ key: contact._id }];
    case 'order':
      return order ? [{ key: order.view.id }] : [];
    case 'parcel':
      return order && event.parcelId !== undefined ? [{ key: `${order.view.id}|${event.parcelId}` }] : [];
    case 'line':
      return order ? order.view.lines.map((line) => ({ key: `${order.view.id}|${line.id}`, line })) : [];
  }
}

function triggerContext(input: MatchInput, journey: CompiledJourney, subject: Subject): TriggerContext {
  const { event, contact, order, shop, now } = input;
  const parcel = event.parcelId === undefined ? undefined : order?.view.parcels.find((candidate) => candidate.id === event.parcelId);
  const facts = {
    shop,
    contact: contact.view,
    ...(order && { order: order.view }),
    ...(parcel && { parcel }),
    ...(subject.line && { line: subject.line }),
    event: journeyEvent(event, contact),
  };
  const enrollment = { id: '', journeyId: journey.journeyId, subject: journey.document.subject, startedAt: now, messagesSent: 0, path: {} };
  return {
    ...facts,
    now,
    timeZone: zoneFor(input, journey),
    matches: (rules) => journey.matches(rules, { ...facts, enrollment, now }),
  };
}

function begin({ event, contact, order, now }: MatchInput, journey: CompiledJourney, trigger: CompiledNode, subject: Subject, occurrence: number): EnrollmentRecord {
  const target = trigger.targets.get('next');
  const enrollment: EnrollmentRecord = {
    _id: `${journey.journeyId}|${subject.key}|${occurrence}`,
    shopId: event.shopId,
    journeyId: journey.journeyId,
    versionId: journey.id,
    contactId: contact._id,
    partition: contact.partition,
    subject: journey.document.subject,
    ...(order && journey.document.subject !== 'contact' && { orderId: order.view.id }),
    ...(journey.document.subject === 'parcel' && event.parcelId !== undefined && { parcelId: event.parcelId }),
    ...(subject.line && { lineId: subject.line.id }),
    trigger: slim(event, contact),
    state: target === undefined ? 'completed' : 'active',
    revision: 0,
    nodeId: target ?? trigger.id,
    visitStartedAt: now,
    visits: target === undefined ? {} : { [target]: 1 },
    path: { [trigger.id]: 'next' },
    trail: [{ nodeId: trigger.id, at: now, visit: 1, port: 'next' }],
    messagesSent: 0,
    startedAt: now,
  };
  if (target === undefined) Object.assign(enrollment, { endedAt: now, endReason: 'end' });
  return enrollment;
}

/** The event as nodes see it. */
export function journeyEvent(event: EventRecord, contact: ContactRecord): JourneyEvent {
  const { _id: id, source, type, time, receivedAt, orderId, parcelId, data } = event;
  const seen: JourneyEvent = { id, source, type, time, receivedAt, contactId: contact._id, data };
  if (orderId !== undefined) seen.orderId = orderId;
  if (parcelId !== undefined) seen.parcelId = parcelId;
  return seen;
}

/** Without the order and the contact it carried: those live in their own records and would be stored twice. */
function slim(event: EventRecord, contact: ContactRecord): JourneyEvent {
  const { order: _order, contact: _contact, ...data } = event.data;
  return { ...journeyEvent(event, contact), data };
}

/** The zone the journey's waits are counted in. */
function zoneFor({ contact, shop }: MatchInput, journey: CompiledJourney): string {
  return journey.document.settings.timeZone === 'shop' ? shop.timeZone : contact.view.timeZone;
}
