/** Publishing shows beforehand what it changes and for whom, and takes a plan for those under way. */
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import { NODE_TYPES } from '@nachklang/nodes/executors';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EnrollmentRecord } from '../engine/model.ts';
import { collectionsOf } from '../store/collections.ts';
import { startTestApp, type TestApp } from '../test-app.ts';
import { compareJourneys } from './compare-journeys.ts';
import { moveRecords } from './move-record.ts';
import { proposeTarget, sentAgain } from './move-plan.ts';
import { AFTER, BEFORE } from './moves.fixture.ts';
import { workOffMoves } from './run-moves.ts';

const isTrigger = (type: string) => NODE_TYPES.get(type)?.definition.kind === 'trigger';
const text = { subject: 'Hallo 🎁', mjml: '<mjml><mj-body><mj-section><mj-column><mj-text>Da</mj-text></mj-column></mj-section></mj-body></mjml>' };
const withMail = (document: JourneyDocument): JourneyDocument => ({ ...structuredClone(document), name: { de: 'Umzug 🚚', en: 'Move 🚚' }, emails: { mail: { de: text, en: text } } });

describe('what is proposed', () => {
  it('is the node itself, else the first after it that is left, else to stay', () => {
    expect(proposeTarget('wait', BEFORE, AFTER, isTrigger)).toEqual({ target: { kind: 'node', nodeId: 'wait' }, because: 'same' });
    expect(proposeTarget('rest', BEFORE, AFTER, isTrigger)).toEqual({ target: { kind: 'stay' }, because: 'none' });
    const without = { ...AFTER, nodes: AFTER.nodes.filter(({ id }) => id !== 'wait') };
    expect(proposeTarget('wait', BEFORE, without, isTrigger)).toEqual({ target: { kind: 'node', nodeId: 'mail' }, because: 'next' });
    const retyped = { ...AFTER, nodes: AFTER.nodes.map((node) => (node.id === 'mail' ? { ...node, type: 'tag' } : node)) };
    expect(proposeTarget('mail', BEFORE, retyped, isTrigger).because).toBe('none');
  });

  it('names the mails that would come again', () => {
    const sends = (type: string) => type === 'send-email';
    expect(sentAgain('rest', 'wait', BEFORE, AFTER, sends)).toEqual(['mail']);
    expect(sentAgain('rest', 'pause', BEFORE, AFTER, sends)).toEqual([]);
    expect(sentAgain('rest', 'mail', BEFORE, AFTER, sends)).toEqual(['mail']);
  });
});

it('the difference of two documents names each change once, and no change of place', () => {
  const moved = { ...BEFORE, nodes: BEFORE.nodes.map((node) => ({ ...node, position: { x: 9, y: 9 } })) };
  expect(compareJourneys(BEFORE, moved).same).toBe(true);
  expect(compareJourneys(withMail(BEFORE), { ...withMail(AFTER), settings: { ...AFTER.settings, priority: 7 }, emails: { mail: { de: { ...text, subject: 'Neu' }, en: text }, more: { de: text, en: text } } })).toMatchObject({
    nodes: { added: ['pause', 'other'], removed: ['rest', 'again'], changed: [{ id: 'wait', fields: ['duration'] }] },
    edges: { added: [{ from: 'mail', to: 'pause' }, { from: 'pause', to: 'other' }], removed: [{ from: 'mail', to: 'rest' }, { from: 'rest', to: 'again' }] },
    emails: { added: ['more'], removed: [], changed: [{ key: 'mail', parts: ['de.subject'] }] },
    settings: ['priority'], head: [], same: false,
  });
});

