/** What a simulation comes to: how much is sent when, to whom, what was held back, and how long orders went without a word. */
import type { Localized } from '@nachklang/nodes/sdk';
import { datesBetween } from './local-hours.ts';
import { joinSilences, lastFactOf, type Silence } from './silence.ts';
import type { SimulationResult } from './simulate.ts';
import { isMore, tally, type Collision, type CustomerMaximum, type DayCount, type HourCount, type JourneyTally, type PerClass, type Tallied, type Tally } from './tally.ts';
import type { Timeline } from './timeline.ts';

export interface ReportOptions {
  /** The zone days and hours are counted in. */
  timeZone: string;
  /** Names of the journeys by id. */
  journeyNames?: Readonly<Record<string, Localized>>;
  /** Whose timeline to tell; the most-mailed customer's where absent. */
  customer?: string;
}

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

export interface SimulationReport {
  timeZone: string;
  orders: number;
  contacts: number;
  events: number;
  tasks: number;
  messages: PerClass;
  /** Every day from the first message to the last. */
  days: DayCount[];
  busiestHour?: HourCount;
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

export function summarize(result: Tallied & Partial<Pick<SimulationResult, 'eventsRead'>>, options: ReportOptions): SimulationReport {
  const { timeZone, customer } = options;
  return reportOf([tally(result, { timeZone, lastFact: lastFactOf(result.orders), ...(customer !== undefined && { customer }) })], result.eventsRead ?? 0, options);
}

/** The same report, however the contacts were shared out over the tallies. */
export function reportOf(tallies: readonly Tally[], events: number, { timeZone, journeyNames = {}, customer }: ReportOptions): SimulationReport {
  const sum = (of: (one: Tally) => number) => tallies.reduce((total, one) => total + of(one), 0);
  const greatest = (of: (one: Tally) => number) => tallies.reduce((most, one) => Math.max(most, of(one)), 0);
  const hour = busiestHour(tallies);
  const most = tallies.flatMap((one) => one.most ?? []).reduce<Tally['most']>((a, b) => (a && !isMore(b, a) ? a : b), undefined);
  const [wanted] = tallies.flatMap((one) => one.wanted ?? []).sort((a, b) => (a.contactId < b.contactId ? -1 : 1));
  const told = customer === undefined ? most : wanted;
  return {
    timeZone,
    orders: sum((one) => one.orders),
    contacts: sum((one) => one.contacts),
    events,
    tasks: sum((one) => one.tasks),
    messages: { marketing: sum((one) => one.messages.marketing), transactional: sum((one) => one.messages.transactional) },
    days: joinDays(tallies),
    ...(hour && { busiestHour: hour }),
    ...(most && { mostMailed: most.maximum }),
    marketingMaximum: { in24h: greatest((one) => one.marketingMaximum.in24h), in7d: greatest((one) => one.marketingMaximum.in7d) },
    collisions: joinCollisions(tallies),
    journeys: joinJourneys(tallies, journeyNames),
    silence: joinSilences(tallies.map((one) => one.silences)),
    ...(told && { timeline: told.timeline }),
    ...(customer !== undefined && !wanted && { customerUnknown: customer }),
  };
}

/** What all parts say under each key, in the order of the keys. */
function joined<P, T>(parts: readonly P[], of: (part: P) => ReadonlyMap<string, T>): [string, T[]][] {
  const all = new Map<string, T[]>();
  for (const part of parts) for (const [key, value] of of(part)) all.set(key, [...(all.get(key) ?? []), value]);
  return [...all].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
}

function total<T>(parts: readonly T[], of: (part: T) => number): number {
  return parts.reduce((sum, part) => sum + of(part), 0);
}

function joinDays(tallies: readonly Tally[]): DayCount[] {
  const days = new Map(joined(tallies, (one) => one.days).map(([date, parts]) => [date, { date, transactional: total(parts, (part) => part.transactional), marketing: total(parts, (part) => part.marketing) }]));
  const dates = [...days.keys()];
  const [first] = dates;
  if (first === undefined) return [];
  return datesBetween(first, dates.at(-1) ?? first).map((date) => days.get(date) ?? { date, transactional: 0, marketing: 0 });
}

/** The earliest of equals. */
function busiestHour(tallies: readonly Tally[]): HourCount | undefined {
  let busiest: HourCount | undefined;
  for (const [, parts] of joined(tallies, (one) => one.hours)) {
    const [first] = parts;
    const messages = total(parts, (part) => part.messages);
    if (first && messages > (busiest?.messages ?? 0)) busiest = { ...first, messages };
  }
  return busiest;
}

function joinCollisions(tallies: readonly Tally[]): Collision[] {
  const collisions = joined(tallies, (one) => one.collisions).flatMap(([, parts]) => (parts[0] ? [{ ...parts[0], count: total(parts, (part) => part.count) }] : []));
  return collisions.sort((a, b) => b.count - a.count);
}

function joinJourneys(tallies: readonly Tally[], names: NonNullable<ReportOptions['journeyNames']>): JourneyCount[] {
  const silent: Tally['journeys'] = new Map(Object.keys(names).map((id) => [id, { started: 0, completed: 0, exited: 0, failed: 0, active: 0, messages: 0, exits: new Map() }]));
  const all = joined([...tallies.map((one) => one.journeys), silent], (journeys) => journeys);
  return all.map(([id, parts]) => {
    const name = names[id];
    const sum = (of: (part: JourneyTally) => number) => total(parts, of);
    return {
      id, ...(name && { name }),
      started: sum((part) => part.started), completed: sum((part) => part.completed), exited: sum((part) => part.exited), failed: sum((part) => part.failed),
      waiting: sum((part) => part.active), messages: sum((part) => part.messages),
      exits: joined(parts, (part) => part.exits).map(([reason, counts]) => ({ reason, count: total(counts, (count) => count) })).sort((a, b) => b.count - a.count),
    };
  });
}
