/** Drafts are not lost to each other, versions never change, and nothing broken goes live. */
import { readFile } from 'node:fs/promises';
import { canonicalJourney, type JourneyDocument } from '@nachklang/nodes/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfigCounter } from '../shops/config-counter.ts';
import { startTestApp, type TestApp } from '../test-app.ts';
import { KEPT_REVISIONS } from './journey-repository.ts';
import { loadTemplate } from './load-template.ts';
import { loadLiveVersions, loadVersions } from './version-repository.ts';

let test: TestApp;
let editor: { cookie: string };
let document: JourneyDocument;
beforeAll(async () => {
  test = await startTestApp();
  await test.shop('a');
  await test.shop('b');
  editor = { cookie: await test.member('a', 'editor') };
  document = JSON.parse(await readFile(new URL('../../../nodes/actions/send-email/example.journey.json', import.meta.url), 'utf8'));
});
afterAll(() => test.close());

async function create(body: unknown = { document }): Promise<{ id: string; etag: string }> {
  const answer = await test.call('POST', '/api/v1/journeys', editor, body);
  expect(answer.statusCode).toBe(201);
  return { id: answer.json().id, etag: String(answer.headers.etag) };
}
const save = (id: string, etag: string | undefined, changed: unknown) =>
  test.call('PUT', `/api/v1/journeys/${id}/draft`, editor, { document: changed }, etag === undefined ? {} : { 'if-match': etag });
const post = (id: string, verb: string) => test.call('POST', `/api/v1/journeys/${id}/${verb}`, editor);

describe('a draft', () => {
  it('begins empty, from a document or from a template', async () => {
    const { id } = await create({ name: { de: 'Grüße 🎁', en: 'Greetings 🎁' } });
    const read = await test.call('GET', `/api/v1/journeys/${id}`, editor);
    expect(read.json()).toMatchObject({ name: { de: 'Grüße 🎁' }, state: 'draft', revision: 1, document: { nodes: [] } });
    const imported = await create();
    expect((await test.call('GET', `/api/v1/journeys/${imported.id}/export`, editor)).body).toBe(canonicalJourney(document));
    const template = await create({ template: 'dispatched' });
    expect((await test.call('GET', `/api/v1/journeys/${template.id}`, editor)).json().document).toEqual(await loadTemplate('dispatched'));
  });

  it('is refused when two beginnings are given, or a template that does not exist', async () => {
    expect((await test.call('POST', '/api/v1/journeys', editor, { document, name: document.name })).json().code).toBe('invalid_request');
    const unknown = await test.call('POST', '/api/v1/journeys', editor, { template: 'no-such-one' });
    expect([unknown.statusCode, unknown.json().field]).toEqual([400, '/template']);
  });

  it('is saved with the revision it was made from; a stale one is told who was faster', async () => {
    const { id, etag } = await create();
    const first = await save(id, etag, { ...document, name: { de: 'Eins', en: 'One' } });
    expect([first.statusCode, first.headers.etag]).toEqual([200, '"2"']);
    const stale = await save(id, etag, { ...document, name: { de: 'Zwei', en: 'Two' } });
    expect(stale.statusCode).toBe(412);
    expect(stale.json()).toMatchObject({ code: 'stale_revision', currentRevision: 2, savedBy: expect.stringMatching(/^user:/) });
    expect((await test.call('GET', `/api/v1/journeys/${id}`, editor)).json().name.en).toBe('One');
  });

  it('of two who save at the same moment, one is stale', async () => {
    const { id, etag } = await create();
    const both = await Promise.all([save(id, etag, { ...document, name: { de: 'A', en: 'A' } }), save(id, etag, { ...document, name: { de: 'B', en: 'B' } })]);
    expect(new Set(both.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 412]));
  });

  it('needs If-Match', async () => {
    const { id } = await create();
    expect((await save(id, undefined, document)).statusCode).toBe(428);
    expect((await save(id, 'yesterday', document)).statusCode).toBe(428);
  });

  it('names the unknown field and says what to do', async () => {
    const { id, etag } = await create();
    const answer = await save(id, etag, { ...document, colour: 'red' });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'invalid_request', field: '/document/colour', errors: [{ code: 'unknown_field', in: 'body' }] });
    expect(answer.json().detail).toContain('document.colour is not a field of this request');
  });

  it('of 5 MB is refused with what is allowed', async () => {
    const { id, etag } = await create();
    const answer = await save(id, etag, { ...document, notes: [{ position: { x: 0, y: 0 }, text: 'x'.repeat(5 * 1024 * 1024) }] });
    expect([answer.statusCode, answer.json().code]).toEqual([413, 'body_too_large']);
    expect(answer.json().detail).toContain('2 MB');
  });

  it('keeps its last revisions and lets one be read', async () => {
    const { id } = await create();
    for (let revision = 1; revision <= KEPT_REVISIONS + 3; revision += 1) await save(id, `"${revision}"`, { ...document, name: { de: `N${revision}`, en: `N${revision}` } });
    const { items } = (await test.call('GET', `/api/v1/journeys/${id}/revisions`, editor)).json();
    expect(items).toHaveLength(KEPT_REVISIONS);
    expect(items[0].revision).toBe(KEPT_REVISIONS + 3);
    const old = await test.call('GET', `/api/v1/journeys/${id}/revisions/10`, editor);
    expect(old.json().document.name.en).toBe('N9');
    expect((await test.call('GET', `/api/v1/journeys/${id}/revisions/1`, editor)).statusCode).toBe(404);
  });
});

