/** The demo shop's past: a few hundred orders of invented customers, told as events in the order in which they arrive. */
import type { CloudEvent, EpochMs } from '@nachklang/nodes/sdk';
import { arrivals, type Arrival } from './arrival.ts';
import { DAY, HOUR, MINUTE, startOfDay } from './calendar.ts';
import { orderStory } from './order-story.ts';
import { customer, type Customer } from './people.ts';
import { Random } from './random.ts';

export { demoShop } from './shop.ts';
export type { Arrival } from './arrival.ts';

export interface DemoOptions {
  /** The instant at which the story stops; nothing arrives later. */
  end: EpochMs;
  /** The same seed tells the same story. */
  seed?: number;
  orders?: number;
  /** Length of the story. */
  days?: number;
}

/** The events in the order of their arrival. The same options give the same list, to the byte. */
export function demoEvents(options: DemoOptions): CloudEvent[] {
  return demoArrivals(options).map((arrival) => arrival.event);
}

/** Like {@link demoEvents}, with the instant at which each event comes in, for a virtual clock. */
export function demoArrivals({ end, seed = 1, orders = 300, days = 60 }: DemoOptions): Arrival[] {
  const random = new Random(seed, 'shop', orders, days);
  const placed = Array.from({ length: orders }, () => orderInstant(random, end, days)).sort((a, b) => a - b);
  const chosen = buyers(random, placed);
  const customers = new Map<number, Customer>();
  const all = placed.flatMap((placedAt, index) => {
    const who = chosen[index] ?? 0;
    const known = customers.get(who) ?? customer(seed, who);
    customers.set(who, known);
    return orderStory({ seed, number: index + 1, placedAt, customer: known }).flatMap((event) => arrivals(seed, event));
  });
  return all.filter((arrival) => arrival.at <= end).sort((a, b) => a.at - b.at || (a.event.id < b.event.id ? -1 : 1));
}

/** Who has bought what so far: few come back within days, and nobody buys all the time. */
interface Regular { orders: number; lastAt: EpochMs }
const MOST_ORDERS = 4;
const PAUSE = 8 * DAY;

/** Two thirds as many customers as orders: new ones come in evenly, and in between somebody returns. */
function buyers(random: Random, placed: readonly EpochMs[]): number[] {
  const regulars: Regular[] = [];
  const wanted = Math.max(1, Math.ceil((placed.length * 2) / 3));
  return placed.map((placedAt, index) => {
    const mayBeNew = regulars.length < wanted;
    const mustBeNew = regulars.length === 0 || wanted - regulars.length >= placed.length - index;
    const returning = mustBeNew || (mayBeNew && random.chance(0.5)) ? undefined : findReturning(random, regulars, placedAt - (random.chance(0.3) ? 0 : PAUSE));
    if (returning === undefined && mayBeNew) return regulars.push({ orders: 1, lastAt: placedAt }) - 1;
    const who = returning ?? random.int(0, regulars.length - 1);
    const regular = regulars[who];
    if (regular) Object.assign(regular, { orders: regular.orders + 1, lastAt: placedAt });
    return who;
  });
}

function findReturning(random: Random, regulars: readonly Regular[], notSince: EpochMs): number | undefined {
  for (let tries = 0; tries < 12; tries += 1) {
    const who = random.int(0, regulars.length - 1);
    const regular = regulars[who];
    if (regular && regular.orders < MOST_ORDERS && regular.lastAt <= notSince) return who;
  }
  return undefined;
}

/** People buy in the evening more than at night. */
const HOURS = { night: 6, morning: 22, afternoon: 28, evening: 44 };
const HOUR_OF = { night: [0, 6], morning: [7, 11], afternoon: [12, 17], evening: [18, 23] } as const;

function orderInstant(random: Random, end: EpochMs, days: number): EpochMs {
  const day = startOfDay(end) - random.int(0, days - 1) * DAY;
  const [from, to] = HOUR_OF[random.weighted(HOURS)];
  const at = day + random.int(from, to) * HOUR + random.int(0, 59) * MINUTE + random.int(0, 59) * 1000;
  // Today is not over yet: what would be placed after the end was placed the day before.
  return at > end ? at - DAY : at;
}
