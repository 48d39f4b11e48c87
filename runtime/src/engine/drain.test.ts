import { NODE_TYPES } from '@nachklang/nodes/executors';
import { DEFAULT_JOURNEY_SETTINGS, end, fail, next, wait, type JourneyDocument, type NodeExecutor, type NodeResult } from '@nachklang/nodes/sdk';
import { expect, test } from 'vitest';
import { MemoryEngineStore } from '../simulation/memory-engine-store.ts';
import type { Changes } from './changes.ts';
import { compileJourney, type CompiledJourney } from './compile-journey.ts';
import { drain, type ShopRuntime } from './drain.ts';
import { outboxRecord } from './outbox-record.ts';
import type { EnrollmentRecord, EventRecord } from './model.ts';
import { DEFAULT_CAPS } from './shop-model.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const T0 = Date.parse('2026-03-28T10:00:00Z');

/** A node whose behaviour a test writes itself. */
function node(id: string, execute: NonNullable<NodeExecutor['execute']>): [string, NodeExecutor] {
  const delay = NODE_TYPES.get('delay');
  if (!delay) throw new Error('delay is missing');
  return [id, { definition: { ...delay.definition, id }, execute }];
}

function journey(id: string, nodes: [string, string, Record<string, unknown>?][], options: { types?: [string, NodeExecutor][]; edges?: JourneyDocument['edges']; settings?: Partial<JourneyDocument['settings']> } = {}): CompiledJourney {
  const document: JourneyDocument = {
    format: 1, name: { de: id, en: id }, subject: 'order', settings: { ...DEFAULT_JOURNEY_SETTINGS, ...options.settings },
    nodes: nodes.map(([nodeId, type, settings]) => ({ id: nodeId, type, version: 1, settings: settings ?? {}, position: { x: 0, y: 0 } })),
    edges: options.edges ?? nodes.slice(1).map(([to], index) => ({ from: nodes[index]?.[0] ?? '', port: nodes[index]?.[1] === 'send-email' ? 'sent' : 'next', to })),
    emails: {}, notes: [],
  };
  return compileJourney({ id: `${id}@1`, journeyId: id, shopId: 's1', document }, new Map([...NODE_TYPES, ...(options.types ?? [])]));
}

const PLACED: [string, string, Record<string, unknown>] = ['start', 'order-event', { which: 'placed' }];
const mail = (messageClass: 'transactional' | 'marketing', whenBlocked = 'skip') => ({ email: 'm', class: messageClass, whenBlocked, trackClicks: false });

let ids = 0;
function event(type: EventRecord['type'], time: number, data: Record<string, unknown> = {}, orderId = 'o1'): EventRecord {
  ids += 1;
  const order = type.startsWith('order.') ? { order: { id: orderId, number: orderId, total: 40, currency: 'EUR', lines: [], advertisingNotice: { version: '1' }, ...(data['order'] as object) } } : {};
  return {
    _id: `s1|test|${ids}`, shopId: 's1', source: 'test', type, time, receivedAt: time, contactId: 'c1', partition: 3, orderId,
    data: { ...data, ...order, contact: { email: 'anna@example.com' } }, state: 'pending',
  };
}

class World {
  readonly store = new MemoryEngineStore();
  readonly shop: ShopRuntime;
  readonly journeys: CompiledJourney[];
  constructor(...journeys: CompiledJourney[]) {
    this.journeys = journeys;
    const view = { id: 's1', name: 'Kontor', timeZone: 'Europe/Berlin', country: 'DE', locale: 'de' as const, returnDays: 14 };
    this.shop = { view, caps: DEFAULT_CAPS, live: journeys };
  }
  /** Thinks without writing. */
  think(now: number, known?: Map<string, EnrollmentRecord | undefined>): Changes {
    const input = { batch: this.store.take(now, 500), now, shop: () => this.shop, journey: (id: string) => this.journeys.find((one) => one.id === id) };
    const result = drain({ ...input, ...(known && { known }) });
    if (result.kind === 'need') return this.think(now, new Map(result.enrollmentIds.map((id) => [id, this.store.enrollments.get(id)])));
    if (result.kind === 'poisoned') {
      const again = drain({ ...input, batch: this.store.take(now, 500), poisoned: result.contacts });
      if (again.kind !== 'changes') throw new Error(again.kind);
      return again.changes;
    }
    return result.changes;
  }
  at(now: number, ...events: EventRecord[]): this {
    this.store.add(events);
    do this.store.apply(this.think(now));
    while (this.store.hasPending() || (this.store.nextDueAt() ?? Infinity) <= now);
    return this;
  }
  enrollment(id = 'j|o1|1') {
    return this.store.enrollments.get(id);
  }
  sent(): string[] {
    return [...this.store.messages.keys()];
  }
}

