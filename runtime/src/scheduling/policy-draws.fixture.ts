/** Shops, journeys and people at random, as far as the seed wants: what the model of the policy plays. */
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import { Temporal } from 'temporal-polyfill';
import type { CapRule, SendTimeRule, ShopRecord } from '../engine/shop-model.ts';
import { seeded } from '../engine/seeded.ts';
import type { VersionRecord } from '../journeys/version-record.ts';
import { journey, ON_ORDER, SHOP } from './engine-world.fixture.ts';
import { QUARTER, type Rules, type Wanted } from './policy-reference.fixture.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const ZONES = ['Europe/Berlin', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe'] as const;
export type Zone = (typeof ZONES)[number];

/** A stretch of days with changes of clocks in it, and with Easter in the first. */
export interface Era { name: string; from: number; to: number; changes: Partial<Record<Zone, number>> }
export const ERAS: readonly Era[] = [
  { name: 'spring', from: Date.parse('2026-03-27T12:00:00Z'), to: Date.parse('2026-04-08T00:00:00Z'), changes: changesOf('2026-03-29T01:00:00Z', { 'Australia/Lord_Howe': Date.parse('2026-04-04T15:00:00Z') }) },
  { name: 'autumn', from: Date.parse('2026-10-23T12:00:00Z'), to: Date.parse('2026-11-04T12:00:00Z'), changes: changesOf('2026-10-25T01:00:00Z', { 'America/New_York': Date.parse('2026-11-01T06:00:00Z') }) },
];
function changesOf(inEurope: string, others: Era['changes']): Era['changes'] {
  return { 'Europe/Berlin': Date.parse(inEurope), 'Europe/London': Date.parse(inEurope), ...others };
}
/** Kept everywhere in Germany, within the eras. */
const HOLIDAYS = ['2026-04-03', '2026-04-06'];

