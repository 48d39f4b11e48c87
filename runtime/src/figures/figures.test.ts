/** Figures are what the trails say: no more, no less, whatever loops, waits and ends there are. */
import { DEFAULT_JOURNEY_SETTINGS, type JourneyDocument } from '@nachklang/nodes/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EnrollmentRecord, EventRecord, OrderRecord, Step } from '../engine/model.ts';
import { collectionsOf } from '../store/collections.ts';
import { startTestApp, type TestApp } from '../test-app.ts';
import { BrieflyKept } from './briefly-kept.ts';
import { RunCounter } from './count-runs.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const T0 = Date.parse('2026-03-01T00:00:00Z');

function run(id: string, journeyId: string, over: Partial<EnrollmentRecord>): EnrollmentRecord {
  return {
    _id: `${journeyId}|${id}|1`, shopId: 'a', journeyId, versionId: `${journeyId}@1`, contactId: id, partition: 0, subject: 'order', orderId: id, state: 'active', revision: 1,
    trigger: { id: `e${id}`, source: 's', type: 'order.placed', time: T0, receivedAt: T0, contactId: id, data: { order: { id } } },
    nodeId: 'wait', visitStartedAt: T0, visits: {}, path: {}, trail: [], messagesSent: 0, startedAt: T0, ...over,
  };
}
const step = (nodeId: string, at: number, port?: string, visit = 1, note?: string): Step => ({ nodeId, at, visit, ...(port !== undefined && { port }), ...(note !== undefined && { note }) });

/** On its way: through the trigger at once, and by the mail an hour later. */
const RUNS = (journeyId: string) => [
  run('waiting', journeyId, { trail: [step('start', T0, 'next')], nodeId: 'wait', visitStartedAt: T0, visits: { wait: 1 } }),
  run('deferred', journeyId, {
    trail: [step('start', T0, 'next'), step('wait', T0 + HOUR, 'next')], nodeId: 'mail', visitStartedAt: T0 + HOUR, visits: { wait: 1, mail: 1 },
    deferral: { request: { channel: 'email', class: 'marketing', email: 'm', whenBlocked: 'defer', trackClicks: true }, firstAt: T0, expiresAt: T0 + DAY, attempts: 1 },
  }),
  run('sent', journeyId, { state: 'completed', endedAt: T0 + HOUR, endReason: 'end', trail: [step('start', T0, 'next'), step('wait', T0 + HOUR, 'next'), step('mail', T0 + HOUR, 'sent')], nodeId: 'mail', visits: { wait: 1, mail: 1 }, visitStartedAt: T0 + HOUR }),
  run('capped', journeyId, { state: 'completed', endedAt: T0 + HOUR, endReason: 'end', trail: [step('start', T0, 'next'), step('wait', T0 + HOUR, 'next'), step('mail', T0 + HOUR, 'skipped', 1, 'cap')], nodeId: 'mail', visits: { wait: 1, mail: 1 }, visitStartedAt: T0 + HOUR }),
  run('gone', journeyId, { state: 'exited', endedAt: T0 + 2 * DAY, endReason: 'order.cancelled', trail: [step('start', T0, 'next'), step('wait', T0 + 2 * DAY, undefined, 1, 'order.cancelled')], nodeId: 'wait', visits: { wait: 1 } }),
  run('broken', journeyId, { state: 'failed', endedAt: T0 + HOUR, endReason: 'no luck', trail: [step('start', T0, 'next'), step('wait', T0 + HOUR, 'next')], nodeId: 'mail', visits: { wait: 1, mail: 1 }, visitStartedAt: T0 + HOUR }),
];

describe('counting runs', () => {
  const counted = (from: number, to: number) => {
    const counter = new RunCounter({ from, to });
    for (const one of RUNS('j')) counter.add(one);
    return counter;
  };

  it('tells arrivals, departures, ends and who is there', () => {
    const { nodes, totals } = counted(0, Infinity);
    expect(totals).toEqual({ started: 6, active: 2, completed: 2, exited: 1, failed: 1 });
    expect(nodes.get('start')).toMatchObject({ entered: 6, left: { next: 6 }, waiting: 0, ended: {} });
    expect(nodes.get('wait')).toMatchObject({ entered: 6, left: { next: 4 }, waiting: 1, ended: { 'order.cancelled': 1 } });
    expect(nodes.get('mail')).toEqual({ entered: 4, left: { sent: 1, skipped: 1 }, skipped: { cap: 1 }, waiting: 1, deferred: 1, ended: { 'no luck': 1 }, moved: 0 });
  });

  it('every arrival is a departure, an end, or somebody who is there', () => {
    for (const [, { entered, waiting, left, ended }] of counted(0, Infinity).nodes) {
      expect(Object.values({ ...left, ...ended }).reduce((sum, of) => sum + of, waiting)).toBe(entered);
    }
  });

  it('keeps to the span, its beginning included and its end not', () => {
    const { nodes, totals } = counted(T0 + HOUR, T0 + 2 * DAY);
    expect(totals.started).toBe(0);
    expect(nodes.get('start')).toMatchObject({ entered: 0, left: {} });
    expect(nodes.get('wait')).toMatchObject({ entered: 0, left: { next: 4 }, waiting: 1, ended: {} });
    expect(nodes.get('mail')).toMatchObject({ entered: 4, waiting: 1 });
  });

  it('counts each time round a loop', () => {
    const counter = new RunCounter({ from: 0, to: Infinity });
    counter.add(run('loop', 'j', { trail: [step('start', T0, 'next'), step('wait', T0 + 1, 'next', 1), step('wait', T0 + 2, 'next', 2)], nodeId: 'wait', visits: { wait: 3 }, visitStartedAt: T0 + 2 }));
    expect(counter.nodes.get('wait')).toMatchObject({ entered: 3, left: { next: 2 }, waiting: 1 });
  });
});

