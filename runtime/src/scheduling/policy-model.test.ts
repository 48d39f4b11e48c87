/**
 * The real policy on the real store against the plain reference: random journeys, people, rules, cancellations, objections, workers and crashes.
 * `POLICY_MESSAGES=100000 POLICY_SEED=7 npm test -- runtime/src/scheduling/policy-model.test.ts` runs as many messages as wanted.
 */
import { afterAll, expect, test } from 'vitest';
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import { PARTITIONS, type EventRecord } from '../engine/model.ts';
import type { CapRule, ShopPolicy } from '../engine/shop-model.ts';
import { seeded } from '../engine/seeded.ts';
import type { VersionRecord } from '../journeys/version-record.ts';
import { Killed, killedAfter } from '../store/gated-db.fixture.ts';
import { ALL, journey, ON_ORDER, openEngineWorld, orderEvent, SHOP, T0, type EngineWorld } from './engine-world.fixture.ts';
import { fates, HOUR, type Person, type Rules, type Wanted } from './policy-reference.fixture.ts';

const DAYS = 12;
const END = T0 + DAYS * 24 * HOUR;
const JOURNEYS = 6;
const ORDERS = 4;
const MESSAGES = Number(process.env.POLICY_MESSAGES ?? 480);
const SEED = process.env.POLICY_SEED ?? '1';
const PEOPLE = Math.ceil(MESSAGES / (JOURNEYS * ORDERS));

const worlds: EngineWorld[] = [];
afterAll(async () => {
  await Promise.all(worlds.map((world) => world.close()));
});

