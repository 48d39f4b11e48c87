/** When workers look, with whose clock, and which of them die; and people with orders, wishes and objections in between. */
import type { EventRecord } from '../engine/model.ts';
import { orderEvent } from './engine-world.fixture.ts';
import { DAY, HOUR, MINUTE, ZONES, type Dice, type Era, type Plan, type ShopPlan, type Zone } from './policy-draws.fixture.ts';
import type { Look, News, Person, Slot, Wanted } from './policy-reference.fixture.ts';

/**
 * Which partitions are in one hand, by their number modulo eight. Nobody dies in the first. The last one is rough: whoever dies is missed for
 * a while, some who seemed dead go on, and others die beside them.
 */
export const HANDS: readonly (readonly number[])[] = [[0, 1], [2], [3], [4, 5, 6, 7]];
const CALM = 0;
export const ROUGH = HANDS.length - 1;
const handOf = (contact: string): number => HANDS.findIndex((hand) => hand.includes(Number(contact.slice(1)) % 8));
/** Clocks of machines differ from the true time by this much, either way. */
export const SKEW_MS = 5_000;
const DEFAULT_DEFER_MS = 3 * DAY;

export interface PlannedLook extends Look { dies: boolean }
export interface Schedule { ticks: number[]; /** Of each hand, in order. */ looks: PlannedLook[][] }

export function scheduleOf(dice: Dice, { from, to, changes }: Era): Schedule {
  const ticks = [from];
  // Closer together after a change of clocks: there an hour too early or too late must show.
  const isNear = (at: number) => Object.values(changes).some((change) => at >= change && at < change + 12 * HOUR);
  for (let at = from; at < to; ) ticks.push((at += (isNear(at) ? dice.one(10, 20, 40) : dice.one(10, 30, 60, 120, 180)) * MINUTE));
  const skewed = (at: number) => at - SKEW_MS + dice.int(2 * SKEW_MS);
  const looks = HANDS.map((_, hand) => ticks.flatMap((at): PlannedLook[] => {
    const lookAt = (): PlannedLook => ({ now: skewed(at), arrived: at, dies: hand !== CALM && dice.oneIn(6) });
    // Another machine takes over at once, on its own clock, which may be behind.
    return dice.oneIn(6) ? [lookAt(), lookAt()] : [lookAt()];
  }));
  return { ticks, looks };
}

export interface PlannedPerson extends Person { contact: string; shop: ShopPlan; zone: Zone; hand: number; half: boolean; events: { arrives: number; record: EventRecord }[] }

export class PersonMaker {
  readonly #dice: Dice;
  readonly #schedule: Schedule;
  readonly #era: Era;
  readonly #deadly: readonly Set<number>[];
  constructor(dice: Dice, schedule: Schedule, era: Era) {
    this.#dice = dice;
    this.#schedule = schedule;
    this.#era = era;
    this.#deadly = schedule.looks.map((looks) => new Set(looks.filter(({ dies }) => dies).map(({ arrived }) => arrived)));
  }