describe('the route', () => {
  let test: TestApp;
  let viewer: { cookie: string };
  let id: string;
  const mail = { subject: 'Hallo 🎁', mjml: '<mjml><mj-body><mj-section><mj-column><mj-text>Da</mj-text></mj-column></mj-section></mj-body></mjml>' };
  const document: JourneyDocument = {
    format: 1, name: { de: 'Zahlen 🎁', en: 'Figures 🎁' }, subject: 'order', settings: DEFAULT_JOURNEY_SETTINGS, notes: [], emails: { m: { de: mail, en: mail } },
    nodes: [
      { id: 'start', type: 'order-event', version: 1, settings: { which: 'placed' }, position: { x: 0, y: 0 } },
      { id: 'wait', type: 'delay', version: 1, settings: { duration: 'PT1H' }, position: { x: 0, y: 0 } },
      { id: 'mail', type: 'send-email', version: 1, settings: { email: 'm', class: 'transactional', whenBlocked: 'skip', trackClicks: true }, position: { x: 0, y: 0 } },
    ],
    edges: [{ from: 'start', port: 'next', to: 'wait' }, { from: 'wait', port: 'next', to: 'mail' }],
  };
  beforeAll(async () => {
    test = await startTestApp();
    await test.shop('a');
    await test.shop('b');
    viewer = { cookie: await test.member('a', 'viewer') };
    const editor = { cookie: await test.member('a', 'editor') };
    id = (await test.call('POST', '/api/v1/journeys', editor, { document })).json().id;
    await test.call('POST', `/api/v1/journeys/${id}/publish`, editor);
    const { enrollments, events, orders } = collectionsOf(test.services.db);
    await enrollments.insertMany([...RUNS(id), { ...run('old', id, {}), versionId: `${id}@7`, trail: [step('start', T0, 'next')], visits: { wait: 1 } }]);
    const click = (n: number, message: string, at: number): EventRecord => ({ _id: `a|t|${n}`, shopId: 'a', source: 't', type: 'message.clicked', time: at, receivedAt: at, contactId: 'sent', partition: 0, data: { messageId: message }, state: 'done' });
    await events.insertMany([click(1, `${id}|sent|1|mail|1`, T0 + 2 * HOUR), click(2, `${id}|sent|1|mail|1`, T0 + 3 * HOUR), click(3, 'other|sent|1|mail|1', T0 + 3 * HOUR)]);
    const order = (n: string, placedAt: number, state: 'open' | 'cancelled' = 'open'): OrderRecord => ({
      _id: `a|${n}`, shopId: 'a', contactId: 'sent', partition: 0, revision: 1, stamps: {}, facts: [], parcelFacts: {}, entries: [],
      view: { id: n, number: n, channel: 'shop', state, currency: 'EUR', total: 19.9, itemCount: 1, lines: [], categories: [], parcels: [], tags: [], openReturns: 0, openComplaints: 0, placedAt },
    });
    await orders.insertMany([order('before', T0), order('after', T0 + DAY), order('cancelled', T0 + DAY, 'cancelled'), order('too-late', T0 + 9 * DAY)]);
  });
  afterAll(() => test.close());
  const ask = (query = '', as = viewer) => test.call('GET', `/api/v1/journeys/${id}/figures${query}`, as);

  it('gives nodes, edges, clicks and what was bought after them', async () => {
    const answer = (await ask()).json();
    expect(answer.nodes.mail).toMatchObject({ sent: 1, skipped: { cap: 1 }, deferred: 1, clicked: 1, revenue: [{ currency: 'EUR', amount: 19.9, orders: 1 }] });
    expect(answer.nodes.wait).not.toHaveProperty('sent');
    expect(answer.edges).toEqual([{ from: 'start', port: 'next', to: 'wait', traffic: 7 }, { from: 'wait', port: 'next', to: 'mail', traffic: 4 }]);
    expect(answer.attributionDays).toBe(7);
  });

  it('of one version, and of a span', async () => {
    expect((await ask('?version=1')).json()).toMatchObject({ runs: { started: 6 }, nodes: { wait: { waiting: 1 } } });
    expect((await ask('?version=9')).json().code).toBe('version_not_found');
    const later = (await ask(`?from=${new Date(T0 + HOUR).toISOString()}&to=${new Date(T0 + DAY).toISOString()}`)).json();
    expect(later).toMatchObject({ runs: { started: 0 }, nodes: { start: { entered: 0 }, mail: { entered: 4 } } });
  });

  it('of another shop are not there', async () => {
    expect((await ask('', { cookie: await test.member('b', 'owner') })).json().code).toBe('journey_not_found');
  });

  it('come by an index', async () => {
    const { events, enrollments } = collectionsOf(test.services.db);
    const plans = await Promise.all([
      events.find({ shopId: 'a', type: 'message.clicked', time: { $gte: 0, $lt: 9 } }).explain('queryPlanner'),
      enrollments.find({ journeyId: id, startedAt: { $lt: 9 }, shopId: 'a' }).explain('queryPlanner'),
    ]);
    expect(JSON.stringify(plans[0])).toContain('of_type');
    expect(JSON.stringify(plans[1])).toContain('of_journey');
  });

  it('are counted once for all who ask within some seconds', async () => {
    let made = 0;
    const kept = new BrieflyKept<number>(test.services.clock, 5_000);
    const make = async () => (made += 1);
    expect(await Promise.all([kept.get('k', make), kept.get('k', make)])).toEqual([1, 1]);
    test.services.clock.advance(5_000);
    expect(await kept.get('k', make)).toBe(2);
  });
});
