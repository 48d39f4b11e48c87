/** What some contacts add to a report. Contacts do not touch each other, so the report of all is the sum of the tallies of any parts. */
import type { EpochMs, MessageClass } from '@nachklang/nodes/sdk';
import type { ContactRecord, EnrollmentRecord } from '../engine/model.ts';
import type { DecisionRecord, MessageRecord } from '../engine/outbox-model.ts';
import { localHours, type LocalHour } from './local-hours.ts';
import { findSilences, type Silences } from './silence.ts';
import type { SimulationResult } from './simulate.ts';
import { timelineOf, type Timeline } from './timeline.ts';

export type PerClass = Record<MessageClass, number>;
export interface DayCount extends PerClass { date: string }
export interface HourCount extends LocalHour { messages: number }
export interface Collision { outcome: 'defer' | 'skip'; reason: string; count: number }
export interface CustomerMaximum {
  email: string;
  messages: number;
  /** The most that fell into any 24 hours, and any 7 days. */
  in24h: number;
  in7d: number;
}

export interface JourneyTally { started: number; completed: number; exited: number; failed: number; active: number; messages: number; exits: Map<string, number> }

/** A customer whose story may be told. */
interface Told { contactId: string; timeline: Timeline }

export interface Tally {
  orders: number;
  contacts: number;
  tasks: number;
  messages: PerClass;
  days: Map<string, DayCount>;
  hours: Map<string, HourCount>;
  most?: Told & { firstAt: EpochMs; maximum: CustomerMaximum };
  /** The customer asked for. */
  wanted?: Told;
  marketingMaximum: { in24h: number; in7d: number };
  collisions: Map<string, Collision>;
  journeys: Map<string, JourneyTally>;
  silences: Silences;
}

export interface TallyOptions {
  /** The zone days and hours are counted in. */
  timeZone: string;
  /** Whose timeline to tell; the most-mailed customer's where absent. */
  customer?: string;
  /** When anything last happened to any order: until then the others have been waiting for word. */
  lastFact: EpochMs;
}

export type Tallied = Pick<SimulationResult, 'messages' | 'enrollments' | 'tasks' | 'decisions' | 'contacts' | 'orders'>;

export function tally(result: Tallied, options: TallyOptions): Tally {
  const sent = result.messages.filter((message) => message.state !== 'withdrawn' && message.state !== 'failed');
  const perContact = Map.groupBy(sent, (message) => message.contactId);
  const tell = (contact: ContactRecord): Told => ({ contactId: contact._id, timeline: timelineOf(contact, { ...result, messages: sent }) });
  const most = mostMailed(perContact, new Map(result.contacts.map((contact) => [contact._id, contact])));
  const wanted = options.customer === undefined ? undefined : findCustomer(result.contacts, options.customer);
  return {
    orders: result.orders.length,
    contacts: result.contacts.length,
    tasks: result.tasks.length,
    ...countMessages(sent, options.timeZone),
    ...(most && { most: { ...most, ...tell(most.contact) } }),
    ...(wanted && { wanted: tell(wanted) }),
    marketingMaximum: marketingMaximum(perContact),
    collisions: countCollisions(result.decisions),
    journeys: countJourneys(result.enrollments, sent),
    silences: findSilences(result.orders, sent, options.lastFact),
  };
}

/** The part of a report that counts messages. */
function countMessages(sent: readonly MessageRecord[], timeZone: string): Pick<Tally, 'messages' | 'days' | 'hours'> {
  const hourOf = localHours(timeZone);
  const messages: PerClass = { transactional: 0, marketing: 0 };
  const days = new Map<string, DayCount>();
  const hours = new Map<string, HourCount>();
  for (const message of sent) {
    const local = hourOf(message.createdAt);
    const day = days.get(local.date) ?? { date: local.date, transactional: 0, marketing: 0 };
    const key = `${local.date} ${String(local.hour).padStart(2, '0')}`;
    const hour = hours.get(key) ?? { ...local, messages: 0 };
    messages[message.class] += 1;
    day[message.class] += 1;
    hour.messages += 1;
    days.set(local.date, day);
    hours.set(key, hour);
  }
  return { messages, days, hours };
}

