/** What a simulation comes to: how much is sent when, to whom, what was held back, and how long orders went without a word. */
import type { EpochMs, Localized, MessageClass } from '@nachklang/nodes/sdk';
import type { ContactRecord, DecisionRecord, EnrollmentRecord, MessageRecord } from '../engine/model.ts';
import { datesBetween, localHours, type LocalHour } from './local-hours.ts';
import { findSilence, type Silence } from './silence.ts';
import type { SimulationResult } from './simulate.ts';
import { timelineOf, type Timeline } from './timeline.ts';

export interface ReportOptions {
  /** The zone days and hours are counted in. */
  timeZone: string;
  /** Names of the journeys by id. */
  journeyNames?: Readonly<Record<string, Localized>>;
  /** Whose timeline to tell; the most-mailed customer's where absent. */
  customer?: string;
}

export type PerClass = Record<MessageClass, number>;
export interface DayCount extends PerClass { date: string }
export interface Collision { outcome: 'defer' | 'skip'; reason: string; count: number }
export interface JourneyCount {
  id: string;
  name?: Localized;
  started: number;
  completed: number;
  exited: number;
  failed: number;
  waiting: number;
  messages: number;
  /** How runs ended that did not end by themselves. */
  exits: { reason: string; count: number }[];
}
export interface CustomerMaximum {
  email: string;
  messages: number;
  /** The most that fell into any 24 hours, and any 7 days. */
  in24h: number;
  in7d: number;
}

export interface SimulationReport {
  timeZone: string;
  orders: number;
  contacts: number;
  events: number;
  tasks: number;
  messages: PerClass;
  /** Every day from the first message to the last. */
  days: DayCount[];
  busiestHour?: LocalHour & { messages: number };
  mostMailed?: CustomerMaximum;
  /** The most marketing messages any customer got in any 24 hours and any 7 days: what the caps held it to. */
  marketingMaximum: { in24h: number; in7d: number };
  collisions: Collision[];
  journeys: JourneyCount[];
  silence: Silence;
  timeline?: Timeline;
  /** Set when `customer` was asked for and nobody has that address. */
  customerUnknown?: string;
}

type Reported = Pick<SimulationResult, 'messages' | 'enrollments' | 'tasks' | 'decisions' | 'contacts' | 'orders'> & Partial<Pick<SimulationResult, 'eventsRead'>>;

export function summarize(result: Reported, options: ReportOptions): SimulationReport {
  const sent = result.messages.filter((message) => message.state !== 'withdrawn' && message.state !== 'failed');
  const perContact = Map.groupBy(sent, (message) => message.contactId);
  const contacts = new Map(result.contacts.map((contact) => [contact._id, contact]));
  const most = mostMailed(perContact, contacts);
  const wanted = options.customer === undefined ? most?.contact : result.contacts.find((contact) => contact.view.email?.toLowerCase() === options.customer?.toLowerCase());
  const busiestHour = findBusiestHour(sent, options.timeZone);
  return {
    timeZone: options.timeZone,
    orders: result.orders.length,
    contacts: result.contacts.length,
    events: result.eventsRead ?? 0,
    tasks: result.tasks.length,
    messages: countClasses(sent),
    days: countDays(sent, options.timeZone),
    ...(busiestHour && { busiestHour }),
    ...(most && { mostMailed: most.maximum }),
    marketingMaximum: marketingMaximum(perContact),
    collisions: countCollisions(result.decisions),
    journeys: countJourneys(result.enrollments, sent, options.journeyNames ?? {}),
    silence: findSilence(result.orders, sent),
    ...(wanted && { timeline: timelineOf(wanted, { ...result, messages: sent }) }),
    ...(options.customer !== undefined && !wanted && { customerUnknown: options.customer }),
  };
}

function countClasses(messages: readonly MessageRecord[]): PerClass {
  const marketing = messages.reduce((count, message) => count + (message.class === 'marketing' ? 1 : 0), 0);
  return { marketing, transactional: messages.length - marketing };
}

function countDays(messages: readonly MessageRecord[], timeZone: string): DayCount[] {
  const hourOf = localHours(timeZone);
  const days = new Map<string, DayCount>();
  for (const message of messages) {
    const { date } = hourOf(message.createdAt);
    const day = days.get(date) ?? { date, transactional: 0, marketing: 0 };
    day[message.class] += 1;
    days.set(date, day);
  }
  const [first, ...rest] = [...days.keys()].sort();
  if (first === undefined) return [];
  return datesBetween(first, rest.at(-1) ?? first).map((date) => days.get(date) ?? { date, transactional: 0, marketing: 0 });
}

function findBusiestHour(messages: readonly MessageRecord[], timeZone: string): SimulationReport['busiestHour'] {
  const hourOf = localHours(timeZone);
  const hours = new Map<string, LocalHour & { messages: number }>();
  for (const message of messages) {
    const local = hourOf(message.createdAt);
    const key = `${local.date} ${local.hour}`;
    const hour = hours.get(key);
    if (hour) hour.messages += 1;
    else hours.set(key, { ...local, messages: 1 });
  }
  let busiest: SimulationReport['busiestHour'];
  for (const hour of hours.values()) if (!busiest || hour.messages > busiest.messages) busiest = hour;
  return busiest;
}

const DAY_MS = 86_400_000;

function mostMailed(perContact: ReadonlyMap<string, MessageRecord[]>, contacts: ReadonlyMap<string, ContactRecord>): { contact: ContactRecord; maximum: CustomerMaximum } | undefined {
  let most: { id: string; messages: MessageRecord[] } | undefined;
  for (const [id, messages] of perContact) if (!most || messages.length > most.messages.length) most = { id, messages };
  const contact = contacts.get(most?.id ?? '');
  if (!most || !contact) return undefined;
  const times = most.messages.map((message) => message.createdAt);
  return { contact, maximum: { email: contact.view.email ?? contact._id, messages: times.length, in24h: mostWithin(times, DAY_MS), in7d: mostWithin(times, 7 * DAY_MS) } };
}

function marketingMaximum(perContact: ReadonlyMap<string, MessageRecord[]>): { in24h: number; in7d: number } {
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

function countCollisions(decisions: readonly DecisionRecord[]): Collision[] {
  const found = new Map<string, Collision>();
  for (const { outcome, reason } of decisions) {
    if (outcome === 'send') continue;
    const collision = found.get(`${outcome} ${reason}`) ?? { outcome, reason, count: 0 };
    collision.count += 1;
    found.set(`${outcome} ${reason}`, collision);
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}

function countJourneys(enrollments: readonly EnrollmentRecord[], sent: readonly MessageRecord[], names: NonNullable<ReportOptions['journeyNames']>): JourneyCount[] {
  const messages = new Map<string, number>();
  for (const { journeyId } of sent) messages.set(journeyId, (messages.get(journeyId) ?? 0) + 1);
  const runs = Map.groupBy(enrollments, (enrollment) => enrollment.journeyId);
  for (const id of Object.keys(names)) if (!runs.has(id)) runs.set(id, []);
  return [...runs].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })).map(([id, list]) => {
    const name = names[id];
    const states = { active: 0, completed: 0, exited: 0, failed: 0 };
    const exits = new Map<string, number>();
    for (const { state, endReason } of list) {
      states[state] += 1;
      if (state === 'exited' || state === 'failed') exits.set(endReason ?? state, (exits.get(endReason ?? state) ?? 0) + 1);
    }
    return {
      id, ...(name && { name }), started: list.length, completed: states.completed, exited: states.exited, failed: states.failed, waiting: states.active,
      messages: messages.get(id) ?? 0, exits: [...exits].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count),
    };
  });
}
