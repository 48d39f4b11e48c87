/** Journeys are found again, counted, compared and brought back. */
import { DEFAULT_JOURNEY_SETTINGS, type JourneyDocument } from '@nachklang/nodes/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EnrollmentRecord } from '../engine/model.ts';
import type { MessageRecord } from '../engine/outbox-model.ts';
import { collectionsOf } from '../store/collections.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

const DAY = 86_400_000;
let test: TestApp;
let editor: { cookie: string };
let stranger: { cookie: string };
beforeAll(async () => {
  test = await startTestApp();
  await test.shop('a');
  await test.shop('b');
  editor = { cookie: await test.member('a', 'editor') };
  stranger = { cookie: await test.member('b', 'owner') };
});
afterAll(() => test.close());

function document(name: string, change: Partial<JourneyDocument> = {}): JourneyDocument {
  return {
    format: 1, name: { de: `${name} deutsch`, en: name }, subject: 'order', settings: DEFAULT_JOURNEY_SETTINGS, emails: {}, notes: [], edges: [],
    nodes: [{ id: 'start', type: 'order-event', version: 1, settings: { which: 'placed' }, position: { x: 0, y: 0 } }], ...change,
  };
}
const create = async (name: string): Promise<string> => (await test.call('POST', '/api/v1/journeys', editor, { document: document(name) })).json().id;
const get = async (url: string, as = editor) => (await test.call('GET', `/api/v1/journeys${url}`, as)).json();
const names = async (query: string) => (await get(`?${query}`)).items.map((item: { name: { en: string } }) => item.name.en);

describe('the list', () => {
  it('finds every word of a name in either language, whatever it is made of, and tags', async () => {
    await create('Review 🎁 (2.0)');
    await test.call('PUT', `/api/v1/journeys/${await create('Winback [a*b]')}/tags`, editor, { tags: ['Saison', 'B2B'] });
    expect(await names(`q=${encodeURIComponent('DEUTSCH review')}`)).toEqual(['Review 🎁 (2.0)']);
    expect(await names(`q=${encodeURIComponent('🎁')}`)).toEqual(['Review 🎁 (2.0)']);
    expect(await names(`q=${encodeURIComponent('(2.0)')}`)).toEqual(['Review 🎁 (2.0)']);
    expect(await names(`q=${encodeURIComponent('[a*b]')}`)).toEqual(['Winback [a*b]']);
    expect(await names('q=saison')).toEqual(['Winback [a*b]']);
    expect(await names('q=a%20b%20nothing')).toEqual([]);
    expect(await names('tag=B2B')).toEqual(['Winback [a*b]']);
    expect(await names('tag=b')).toEqual([]);
    const first = await get('?q=deutsch&limit=1');
    expect((await get(`?q=deutsch&limit=1&cursor=${first.nextCursor}`)).items).toHaveLength(1);
  });

  it('is counted beside: runs begun and mails sent within 30 days, runs under way, of this shop', async () => {
    const id = await create('Counted 🎁');
    await test.call('POST', `/api/v1/journeys/${id}/publish`, editor);
    const { db, clock } = test.services;
    const now = clock.now();
    const run = (name: string, startedAt: number, state: EnrollmentRecord['state']): EnrollmentRecord => ({
      _id: `${id}|${name}|1`, shopId: 'a', journeyId: id, versionId: `${id}@1`, contactId: 'c', partition: 0, subject: 'order', state, revision: 1, nodeId: 'start', visitStartedAt: 0,
      trigger: { id: 'e', source: 's', type: 'order.placed', time: 0, receivedAt: 0, contactId: 'c', data: { order: { id: 'o' } } }, visits: {}, path: {}, trail: [], messagesSent: 0, startedAt,
    });
    const message = (name: string, createdAt: number, state: MessageRecord['state']): MessageRecord => ({
      _id: `${id}|${name}|1|m|1`, shopId: 'a', contactId: 'c', enrollmentId: `${id}|${name}|1`, journeyId: id, versionId: `${id}@1`, nodeId: 'm', channel: 'email', class: 'transactional', email: 'm',
      locale: 'de', to: 'a@example.com', trackClicks: false, state, attempts: 1, createdAt, nextAttemptAt: createdAt,
    });
    await collectionsOf(db).enrollments.insertMany([run('old', now - 40 * DAY, 'active'), run('new', now - DAY, 'active'), run('done', now - DAY, 'completed')]);
    await collectionsOf(db).messages.insertMany([message('old', now - 40 * DAY, 'sent'), message('new', now - DAY, 'sent'), message('done', now - DAY, 'failed')]);
    expect((await get('/counts')).items).toContainEqual({ journeyId: id, entered: 2, underWay: 2, sent: 1 });
    expect((await get('/counts', stranger)).items).toEqual([]);
  });
});

describe('versions', () => {
  let id: string;
  const save = (revision: number, changed: JourneyDocument) => test.call('PUT', `/api/v1/journeys/${id}/draft`, editor, { document: changed }, { 'if-match': `"${revision}"` });
  const restore = (number: number, revision: number, as = editor) => test.call('POST', `/api/v1/journeys/${id}/versions/${number}/restore`, as, undefined, { 'if-match': `"${revision}"` });
  beforeAll(async () => {
    id = await create('First 🎁');
    await test.call('POST', `/api/v1/journeys/${id}/publish`, editor);
    await save(1, document('Second', { nodes: [...document('').nodes, { id: 'end', type: 'exit', version: 1, settings: { reason: 'done' }, position: { x: 0, y: 0 } }], edges: [{ from: 'start', port: 'next', to: 'end' }] }));
    await test.call('POST', `/api/v1/journeys/${id}/publish`, editor);
  });

  it('say who made them, by name', async () => {
    expect((await get(`/${id}/versions`)).items).toMatchObject([{ number: 2, live: true, publishedByName: expect.stringContaining('editor') }, { number: 1, live: false }]);
    expect((await get(`/${id}/revisions`)).items).toMatchObject([{ revision: 1, savedByName: expect.stringContaining('editor') }]);
  });

  it('are compared with each other and with the draft', async () => {
    expect(await get(`/${id}/compare?from=1&to=2`)).toMatchObject({ nodes: { added: ['end'], removed: [] }, edges: { added: [{ from: 'start', to: 'end' }] }, head: ['name'], same: false });
    expect(await get(`/${id}/compare?from=2&to=draft`)).toMatchObject({ same: true });
    expect((await get(`/${id}/compare?from=1&to=7`)).code).toBe('version_not_found');
    expect((await get(`/${id}/compare?from=1&to=2`, stranger)).code).toBe('journey_not_found');
  });

  it('come back as the draft, if nobody saved meanwhile; the draft of before is kept', async () => {
    expect((await restore(1, 1)).json().code).toBe('stale_revision');
    const restored = await restore(1, 2);
    expect(restored.json()).toMatchObject({ revision: 3, name: { en: 'First 🎁' }, liveVersion: 2, hasUnpublishedChanges: true });
    expect(restored.headers.etag).toBe('"3"');
    expect((await get(`/${id}/revisions/2`)).document.name.en).toBe('Second');
    expect((await restore(9, 3)).json().code).toBe('version_not_found');
    expect((await restore(1, 3, stranger)).json().code).toBe('version_not_found');
  });
});