const DAY_MS = 86_400_000;

interface Most { contact: ContactRecord; contactId: string; firstAt: EpochMs; maximum: CustomerMaximum }

/** Of equals the one who was written to first. */
export function isMore(a: Pick<Most, 'contactId' | 'firstAt' | 'maximum'>, b: Pick<Most, 'contactId' | 'firstAt' | 'maximum'>): boolean {
  const more = a.maximum.messages - b.maximum.messages || b.firstAt - a.firstAt;
  return more > 0 || (more === 0 && a.contactId < b.contactId);
}

function mostMailed(perContact: ReadonlyMap<string, MessageRecord[]>, contacts: ReadonlyMap<string, ContactRecord>): Most | undefined {
  let most: Most | undefined;
  for (const [id, messages] of perContact) {
    const contact = contacts.get(id);
    if (!contact || messages.length < (most?.maximum.messages ?? 0)) continue;
    const times = messages.map((message) => message.createdAt);
    const maximum = { email: contact.view.email ?? id, messages: times.length, in24h: mostWithin(times, DAY_MS), in7d: mostWithin(times, 7 * DAY_MS) };
    const one: Most = { contact, contactId: id, firstAt: Math.min(...times), maximum };
    if (!most || isMore(one, most)) most = one;
  }
  return most;
}

/** Of several with this address the one with the smallest id, so that it is always the same one. */
function findCustomer(contacts: readonly ContactRecord[], email: string): ContactRecord | undefined {
  let found: ContactRecord | undefined;
  for (const contact of contacts) if (contact.view.email?.toLowerCase() === email.toLowerCase() && !(found && found._id < contact._id)) found = contact;
  return found;
}

function marketingMaximum(perContact: ReadonlyMap<string, MessageRecord[]>): Tally['marketingMaximum'] {
  const maximum = { in24h: 0, in7d: 0 };
  for (const messages of perContact.values()) {
    const times = messages.filter((message) => message.class === 'marketing').map((message) => message.createdAt);
    maximum.in24h = Math.max(maximum.in24h, mostWithin(times, DAY_MS));
    maximum.in7d = Math.max(maximum.in7d, mostWithin(times, 7 * DAY_MS));
  }
  return maximum;
}

/** The most instants that any window of this length holds; two that are exactly the length apart do not share one. */
export function mostWithin(times: readonly EpochMs[], windowMs: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  let most = 0;
  let first = 0;
  for (const [last, at] of sorted.entries()) {
    while ((sorted[first] ?? at) <= at - windowMs) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

function countCollisions(decisions: readonly DecisionRecord[]): Tally['collisions'] {
  const found: Tally['collisions'] = new Map();
  for (const { outcome, reason } of decisions) {
    if (outcome === 'send') continue;
    const collision = found.get(`${outcome} ${reason}`) ?? { outcome, reason, count: 0 };
    collision.count += 1;
    found.set(`${outcome} ${reason}`, collision);
  }
  return found;
}

function countJourneys(enrollments: readonly EnrollmentRecord[], sent: readonly MessageRecord[]): Tally['journeys'] {
  const journeys: Tally['journeys'] = new Map();
  const of = (id: string): JourneyTally => {
    let one = journeys.get(id);
    if (!one) journeys.set(id, (one = { started: 0, completed: 0, exited: 0, failed: 0, active: 0, messages: 0, exits: new Map() }));
    return one;
  };
  for (const { journeyId, state, endReason = state } of enrollments) {
    const one = of(journeyId);
    one.started += 1;
    one[state] += 1;
    if (state === 'exited' || state === 'failed') one.exits.set(endReason, (one.exits.get(endReason) ?? 0) + 1);
  }
  for (const { journeyId } of sent) of(journeyId).messages += 1;
  return journeys;
}