test('an order waits three days across the change to summer time, then its mail goes out', () => {
  const world = new World(journey('j', [PLACED, ['w', 'delay', { duration: 'P3D' }], ['mail', 'send-email', mail('transactional')]]));
  world.at(T0, event('order.placed', T0));
  expect(world.enrollment()).toMatchObject({ state: 'active', nodeId: 'w', dueAt: T0 + 3 * DAY - HOUR });
  world.at(T0 + 3 * DAY - HOUR - 1);
  expect(world.sent()).toEqual([]);
  world.at(T0 + 3 * DAY - HOUR);
  expect(world.sent()).toEqual(['j|o1|1|mail|1']);
  expect(world.enrollment()).toMatchObject({ state: 'completed', messagesSent: 1, path: { start: 'next', w: 'next', mail: 'sent' } });
});

test('the same event five times starts one run and sends one mail', () => {
  const world = new World(journey('j', [PLACED, ['mail', 'send-email', mail('transactional')]]));
  const placed = event('order.placed', T0);
  world.at(T0, placed, { ...placed }, { ...placed }, { ...placed, _id: 's1|test|again' }, { ...placed });
  expect(world.sent()).toHaveLength(1);
  expect(world.store.enrollments.size).toBe(1);
});

test('a cancellation in the middle of a wait ends the run and withdraws what is queued', () => {
  const world = new World(journey('j', [PLACED, ['w', 'delay', { duration: 'P3D' }], ['mail', 'send-email', mail('transactional')]]));
  world.at(T0, event('order.placed', T0));
  world.store.add([event('order.cancelled', T0 + DAY)]);
  const changes = world.think(T0 + DAY);
  expect(changes.withdrawn).toEqual(['j|o1|1']);
  world.store.apply(changes);
  expect(world.enrollment()).toMatchObject({ state: 'exited', endReason: 'order.cancelled' });
  expect(world.at(T0 + 10 * DAY).sent()).toEqual([]);
});

test('a cancellation that arrives before the order it cancels keeps the run from starting', () => {
  const world = new World(journey('j', [PLACED, ['mail', 'send-email', mail('transactional')]]));
  world.at(T0 + HOUR, event('order.cancelled', T0 + HOUR));
  world.at(T0 + 2 * HOUR, event('order.placed', T0));
  expect(world.sent()).toEqual([]);
});

test('two journeys compete for one slot: the second is skipped and the ledger says why', () => {
  const world = new World(journey('a', [PLACED, ['mail', 'send-email', mail('marketing')]]), journey('b', [PLACED, ['mail', 'send-email', mail('marketing')]]));
  world.at(T0, event('order.placed', T0));
  expect(world.sent()).toEqual(['a|o1|1|mail|1']);
  expect(world.store.decisions.get('b|o1|1|mail|1|1')).toMatchObject({ outcome: 'skip', reason: 'cap', nextPossibleAt: T0 + DAY });
  expect(world.enrollment('b|o1|1')).toMatchObject({ path: { mail: 'skipped' } });
});

test('a deferred message is asked about again and leaves when its slot is free', () => {
  const world = new World(journey('a', [PLACED, ['mail', 'send-email', mail('marketing')]]), journey('b', [PLACED, ['mail', 'send-email', mail('marketing', 'defer')]]));
  world.at(T0, event('order.placed', T0));
  expect(world.enrollment('b|o1|1')).toMatchObject({ state: 'active', dueAt: T0 + DAY });
  world.at(T0 + DAY);
  expect(world.sent()).toHaveLength(2);
  expect(world.store.contacts.get('c1')?.window).toHaveLength(2);
});

test('an event at the very instant of the timeout wins; one a moment later does not', () => {
  const listen = node('listen', (ctx): NodeResult => {
    if (ctx.resumed) return end(ctx.resumed.by);
    return wait({ until: ctx.visitStartedAt + HOUR, for: { types: ['order.paid'], scope: 'order' } });
  });
  for (const [late, expected] of [[0, 'event'], [1, 'due']] as const) {
    const world = new World(journey('j', [PLACED, ['w', 'listen']], { types: [listen] }));
    world.at(T0, event('order.placed', T0));
    world.at(T0 + 2 * HOUR, event('order.paid', T0 + HOUR + late));
    expect(world.enrollment()?.endReason).toBe(expected);
  }
});