/** Draws that follow from the seed alone. */
export class Dice {
  #drawn = 0;
  readonly #name: string;
  constructor(name: string) {
    this.#name = name;
  }
  int(below: number): number {
    this.#drawn += 1;
    return Math.floor(seeded('policy', this.#name, String(this.#drawn)) * below);
  }
  one<const T>(...list: readonly T[]): T {
    return list[this.int(list.length)] as T;
  }
  oneIn(chances: number): boolean {
    return this.int(chances) === 0;
  }
}

export interface Plan extends Pick<Wanted, 'mode' | 'class' | 'category' | 'delayMs' | 'restMs'> { name: string; priority: number; raised: number | undefined; deferMs: number | undefined }
export interface ShopPlan {
  id: string;
  plans: Plan[];
  caps: CapRule[];
  settleMs: number;
  sendTimes: SendTimeRule[];
  /**
   * Workers may die here. Then what ignores caps is of the highest rank: the slot of one of lower rank, taken by a worker that died, counts already
   * when a better one is asked about again, which may then wait although it had been first.
   */
  deadly: boolean;
}

export function shopOf(dice: Dice, id: string, journeys: number, deadly: boolean): ShopPlan {
  const caps = [capOf(dice, 'any', 'marketing'), ...Array.from({ length: dice.int(4) }, () => capOf(dice, dice.one('any', 'email', 'sms'), dice.one('marketing', 'marketing', 'transactional')))];
  const served = caps.some((cap) => cap.class === 'transactional');
  return {
    id, deadly, plans: Array.from({ length: journeys }, (_, index) => planOf(dice, `${id}j${index}`, served, deadly)), caps: caps.map((cap, index) => ({ ...cap, id: `cap-${index}` })),
    settleMs: dice.one(MINUTE, MINUTE, 20 * MINUTE, HOUR), sendTimes: Array.from({ length: dice.one(0, 1, 2, 2) }, (_, index) => sendTimeOf(dice, `quiet-${index}`)),
  };
}

function capOf(dice: Dice, channel: CapRule['channel'], messageClass: CapRule['class']): CapRule {
  const windowMs = dice.one(10 * MINUTE, 5 * HOUR, DAY, 30 * HOUR, 4 * DAY, 7 * DAY, 365 * DAY);
  const category = dice.one(undefined, undefined, 'gift', 'tips');
  return { id: '', channel, class: messageClass, windowMs, max: 1 + dice.int(3) + (windowMs > 7 * DAY ? 6 : 0), ...(category !== undefined && { category }) };
}

/** Service mails that are counted are all of one rank: they do not wait for competitors, so nothing is promised about who of them goes first. */
function planOf(dice: Dice, name: string, served: boolean, deadly: boolean): Plan {
  const messageClass = dice.oneIn(6) ? 'transactional' : 'marketing';
  const alike = served && messageClass === 'transactional';
  const mode = alike ? 'skip' : dice.one('skip', 'skip', 'defer', 'defer', 'defer', 'ignore');
  return {
    name, class: messageClass, mode, delayMs: dice.one(0, 0, 20 * MINUTE, 3 * HOUR, 26 * HOUR, 70 * HOUR), restMs: dice.one(0, 0, 5 * HOUR, 2 * DAY),
    priority: mode === 'ignore' && deadly ? 100 : alike ? 50 : dice.one(10, 50, 50, 90), raised: alike ? undefined : dice.one(undefined, undefined, undefined, 70), category: dice.one(undefined, 'gift', 'tips'),
    deferMs: mode === 'defer' ? dice.one(undefined, 30 * MINUTE, 6 * HOUR, 30 * HOUR, 100 * HOUR) : undefined,
  };
}

function sendTimeOf(dice: Dice, id: string): SendTimeRule {
  const [from, to] = dice.one(['21:00', '08:00'], ['21:00', '08:00'], ['22:30', '07:15'], ['20:00', '02:30'], ['01:30', '02:15'], ['12:00', '14:00']);
  return {
    id, channel: dice.one('any', 'any', 'email', 'sms'), class: dice.one('marketing', 'marketing', 'marketing', 'transactional'), quiet: { from, to },
    weekdays: dice.one([1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6], [2, 3, 4, 5, 7]), restOnHolidays: dice.oneIn(3),
  };
}

export function recordsOf(shop: ShopPlan): { shop: ShopRecord; versions: VersionRecord[] } {
  const { id, caps, settleMs, sendTimes } = shop;
  return {
    shop: { ...SHOP, _id: id, caps, policy: { settleMs, sendTimes }, view: { ...SHOP.view, id } },
    versions: shop.plans.map((plan) => ({ _id: `${plan.name}@1`, shopId: id, journeyId: plan.name, number: 1, document: documentOf(plan), emails: {}, publishedAt: 0, publishedBy: 'test' })),
  };
}

function documentOf(plan: Plan): JourneyDocument {
  const { name, delayMs, restMs, priority, raised, mode, class: messageClass, category, deferMs } = plan;
  const settings = {
    email: 'mail', class: messageClass, whenBlocked: mode, trackClicks: false,
    ...(category !== undefined && { category }), ...(raised !== undefined && { priority: raised }), ...(deferMs !== undefined && { deferFor: `PT${deferMs / MINUTE}M` }),
  };
  const wait = (id: string, ms: number): [string, string, Record<string, unknown>][] => (ms === 0 ? [] : [[id, 'delay', { duration: `PT${ms / MINUTE}M` }]]);
  const document = journey(name, ON_ORDER, ...wait('wait', delayMs), ['mail', 'send-email', settings], ...wait('rest', restMs));
  return { ...document, settings: { ...document.settings, priority } };
}

/** What the clock on the wall shows, quarter by quarter. */
class Wall {
  readonly #from: number;
  readonly #quarters: { time: string; weekday: number; date: string }[] = [];
  constructor(zone: Zone, { from, to }: Era) {
    this.#from = from;
    for (let at = from; at < to + 16 * DAY; at += QUARTER) {
      const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
      this.#quarters.push({ time: local.toPlainTime().toString().slice(0, 5), weekday: local.dayOfWeek, date: local.toPlainDate().toString() });
    }
  }
  isClosed({ quiet, weekdays, restOnHolidays }: SendTimeRule, at: number): boolean {
    const now = this.#quarters[Math.floor((at - this.#from) / QUARTER)];
    if (!now) return false;
    const { from, to } = quiet ?? { from: '', to: '' };
    const isQuiet = from < to ? now.time >= from && now.time < to : now.time >= from || now.time < to;
    return isQuiet || !weekdays.includes(now.weekday) || (restOnHolidays && HOLIDAYS.includes(now.date));
  }
}

/** What the shop asks of messages to somebody in a zone. */
export function rulesIn(era: Era): (shop: ShopPlan, zone: Zone) => Rules {
  const walls = new Map<Zone, Wall>(ZONES.map((zone) => [zone, new Wall(zone, era)]));
  return ({ caps, settleMs, sendTimes }, zone) => ({
    caps, settleMs,
    closed: (messageClass, at) => sendTimes.some((rule) => rule.class === messageClass && rule.channel !== 'sms' && walls.get(zone)?.isClosed(rule, at) === true),
  });
}
