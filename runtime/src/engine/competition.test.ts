/** Who gets the slot: the best, whatever order they come in; and nobody waits for ever. */
import { NODE_TYPES } from '@nachklang/nodes/executors';
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import { expect, test } from 'vitest';
import { journey as documentOf, ON_ORDER } from '../scheduling/engine-world.fixture.ts';
import { MemoryEngineStore } from '../simulation/memory-engine-store.ts';
import { compileJourney } from './compile-journey.ts';
import { drain, type ShopRuntime } from './drain.ts';
import type { EventRecord } from './model.ts';
import { DEFAULT_CAPS } from './shop-model.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Monday morning. */
const T0 = Date.parse('2026-03-02T09:00:00Z');
const ids = { count: 0 };

function journey(name: string, priority: number, settings: Record<string, unknown> = {}, wait?: string): JourneyDocument {
  const mail: [string, string, Record<string, unknown>] = ['mail', 'send-email', { email: 'mail', class: 'marketing', whenBlocked: 'skip', trackClicks: false, ...settings }];
  const document = documentOf(name, ON_ORDER, ...(wait === undefined ? [] : [['wait', 'delay', { duration: wait }] as [string, string, Record<string, unknown>]]), mail);
  return { ...document, settings: { ...document.settings, priority } };
}

function event(type: EventRecord['type'], time: number, orderId: string, data: Record<string, unknown> = {}): EventRecord {
  ids.count += 1;
  return {
    _id: `s1|test|${ids.count}`, shopId: 's1', source: 'test', type, time, receivedAt: time, contactId: 'c1', partition: 1, orderId, state: 'pending',
    data: { order: { id: orderId, number: orderId, total: 40, currency: 'EUR', lines: [], advertisingNotice: { version: '1' } }, contact: { email: 'anna@example.com' }, ...data },
  };
}

class World {
  readonly store = new MemoryEngineStore();
  readonly shop: ShopRuntime;
  constructor(documents: readonly JourneyDocument[], settleMs = MINUTE) {
    const live = documents.map((document) => compileJourney({ id: `${document.name.en}@1`, journeyId: document.name.en, shopId: 's1', document }, NODE_TYPES));
    this.shop = { view: { id: 's1', name: 'Kontor', timeZone: 'Europe/Berlin', country: 'DE', locale: 'de', returnDays: 14 }, caps: DEFAULT_CAPS, policy: { sendTimes: [], settleMs }, live };
  }
  at(now: number, ...events: EventRecord[]): this {
    this.store.add(events);
    do {
      const result = drain({ batch: this.store.take(now, 500), now, shop: () => this.shop, journey: (id) => this.shop.live.find((one) => one.id === id) });
      if (result.kind !== 'changes') throw new Error(result.kind);
      this.store.apply(result.changes);
    } while (this.store.hasPending());
    return this;
  }
  /** Lets everything happen that is due until then. */
  until(end: number): this {
    for (let at = this.store.nextDueAt(); at !== undefined && at <= end; at = this.store.nextDueAt()) this.at(at);
    return this;
  }
  sent(): string[] {
    return [...this.store.messages.values()].map(({ journeyId, createdAt }) => `${journeyId} +${(createdAt - T0) / MINUTE}`);
  }
  reasons(journeyId: string): string[] {
    return [...this.store.decisions.values()].filter((one) => one.journeyId === journeyId).map(({ outcome, reason }) => `${outcome} ${reason}`);
  }
}

test('within the settle time the best wins, whatever order they arrived in', () => {
  const [low, high] = [journey('low', 20), journey('high', 80)];
  for (const documents of [[low, high], [high, low]]) {
    const world = new World(documents).at(T0, event('order.placed', T0, 'o1')).until(T0 + DAY);
    expect(world.sent()).toEqual(['high +1']);
    expect(world.store.enrollments.get('low|o1|1')?.path['mail']).toBe('skipped');
  }
});

test('a message may raise its journey’s priority, and never lowers it', () => {
  const world = new World([journey('raised', 20, { priority: 90 }), journey('high', 80, { priority: 10 })]).at(T0, event('order.placed', T0, 'o1')).until(T0 + HOUR);
  expect(world.sent()).toEqual(['raised +1']);
});

test('who comes within the settle time of another still wins; who comes after it does not', () => {
  const paid = (name: string) => ({ ...journey(name, 80), nodes: journey(name, 80).nodes.map((node) => (node.type === 'order-event' ? { ...node, settings: { which: 'paid' } } : node)) });
  const soon = new World([journey('low', 20), paid('high')]).at(T0, event('order.placed', T0, 'o1')).at(T0 + MINUTE / 2, event('order.paid', T0, 'o1')).until(T0 + HOUR);
  expect(soon.sent()).toEqual(['high +1.5']);
  const late = new World([journey('low', 20), paid('high')]).at(T0, event('order.placed', T0, 'o1')).until(T0 + 2 * MINUTE).at(T0 + 2 * MINUTE, event('order.paid', T0, 'o1')).until(T0 + HOUR);
  expect(late.sent()).toEqual(['low +1']);
});

