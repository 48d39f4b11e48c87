/** A run can be looked at as it went, tried again, and ended; each by one write that a worker cannot overwrite. */
import { NODE_TYPES } from '@nachklang/nodes/executors';
import { fail, next, type JourneyDocument, type NodeExecutor } from '@nachklang/nodes/sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ENGINE_INDEXES } from '../store/mongo-engine-store.ts';
import { MongoEngineStore } from '../store/mongo-engine-store.ts';
import { EVENT_INDEXES } from '../stages/ingest/index.ts';
import { ensureIndexes } from '../store/open-database.ts';
import { collectionsOf, type Collections } from '../store/collections.ts';
import { drainBatch } from '../scheduling/drain-batch.ts';
import { catalogSource } from '../scheduling/catalog-source.ts';
import { ALL, journey, mail, ON_ORDER } from '../scheduling/engine-world.fixture.ts';
import { JourneyCatalog } from '../scheduling/journey-catalog.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

const HOUR = 3_600_000;
let broken = true;
const delay = NODE_TYPES.get('delay');
if (delay === undefined) throw new Error('delay is missing');
/** A node that has a bad day. */
const moody: NodeExecutor = { definition: { ...delay.definition, id: 'moody', kind: 'action' }, execute: () => (broken ? fail({ de: 'schlechter Tag 🌧', en: 'bad day 🌧' }) : next()) };
const TYPES = new Map([...NODE_TYPES, ['moody', moody]]);
const text = { subject: 'Hallo 🎁', mjml: '<mjml><mj-body><mj-section><mj-column><mj-text>Da</mj-text></mj-column></mj-section></mj-body></mjml>' };
const DOCUMENT: JourneyDocument = {
  ...journey('j 🎁', ON_ORDER, mail('transactional'), ['wait', 'delay', { duration: 'PT1H' }], ['moody', 'moody', { duration: 'PT1H' }], ['rest', 'delay', { duration: 'PT5H' }]),
  emails: { mail: { de: text, en: text } },
};

let test: TestApp;
let records: Collections;
let editor: { cookie: string };
let journeyId: string;
let drain: () => Promise<void>;
beforeAll(async () => {
  test = await startTestApp({}, { nodeTypes: TYPES });
  const { db, clock, wakeups } = test.services;
  await ensureIndexes(db, [...ENGINE_INDEXES, ...EVENT_INDEXES]);
  await test.shop('a');
  await test.shop('b');
  records = collectionsOf(db);
  editor = { cookie: await test.member('a', 'editor') };
  journeyId = (await test.call('POST', '/api/v1/journeys', editor, { document: DOCUMENT })).json().id;
  await test.call('POST', `/api/v1/journeys/${journeyId}/publish`, editor);
  const store = new MongoEngineStore(db);
  const catalog = new JourneyCatalog(catalogSource(db), TYPES, (id, cause) => {
    throw new Error(id, { cause });
  });
  drain = async () => {
    while ((await drainBatch({ store, catalog, clock, wakeups, workerId: 'w', deliver: async () => {}, withdrawn: async () => {} }, ALL)).more);
  };
});
afterAll(() => test.close());

let orders = 0;
let run: string;
beforeEach(async () => {
  orders += 1;
  broken = true;
  run = `${journeyId}|o${orders} 🎁|1`;
  await test.call('POST', '/api/v1/events', { key: await test.key('a', 'events:write') }, {
    specversion: '1.0', id: `e${orders}`, source: 'test', type: 'order.placed', time: new Date(test.services.clock.now()).toISOString(),
    data: { order: { id: `o${orders} 🎁`, number: '1', total: 10, currency: 'EUR', lines: [] }, contact: { email: `anna${orders}@example.com`, firstName: 'Anna', lastName: `${orders} 🎁` } },
  });
  await drain();
});
const get = async (url: string, as = editor) => (await test.call('GET', `/api/v1${url}`, as)).json();
const post = (verb: string, as = editor, id = run) => test.call('POST', `/api/v1/enrollments/${encodeURIComponent(id)}/${verb}`, as);
const path = () => get(`/enrollments/${encodeURIComponent(run)}/path`);

const SAID = { code: 'node_gave_up', data: { de: 'schlechter Tag 🌧', en: 'bad day 🌧' } };

async function failIt(): Promise<void> {
  test.services.clock.advance(HOUR);
  await drain();
}