/** Draws that follow from the seed alone. */
class Dice {
  #drawn = 0;
  readonly #name: string;
  constructor(name: string) {
    this.#name = name;
  }
  int(below: number): number {
    this.#drawn += 1;
    return Math.floor(seeded('policy', this.#name, String(this.#drawn), '') * below);
  }
  one<T>(...list: T[]): T {
    return list[this.int(list.length)] as T;
  }
}

interface Plan { name: string; delayHours: number; priority: number; mode: Wanted['mode']; transactional: boolean; category: string | undefined; deferHours: number }

function planOf(dice: Dice, index: number): Plan {
  return {
    name: `j${index}`, delayHours: dice.one(0, 0, 3, 26, 70), priority: dice.one(10, 50, 50, 90), transactional: dice.int(8) === 0,
    mode: dice.one('skip', 'defer', 'defer', 'defer', 'ignore'), category: dice.one(undefined, 'gift', 'tips'), deferHours: dice.one(6, 30, 100),
  };
}

function documentOf({ name, delayHours, priority, mode, transactional, category, deferHours }: Plan): JourneyDocument {
  const settings = { email: 'mail', class: transactional ? 'transactional' : 'marketing', whenBlocked: mode, trackClicks: false, ...(category !== undefined && { category }), ...(mode === 'defer' && { deferFor: `PT${deferHours}H` }) };
  const wait: [string, string, Record<string, unknown>][] = delayHours === 0 ? [] : [['wait', 'delay', { duration: `PT${delayHours}H` }]];
  const document = journey(name, ON_ORDER, ...wait, ['mail', 'send-email', settings]);
  return { ...document, settings: { ...document.settings, priority } };
}

function rulesOf(dice: Dice): Rules {
  const cap = (category: string | undefined) => ({ windowMs: dice.one(5, 24, 30, 96) * HOUR, max: 1 + dice.int(3), category });
  return { caps: [cap(undefined), ...(dice.int(2) === 0 ? [cap(undefined)] : []), ...(dice.int(2) === 0 ? [cap('gift')] : [])], settleMs: dice.one(1, 2) * HOUR, quiet: dice.int(2) === 0 };
}

function personOf(dice: Dice, contact: string, plans: readonly Plan[]): Person & { events: EventRecord[] } {
  const person: Person & { events: EventRecord[] } = { wanted: [], cancelled: new Map(), objectsAt: dice.int(6) === 0 ? T0 + dice.int(DAYS * 24) * HOUR : Infinity, half: dice.int(5) === 0, events: [] };
  const say = (id: string, event: EventRecord) => person.events.push({ ...event, _id: `s1|test|${id}-${event._id}` });
  const contactEvent = (type: EventRecord['type'], time: number, data: object): EventRecord => {
    const { orderId: _orderId, ...event } = orderEvent('order.paid', `${contact}-x`, time, contact);
    return { ...event, _id: `${type}/${contact}`, type, data: { contact: { email: `${contact}@example.com` }, ...data } };
  };
  if (person.half) say('a', contactEvent('contact.frequency_chosen', T0, { amount: 'half' }));
  if (person.objectsAt < Infinity) say('b', { ...contactEvent('contact.objected', person.objectsAt, {}), objects: true });
  for (let number = 0; number < ORDERS; number += 1) {
    const order = `${contact}-${number}`;
    const placedAt = T0 + (1 + dice.int((DAYS - 4) * 24)) * HOUR;
    const lawful = dice.int(7) > 0;
    const placed = orderEvent('order.placed', order, placedAt, contact);
    say('c', lawful ? placed : { ...placed, data: { ...placed.data, order: { id: order } } });
    if (dice.int(4) === 0) {
      person.cancelled.set(order, placedAt + (1 + dice.int(60)) * HOUR);
      say('a', orderEvent('order.cancelled', order, person.cancelled.get(order) ?? 0, contact));
    }
    for (const { name, delayHours, deferHours, mode, ...plan } of plans) {
      const runId = `${name}|${order}|1`;
      person.wanted.push({ ...plan, mode, key: `${runId}|mail|1`, runId, order, askAt: placedAt + delayHours * HOUR, deferMs: (mode === 'defer' ? deferHours : 72) * HOUR, placedAt, lawful });
    }
  }
  return person;
}

async function play(world: EngineWorld, events: readonly EventRecord[], dice: Dice): Promise<number> {
  const byTime = Map.groupBy(events, (event) => event.time);
  const halves = [ALL.filter((one) => one % 2 === 0), ALL.filter((one) => one % 2 === 1)];
  let kills = 0;
  for (let now = T0; now <= END; now += HOUR) {
    world.clock.set(now);
    await world.add(...(byTime.get(now) ?? []));
    // Each half of the partitions has one worker at a time, as leases see to; now and then one dies, and another one takes over.
    await Promise.all(halves.map(async (half, index) => {
      const worker = world.worker(`w${index}`, dice.int(12) === 0 ? killedAfter(dice.int(10)) : undefined);
      try {
        await worker.drain(half);
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        kills += 1;
        const next = world.worker(`next${index}`);
        await next.store.recoverEffects(half, now);
        await next.drain(half);
      }
    }));
  }
  return kills;
}

test(`zero differences, zero overshoots over ${PEOPLE * JOURNEYS * ORDERS} messages (POLICY_SEED=${SEED})`, { timeout: 240_000 + MESSAGES * 60 }, async () => {
  const dice = new Dice(SEED);
  const plans = Array.from({ length: JOURNEYS }, (_, index) => planOf(dice, index));
  const rules = rulesOf(dice);
  const caps = rules.caps.map(({ windowMs, max, category }, index): CapRule => ({ id: `cap-${index}`, channel: 'any', class: 'marketing', windowMs, max, ...(category !== undefined && { category }) }));
  const policy: ShopPolicy = {
    settleMs: rules.settleMs,
    sendTimes: rules.quiet ? [{ id: 'night', channel: 'any', class: 'marketing', quiet: { from: '21:00', to: '08:00' }, weekdays: [1, 2, 3, 4, 5, 6, 7], restOnHolidays: false }] : [],
  };
  const versions = plans.map((plan): VersionRecord => ({ _id: `${plan.name}@1`, shopId: SHOP._id, journeyId: plan.name, number: 1, document: documentOf(plan), emails: {}, publishedAt: T0, publishedBy: 'test' }));
  const world = await openEngineWorld([], caps, () => ({
    counter: async () => 1, shops: async () => [{ ...SHOP, caps, policy }], liveVersions: async () => versions, versions: async (ids) => versions.filter(({ _id }) => ids.includes(_id)),
  }));
  worlds.push(world);
  const people = Array.from({ length: PEOPLE }, (_, index) => personOf(new Dice(`${SEED}/${index}`), `c${index + 1}`, plans));
  const kills = await play(world, people.flatMap(({ events }) => events), dice);

  const sentAt = new Map((await world.records.messages.find({}, { projection: { createdAt: 1 } }).toArray()).map(({ _id, createdAt }) => [_id, createdAt]));
  const runs = new Map((await world.records.enrollments.find({}, { projection: { state: 1, path: 1, endReason: 1 } }).toArray()).map((run) => [run._id, run]));
  const wrong: string[] = [];
  const counted = { sent: 0, skipped: 0, gone: 0, waiting: 0 };
  for (const person of people) {
    for (const [key, fate] of fates(person, rules, T0, END)) {
      counted[fate.kind] += 1;
      const run = runs.get(key.split('|').slice(0, 3).join('|'));
      const at = sentAt.get(key);
      const real = at !== undefined ? `sent ${(at - T0) / HOUR}` : run?.state === 'exited' ? 'gone' : run?.path['mail'] === 'skipped' ? 'skipped' : 'waiting';
      const expected = fate.kind === 'sent' ? `sent ${(fate.at - T0) / HOUR}` : fate.kind;
      // What never began because its order was placed after an objection is waiting in both.
      if (real !== expected) wrong.push(`${key}: ${real}, the reference says ${expected}`);
    }
    const own = person.wanted.filter(({ transactional, mode }) => !transactional && mode !== 'ignore');
    for (const { windowMs, max, category } of rules.caps) {
      const times = own.filter((one) => category === undefined || one.category === category).flatMap(({ key }) => sentAt.get(key) ?? []);
      for (const end of times) if (times.filter((time) => time > end - windowMs * (person.half ? 2 : 1) && time <= end).length > max) wrong.push(`too many until ${(end - T0) / HOUR} in ${own[0]?.order}`);
    }
  }
  console.log(`policy model: POLICY_SEED=${SEED} ${JSON.stringify({ ...counted, kills, partitions: PARTITIONS })}`);
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(counted.sent).toBeGreaterThan(0);
});