test('a slot is held for something more important that is known to come due: the newsletter of Wednesday does not cost the review request of Thursday', () => {
  const world = new World([journey('newsletter', 20, { whenBlocked: 'defer', deferFor: 'P5D' }, 'P2D'), journey('review', 70, { category: 'review' }, 'P2DT20H')]);
  world.at(T0, event('order.placed', T0, 'o1')).until(T0 + 7 * DAY);
  const review = 2 * 24 * 60 + 20 * 60 + 1;
  expect(world.sent()).toEqual([`review +${review}`, expect.stringContaining('newsletter')]);
  expect(world.reasons('newsletter')[0]).toBe('defer outranked');
});

test('losers are deferred in the order of their rank', () => {
  const defer = { whenBlocked: 'defer', deferFor: 'P5D' };
  const world = new World([journey('third', 10, defer), journey('first', 90, defer), journey('second', 50, defer)]).at(T0, event('order.placed', T0, 'o1')).until(T0 + 5 * DAY);
  expect(world.sent()).toEqual(['first +1', 'second +1441', 'third +2881']);
});

test('who was made room for in vain gives the place to the next at once', () => {
  const world = new World([journey('newsletter', 20, { whenBlocked: 'defer', deferFor: 'P5D' }, 'P2D'), { ...journey('review', 70, {}, 'P2DT20H'), settings: { ...journey('review', 70).settings, exitOn: [{ type: 'order.paid' }] } }]);
  world.at(T0, event('order.placed', T0, 'o1')).until(T0 + 2 * DAY + HOUR);
  expect(world.sent()).toEqual([]);
  world.at(T0 + 2 * DAY + 2 * HOUR, event('order.paid', T0 + 2 * DAY + 2 * HOUR, 'o1')).until(T0 + 3 * DAY);
  expect(world.sent()).toEqual([`newsletter +${2 * 24 * 60 + 120}`]);
});

test('nobody makes room for a message that may not leave anyway', () => {
  const world = new World([journey('low', 20), journey('sale', 90, { goods: ['tea'] })]).at(T0, event('order.placed', T0, 'o1')).until(T0 + HOUR);
  expect(world.sent()).toEqual(['low +1']);
  expect(world.reasons('sale')).toEqual(['skip no_consent']);
});

test('a message that fails gives its slot to the next that waits', () => {
  const world = new World([journey('low', 20, { whenBlocked: 'defer' }), journey('high', 80)]).at(T0, event('order.placed', T0, 'o1')).until(T0 + HOUR);
  const [first] = world.store.messages.keys();
  world.at(T0 + HOUR, { ...event('message.failed', T0 + HOUR, 'o1'), data: { messageId: first } }).until(T0 + 2 * HOUR);
  expect(world.sent()).toEqual(['high +1', 'low +60']);
});

test('a slot that a dying worker gave back already still goes to the next that waits', () => {
  const world = new World([journey('low', 20, { whenBlocked: 'defer' }), journey('high', 80)]).at(T0, event('order.placed', T0, 'o1')).until(T0 + HOUR);
  const [first] = world.store.messages.keys();
  const anna = world.store.contacts.get('c1');
  if (anna) anna.window = [];
  world.at(T0 + HOUR, { ...event('message.failed', T0 + HOUR, 'o1'), data: { messageId: first } }).until(T0 + 2 * HOUR);
  expect(world.sent()).toEqual(['high +1', 'low +60']);
});

test('who waits for somebody more important is given up at its expiry, never later', () => {
  const world = new World([journey('low', 20, { whenBlocked: 'defer', deferFor: 'PT12H' }), journey('high', 80)]).at(T0, event('order.placed', T0, 'o1')).until(T0 + DAY);
  expect(world.reasons('low')).toEqual(['skip expired']);
});

test('service mails do not wait, and the ledger names the competitors', () => {
  const service = { ...journey('service', 10), nodes: journey('service', 10, { class: 'transactional' }).nodes };
  const world = new World([service, journey('low', 20), journey('high', 80)]).at(T0, event('order.placed', T0, 'o1'));
  expect(world.sent()).toEqual(['service +0']);
  world.until(T0 + HOUR);
  const decision = [...world.store.decisions.values()].find((one) => one.journeyId === 'high');
  expect(decision?.competitors).toMatchObject([{ journeyId: 'low', priority: 20, ahead: false }]);
});

test('a slot taken by a worker that died before it wrote the run is returned when the message is judged otherwise, or its run ends', () => {
  const slotOf = (key: string) => ({ key, at: T0, channel: 'email' as const, class: 'marketing' as const });
  const judged = new World([journey('early', 20), journey('high', 80)]).at(T0, event('order.placed', T0, 'o1'));
  judged.store.contacts.get('c1')?.window.push(slotOf('early|o1|1|mail|1'));
  judged.until(T0 + HOUR);
  expect(judged.sent()).toEqual(['high +1']);
  expect(judged.store.contacts.get('c1')?.window.map(({ key }) => key)).toEqual(['high|o1|1|mail|1']);

  const ended = new World([journey('later', 20, {}, 'P1D')]).at(T0, event('order.placed', T0, 'o1'));
  ended.store.contacts.get('c1')?.window.push(slotOf('later|o1|1|mail|1'), slotOf('other|o1|1|mail|1'));
  ended.at(T0 + HOUR, event('order.cancelled', T0 + HOUR, 'o1'));
  expect(ended.store.contacts.get('c1')?.window.map(({ key }) => key)).toEqual(['other|o1|1|mail|1']);
});