describe('the routes', () => {
  let test: TestApp;
  let editor: { cookie: string };
  let id: string;
  const run = (name: string, nodeId: string): EnrollmentRecord => ({
    _id: `${id}|${name}|1`, shopId: 'a', journeyId: id, versionId: `${id}@1`, contactId: name, partition: 0, subject: 'order', orderId: name, state: 'active', revision: 1,
    trigger: { id: 'e', source: 's', type: 'order.placed', time: 0, receivedAt: 0, contactId: name, data: { order: { id: name } } },
    nodeId, visitStartedAt: 0, visits: { [nodeId]: 1 }, path: {}, trail: [], messagesSent: 0, startedAt: 0, dueAt: 9e14,
  });
  beforeAll(async () => {
    test = await startTestApp();
    await test.shop('a');
    await test.shop('b');
    editor = { cookie: await test.member('a', 'editor') };
    id = (await test.call('POST', '/api/v1/journeys', editor, { document: withMail(BEFORE) })).json().id;
    await test.call('POST', `/api/v1/journeys/${id}/publish`, editor);
    await test.call('PUT', `/api/v1/journeys/${id}/draft`, editor, { document: withMail(AFTER) }, { 'if-match': '"1"' });
    await collectionsOf(test.services.db).enrollments.insertMany([run('a 🎁', 'wait'), run('b', 'wait'), run('c', 'rest')]);
  });
  afterAll(() => test.close());
  const publish = (body?: unknown, as = editor) => test.call('POST', `/api/v1/journeys/${id}/publish`, as, body);
  const moveTo = (nodes: object, version = 1) => ({ underWay: { kind: 'move', versions: [{ version, nodes }] } });

  it('tells beforehand what changes and for whom', async () => {
    const plan = (await test.call('GET', `/api/v1/journeys/${id}/publish-plan`, editor)).json();
    expect(plan).toMatchObject({
      revision: 2, publishable: true, liveVersion: 1, nextVersion: 2, difference: { nodes: { added: ['pause', 'other'] } },
      underWay: [{ version: 1, runs: 3, nodes: [
        { nodeId: 'wait', runs: 2, proposal: { kind: 'node', nodeId: 'wait' }, because: 'same' },
        { nodeId: 'rest', runs: 1, proposal: { kind: 'stay' }, because: 'none' },
      ] }],
      targets: ['wait', 'mail', 'pause', 'other'],
    });
  });

  it('is nobody else’s business', async () => {
    const stranger = { cookie: await test.member('b', 'owner') };
    expect((await test.call('GET', `/api/v1/journeys/${id}/publish-plan`, stranger)).json().code).toBe('journey_not_found');
    expect((await publish(moveTo({ rest: { kind: 'end' } }), stranger)).json().code).toBe('journey_not_found');
    expect((await publish({}, { cookie: await test.member('a', 'viewer') })).statusCode).toBe(403);
  });

  it('refuses a plan that names what is not there, with its place', async () => {
    expect((await publish(moveTo({ rest: { kind: 'node', nodeId: 'start' } }))).json()).toMatchObject({ code: 'invalid_request', field: '/underWay/versions/0/nodes/rest/nodeId', errors: [{ code: 'target_unknown' }] });
    expect((await publish(moveTo({ gone: { kind: 'end' } }))).json()).toMatchObject({ errors: [{ code: 'node_unknown' }] });
    expect((await publish(moveTo({}, 9))).json()).toMatchObject({ errors: [{ code: 'version_unknown' }] });
    expect((await publish({ underWay: { kind: 'teleport' } })).statusCode).toBe(400);
  });

  it('moves those under way as the plan says, and keeps a record of it', async () => {
    expect((await publish(moveTo({ rest: { kind: 'node', nodeId: 'pause' } }))).json()).toMatchObject({ version: 2 });
    const { db, clock, wakeups, nodeTypes } = test.services;
    await workOffMoves({ db, clock, wakeups, nodeTypes, owner: 'test' });
    clock.advance(120_000);
    await workOffMoves({ db, clock, wakeups, nodeTypes, owner: 'test' });
    const runs = await collectionsOf(db).enrollments.find({ journeyId: id }).sort({ _id: 1 }).toArray();
    expect(runs.map(({ versionId, nodeId }) => [versionId, nodeId])).toEqual([[`${id}@2`, 'wait'], [`${id}@2`, 'wait'], [`${id}@2`, 'pause']]);
    const { items } = (await test.call('GET', `/api/v1/journeys/${id}/moves`, editor)).json();
    expect(items).toMatchObject([{ toVersion: 2, state: 'done', moved: 3, ended: 0, createdBy: expect.stringMatching(/^user:/), from: [{ version: 1, nodes: { rest: { kind: 'node', nodeId: 'pause' } } }] }]);
  });

  it('publishing without a word leaves everybody where they are, whatever a publication that failed had planned', async () => {
    await moveRecords(test.services.db).insertOne({ _id: `${id}@3`, shopId: 'a', journeyId: id, toVersion: 3, from: [{ version: 2, nodes: { wait: { kind: 'end' } } }], state: 'running', createdAt: 0, createdBy: 'user:1', moved: 0, ended: 0 });
    await test.call('PUT', `/api/v1/journeys/${id}/draft`, editor, { document: withMail(BEFORE) }, { 'if-match': '"2"' });
    expect((await publish()).json()).toMatchObject({ version: 3 });
    const { db, clock, wakeups, nodeTypes } = test.services;
    await workOffMoves({ db, clock, wakeups, nodeTypes, owner: 'test' });
    expect(await collectionsOf(db).enrollments.countDocuments({ journeyId: id, versionId: `${id}@2`, state: 'active' })).toBe(3);
  });
});