test('a loop without a wait fails with a reason after 100 visits; a node that throws fails its own run only', () => {
  const circle = node('circle', () => next());
  const broken = node('broken', () => {
    throw new Error('oops');
  });
  const edges = [{ from: 'start', port: 'next', to: 'c' }, { from: 'c', port: 'next', to: 'c' }];
  const world = new World(
    journey('loop', [PLACED, ['c', 'circle']], { types: [circle], edges }),
    journey('bad', [PLACED, ['x', 'broken']], { types: [broken] }),
    journey('gives-up', [PLACED, ['x', 'gives-up']], { types: [node('gives-up', () => fail('cannot'))] }),
    journey('says-so', [PLACED, ['x', 'says-so']], { types: [node('says-so', () => fail({ de: 'geht nicht', en: 'cannot' }))] }),
    journey('good', [PLACED, ['mail', 'send-email', mail('transactional')]]),
  );
  world.at(T0, event('order.placed', T0));
  expect(world.enrollment('loop|o1|1')).toMatchObject({ state: 'failed', endReason: expect.stringContaining('circles'), failure: { code: 'goes_in_circles', data: { visits: 100 } } });
  expect(world.enrollment('bad|o1|1')).toMatchObject({ state: 'failed', endReason: expect.stringContaining('oops'), failure: { code: 'node_threw', data: { node: 'x', type: 'broken', error: 'oops' } } });
  expect(world.enrollment('gives-up|o1|1')).toMatchObject({ state: 'failed', endReason: 'cannot' });
  expect(world.enrollment('gives-up|o1|1')).not.toHaveProperty('failure');
  expect(world.enrollment('says-so|o1|1')).toMatchObject({ state: 'failed', endReason: 'cannot', failure: { code: 'node_gave_up', data: { de: 'geht nicht', en: 'cannot' } } });
  expect(world.sent()).toEqual(['good|o1|1|mail|1']);
});

test('an event no projection can digest is set aside as failed and costs the other contacts nothing', () => {
  const world = new World(journey('j', [PLACED, ['mail', 'send-email', mail('transactional')]]));
  const poison = { ...event('order.placed', T0, {}, 'o2'), contactId: 'c2', data: { order: null } };
  world.at(T0, poison, event('order.placed', T0));
  expect(world.store.failed).toEqual([{ id: poison._id, error: expect.any(String), failure: { code: 'not_worked_through', data: { error: expect.any(String) } } }]);
  expect(world.sent()).toHaveLength(1);
});

test('killed after any of the writes, the batch runs again to the same end: nothing lost, nothing doubled', () => {
  const build = () => new World(
    journey('a', [PLACED, ['mail', 'send-email', mail('marketing')]]),
    journey('b', [PLACED, ['mail', 'send-email', mail('marketing', 'defer')], ['t', 'send-email', mail('transactional')]]),
  );
  const whole = build().at(T0, event('order.placed', T0)).at(T0 + DAY);
  for (const survived of [['contacts', 'orders'], ['contacts', 'orders', 'decisions'], ['contacts', 'orders', 'decisions', 'enrollments']] as const) {
    const world = build();
    world.store.add([event('order.placed', T0)]);
    const changes = world.think(T0);
    const none: Changes = { contacts: [], orders: [], enrollments: [], messages: [], calls: [], tasks: [], decisions: [], emitted: [], handovers: [], erased: [], objections: [], withdrawn: [], eventsDone: [], eventsFailed: [] };
    const written = structuredClone({ ...none, ...Object.fromEntries(survived.map((part) => [part, changes[part]])) });
    // What an interrupted worker left in an enrollment is recovered before the partition is drained again.
    const recovered = written.enrollments.flatMap(({ record }) => (record.effects ?? []).map((effect) => outboxRecord(effect, record, T0)))
      .flatMap((wanted) => (wanted.kind === 'message' ? [wanted.record] : []));
    world.store.apply({ ...written, messages: recovered });
    world.at(T0 + 5_000).at(T0 + 2 * DAY);
    expect(world.sent().sort()).toEqual(whole.sent().sort());
    expect(world.store.contacts.get('c1')?.window.map((slot) => slot.key).sort()).toEqual(whole.store.contacts.get('c1')?.window.map((slot) => slot.key).sort());
    expect([...world.store.enrollments.values()].every((enrollment) => enrollment.state === 'completed')).toBe(true);
  }
});