  make(contact: string, shops: readonly ShopPlan[], orders: number): PlannedPerson {
    const dice = this.#dice;
    const half = dice.oneIn(6);
    const hand = handOf(contact);
    const shop = dice.one(...shops.filter((one) => hand === CALM || one.deadly));
    const person: PlannedPerson = { contact, shop, zone: dice.one(...ZONES), hand, half, wanted: [], told: [], history: [], events: [] };
    const { ticks } = this.#schedule;
    this.#tell(person, 1, { kind: 'wished', half, pauseUntil: 0 });
    person.history = Array.from({ length: dice.int(6) }, (_, index): Slot => ({ key: `h${index}`, at: this.#era.from - 1 - dice.int(364 * DAY), class: 'marketing', category: dice.one(undefined, 'gift', 'tips') }));
    for (let again = 2; again > 0 && dice.oneIn(4); again -= 1) {
      person.half = false;
      this.#tell(person, this.#after(2), { kind: 'wished', half: dice.oneIn(2), pauseUntil: dice.oneIn(2) ? this.#era.from + dice.int(14 * DAY) : 0 });
    }
    // Who is judged otherwise while a worker stands still needs a reason for it.
    for (let again = hand === ROUGH ? 12 : 0; again > 0; again -= 1) this.#rest(person, this.#after(2));
    if (dice.oneIn(6)) this.#tell(person, this.#after(2), { kind: 'objected' });
    const last = ticks.findLastIndex((at) => at < this.#era.to - 3 * DAY);
    const eve = (this.#era.changes[person.zone] ?? Infinity) - 14 * HOUR;
    // Many order in the hours before the clocks change.
    const tick = () => (eve < Infinity && dice.oneIn(3) ? this.#after(ticks.findIndex((at) => at >= eve), 16 * HOUR) : 2 + dice.int(last - 2));
    for (let number = 0; number < orders; number += 1) this.#order(person, `${contact}-${number}`, tick());
    return person;
  }

  /** Some hours without advertising, from this tick on. */
  #rest(person: PlannedPerson, tick: number): void {
    this.#tell(person, tick, { kind: 'wished', half: person.half, pauseUntil: (this.#schedule.ticks[tick] ?? 0) + this.#dice.int(8 * HOUR) });
  }

  #order(person: PlannedPerson, order: string, tick: number): void {
    const dice = this.#dice;
    const lawful = !dice.oneIn(7);
    this.#tell(person, tick, { kind: 'placed', order }, lawful);
    if (dice.oneIn(4)) this.#tell(person, this.#after(tick + 1, 3 * DAY), { kind: 'cancelled', order });
    for (const plan of person.shop.plans) {
      const wanted = wantedOf(plan, order, lawful);
      person.wanted.push(wanted);
      if (dice.oneIn(12)) this.#tell(person, this.#after(tick + 1, 4 * DAY), { kind: 'failed', key: wanted.key });
    }
  }

  /** A tick from this one on, within some time. */
  #after(tick: number, withinMs = 30 * DAY): number {
    const { ticks } = this.#schedule;
    const from = Math.min(tick, ticks.length - 1);
    const until = ticks.findLastIndex((at) => at <= (ticks[from] ?? 0) + withinMs);
    return from + this.#dice.int(until - from + 1);
  }

  /**
   * Known from this tick on. Where a worker dies in it, it happened before everything that falls due then: the next worker finds part of it written,
   * and is right to judge by it what fell due before. An objection at the very instant of an order may then be heard before or after it: a moment apart.
   */
  #tell(person: PlannedPerson, tick: number, what: News, lawful = true): void {
    const [before = 0, arrives = 0] = this.#schedule.ticks.slice(tick - 1, tick + 1);
    const at = this.#deadly[person.hand]?.has(arrives) ? before - 2 * SKEW_MS - (what.kind === 'objected' ? 1 : 0) : before + 1 + this.#dice.int(arrives - before - 3 * SKEW_MS);
    const record = recordOf(person, what, at, lawful);
    person.events.push({ arrives, record });
    person.told.push({ ...what, at, arrives, id: record._id });
  }
}

function wantedOf({ name, mode, class: messageClass, category, delayMs, restMs, priority, raised = 0, deferMs = DEFAULT_DEFER_MS }: Plan, order: string, lawful: boolean): Wanted {
  const runId = `${name}|${order}|1`;
  return { key: `${runId}|mail|1`, runId, order, priority: Math.max(priority, raised), mode, class: messageClass, category, delayMs, restMs, deferMs, lawful };
}

/** Within one instant, what is known of the person comes before new orders. */
function recordOf({ contact, shop, zone, events }: PlannedPerson, what: News, at: number, lawful: boolean): EventRecord {
  const isOrder = what.kind === 'placed' || what.kind === 'cancelled';
  const event = orderEvent(what.kind === 'placed' ? 'order.placed' : 'order.cancelled', isOrder ? what.order : '', at, contact);
  const number = String(events.length).padStart(3, '0');
  const known = { email: `${contact}@example.com`, timeZone: zone };
  const base = { ...event, shopId: shop.id, _id: `${shop.id}|test|${what.kind === 'placed' ? 'z' : 'a'}${number}|${contact}` };
  const { orderId: _orderId, ...personal } = base;
  switch (what.kind) {
    case 'placed':
    case 'cancelled': {
      const { advertisingNotice, ...order } = event.data['order'] as Record<string, unknown>;
      return { ...base, data: { contact: known, order: lawful ? { ...order, advertisingNotice } : order } };
    }
    case 'objected':
      return { ...personal, type: 'contact.objected', objects: true, data: { contact: known } };
    case 'wished':
      return { ...personal, type: 'contact.frequency_chosen', data: { contact: known, amount: what.half ? 'half' : 'normal', ...(what.pauseUntil > 0 && { pauseUntil: new Date(what.pauseUntil).toISOString() }) } };
    case 'failed':
      return { ...personal, type: 'message.failed', data: { messageId: what.key } };
  }
}