describe('publishing', () => {
  it('makes a version that later drafts do not touch', async () => {
    const { id, etag } = await create();
    const published = await post(id, 'publish');
    expect(published.json()).toMatchObject({ version: 1, journey: { state: 'live', liveVersion: 1, hasUnpublishedChanges: false } });
    await save(id, etag, { ...document, name: { de: 'Neu', en: 'New' } });
    const [version] = await loadVersions(test.services.db, [`${id}@1`]);
    expect(version?.document).toEqual(document);
    expect(version?.emails.thanks?.de).toMatchObject({ subject: 'Danke für Ihre Bestellung {{ order.number }}', html: expect.stringContaining('{{ order.number }}') });
    expect((await test.call('GET', `/api/v1/journeys/${id}`, editor)).json()).toMatchObject({ hasUnpublishedChanges: true });
    expect((await post(id, 'publish')).json().version).toBe(2);
    const { items } = (await test.call('GET', `/api/v1/journeys/${id}/versions`, editor)).json();
    expect(items).toMatchObject([{ number: 2, live: true }, { number: 1, live: false }]);
    expect((await test.call('GET', `/api/v1/journeys/${id}/versions/1`, editor)).json().document).toEqual(document);
  });

  it('is refused with every problem, and leaves no version', async () => {
    const { id } = await create({ document: { ...document, edges: [{ from: 'n1', port: 'nowhere', to: 'n2' }] } });
    const refused = await post(id, 'publish');
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'journey_has_problems']);
    expect(refused.json().problems.length).toBeGreaterThan(0);
    expect(refused.json().problems[0]).toMatchObject({ severity: 'error', mend: { de: expect.any(String), en: expect.any(String) } });
    expect((await test.call('GET', `/api/v1/journeys/${id}/versions`, editor)).json().items).toEqual([]);
    expect((await post(id, 'validate')).json()).toMatchObject({ publishable: false });
  });

  it('is refused when a mail cannot be compiled, naming the mail', async () => {
    const broken = structuredClone(document);
    if (broken.emails.thanks !== undefined) broken.emails.thanks.en.mjml = '<mjml><mj-body><mj-text>{% if order %}open</mj-text></mj-body></mjml>';
    const { id } = await create({ document: broken });
    const refused = await post(id, 'publish');
    expect(refused.statusCode).toBe(422);
    expect(refused.json().problems.some(({ path }: { path: string }) => path.startsWith('/emails/thanks/en'))).toBe(true);
  });

  it('of a revision that somebody replaced is refused', async () => {
    const { id, etag } = await create();
    await save(id, etag, document);
    expect((await test.call('POST', `/api/v1/journeys/${id}/publish`, editor, undefined, { 'if-match': etag })).statusCode).toBe(412);
  });

  it('at the same moment twice ends with one live version', async () => {
    const { id } = await create();
    const both = await Promise.all([post(id, 'publish'), post(id, 'publish')]);
    const published = both.filter(({ statusCode }) => statusCode === 200).map((answer) => answer.json().version);
    const journey = (await test.call('GET', `/api/v1/journeys/${id}`, editor)).json();
    expect(journey.liveVersion).toBe(Math.max(...published));
    const { items } = (await test.call('GET', `/api/v1/journeys/${id}/versions`, editor)).json();
    expect(items).toHaveLength(published.length);
  });
});

describe('a live journey', () => {
  it('is paused, resumed and archived; workers hear of each change', async () => {
    const { id } = await create();
    expect((await post(id, 'pause')).json().code).toBe('journey_draft');
    await post(id, 'publish');
    const isLive = async () => (await loadLiveVersions(test.services.db)).some(({ journeyId }) => journeyId === id);
    let counter = await readConfigCounter(test.services.db);
    for (const [verb, state, live] of [['pause', 'paused', false], ['resume', 'live', true], ['archive', 'archived', false]] as const) {
      expect((await post(id, verb)).json().state).toBe(state);
      expect(await isLive()).toBe(live);
      const next = await readConfigCounter(test.services.db);
      expect(next).toBeGreaterThan(counter);
      counter = next;
    }
    expect((await post(id, 'publish')).json().code).toBe('journey_archived');
    expect((await save(id, '"1"', document)).json().code).toBe('journey_archived');
  });
});

describe('another shop', () => {
  it('finds nothing under the ids of this one', async () => {
    const { id } = await create();
    await post(id, 'publish');
    const stranger = { cookie: await test.member('b', 'owner') };
    for (const [method, path, body] of [
      ['GET', '', undefined], ['GET', '/export', undefined], ['GET', '/versions', undefined], ['GET', '/versions/1', undefined], ['GET', '/revisions', undefined],
      ['GET', '/revisions/1', undefined], ['POST', '/validate', undefined], ['POST', '/publish', undefined], ['POST', '/pause', undefined], ['POST', '/resume', undefined],
      ['POST', '/archive', undefined], ['PUT', '/draft', { document }],
    ] as const) {
      const answer = await test.call(method, `/api/v1/journeys/${id}${path}`, stranger, body, { 'if-match': '"1"' });
      expect([method, path, answer.statusCode]).toEqual([method, path, 404]);
    }
    expect((await test.call('GET', '/api/v1/journeys', stranger)).json()).toEqual({ items: [] });
    expect((await test.call('GET', `/api/v1/journeys/${id}`, editor)).json().state).toBe('live');
  });
});

it('templates are listed in both languages', async () => {
  const { items } = (await test.call('GET', '/api/v1/templates', editor)).json();
  expect(items.map(({ template }: { template: string }) => template)).toContain('review-request');
  expect(items[0].name).toMatchObject({ de: expect.any(String), en: expect.any(String) });
});