describe('a failed run', () => {
  it('goes on from the node where it failed, in a visit of its own, and says who let it', async () => {
    await failIt();
    expect(await records.enrollments.findOne({ _id: run })).toMatchObject({ state: 'failed', nodeId: 'moody', endReason: 'bad day 🌧' });
    expect((await path()).enrollment.failure).toEqual(SAID);
    broken = false;
    const again = (await post('retry')).json();
    expect(again).toMatchObject({ state: 'active', nodeId: 'moody' });
    expect(again).not.toHaveProperty('failure');
    await drain();
    expect(await records.enrollments.findOne({ _id: run })).toMatchObject({ state: 'active', nodeId: 'rest', visits: { moody: 2 } });
    const told = await path();
    expect(told.steps.map(({ nodeId, visit, port, note }: Record<string, unknown>) => [nodeId, visit, port ?? note])).toEqual([
      ['start', 1, 'next'], ['mail', 1, 'sent'], ['wait', 1, 'next'], ['moody', 1, 'bad day 🌧'], ['moody', 2, 'next'],
    ]);
    expect(told.interventions).toMatchObject([{ kind: 'retried', failure: 'bad day 🌧', why: SAID, byName: expect.stringContaining('editor') }]);
    expect(await records.messages.countDocuments({ enrollmentId: run })).toBe(1);
  });

  it('fails again as long as nothing is mended, and is tried once by two who press at once', async () => {
    await failIt();
    const both = await Promise.all([post('retry'), post('retry')]);
    expect(new Set(both.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 409]));
    await drain();
    expect(await records.enrollments.findOne({ _id: run })).toMatchObject({ state: 'failed', visits: { moody: 2 } });
  });

  it('of somebody whose data was erased stays as it is', async () => {
    await failIt();
    const { contactId } = (await records.enrollments.findOne({ _id: run })) ?? {};
    await records.contacts.updateOne({ _id: contactId ?? '' }, { $set: { erasedAt: 1 } });
    expect((await post('retry')).json().code).toBe('contact_erased');
  });
});

describe('a run under way', () => {
  it('ends at once, and what it had queued never leaves', async () => {
    expect((await post('end')).json()).toMatchObject({ state: 'exited', endReason: 'ended_by_hand' });
    expect(await records.messages.findOne({ enrollmentId: run })).toMatchObject({ state: 'withdrawn' });
    expect(await records.events.findOne({ type: 'message.withdrawn', 'data.messageId': `${run}|mail|1` })).toMatchObject({ state: 'pending' });
    await failIt();
    expect(await records.enrollments.findOne({ _id: run })).toMatchObject({ state: 'exited', nodeId: 'wait' });
    expect((await post('end')).statusCode).toBe(200);
    expect((await post('retry')).json().code).toBe('enrollment_exited');
  });

  it('cannot be tried again, and is not a stranger’s to end', async () => {
    expect((await post('retry')).json().code).toBe('enrollment_active');
    expect((await post('end', { cookie: await test.member('b', 'owner') })).json().code).toBe('enrollment_not_found');
    expect((await post('end', { cookie: await test.member('a', 'viewer') })).statusCode).toBe(403);
  });

  it('shows where it is, on its version’s document, with its decisions and messages', async () => {
    const told = await path();
    expect(told).toMatchObject({
      enrollment: { id: run, contact: { name: `Anna ${orders} 🎁` } }, present: { nodeId: 'wait', visit: 1 },
      decisions: [{ outcome: 'send', nodeId: 'mail' }], messages: [{ email: 'mail' }], versions: [{ version: 1, document: { name: { en: 'j 🎁' } } }],
    });
    expect((await test.call('GET', `/api/v1/enrollments/${encodeURIComponent(run)}/path`, { cookie: await test.member('b', 'owner') })).statusCode).toBe(404);
  });

  it('is drawn on two versions when it was moved between them', async () => {
    const at = test.services.clock.now();
    await records.enrollments.updateOne({ _id: run }, {
      $set: { versionId: `${journeyId}@2`, nodeId: 'rest' },
      $push: {
        trail: { nodeId: 'wait', at: at + 1, visit: 1, note: 'moved' },
        interventions: { kind: 'moved', at: at + 1, by: 'key:1', nodeId: 'wait', from: `${journeyId}@1`, to: `${journeyId}@2`, toNodeId: 'rest', plan: 'p' },
      },
    });
    await records.enrollments.updateOne({ _id: run }, { $push: { trail: { nodeId: 'rest', at: at + 2, visit: 1, port: 'next' } } });
    expect((await path()).steps.map(({ nodeId, version }: Record<string, unknown>) => [nodeId, version])).toEqual([['start', 1], ['mail', 1], ['wait', 1], ['rest', 2]]);
  });
});

describe('the list of runs', () => {
  it('is narrowed by state, node, port, version and contact', async () => {
    const own = async (query: string) => (await get(`/enrollments?journey=${journeyId}&${query}`)).items.map(({ id }: { id: string }) => id);
    expect(await own('node=wait&state=active')).toContain(run);
    expect(await own('node=moody&state=active')).not.toContain(run);
    expect(await own('node=mail&port=sent')).toContain(run);
    expect(await own('node=mail&port=skipped')).toEqual([]);
    expect(await own('version=7')).toEqual([]);
    const { contactId } = (await records.enrollments.findOne({ _id: run })) ?? {};
    expect(await own(`contact=${contactId}`)).toEqual([run]);
    const [first] = (await get(`/enrollments?journey=${journeyId}&node=wait&limit=1`)).items;
    expect(first.contact).toEqual({ email: expect.stringContaining('@example.com'), name: expect.stringContaining('Anna') });
  });

  it('asks for a node with a port, and refuses what is no name of a node', async () => {
    expect((await get(`/enrollments?journey=${journeyId}&port=sent`)).errors).toMatchObject([{ code: 'required' }]);
    expect((await test.call('GET', `/api/v1/enrollments?journey=${journeyId}&node=${encodeURIComponent('a.$b')}`, editor)).statusCode).toBe(400);
  });
});
