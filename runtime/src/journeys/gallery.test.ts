/** A template shows what it does before it is used; a shop’s own journeys are copied, tagged and put away. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../test-app.ts';
import { readTemplateReadme } from './template-readme.ts';

let test: TestApp;
let owner: { cookie: string };
beforeAll(async () => {
  test = await startTestApp();
  await test.shop('a');
  await test.shop('b');
  owner = { cookie: await test.member('a', 'owner') };
});
afterAll(() => test.close());

const call = async (method: 'GET' | 'POST' | 'PUT' | 'PATCH', url: string, body?: unknown) => (await test.call(method, `/api/v1${url}`, owner, body)).json();

it('the gallery says class, goal and size of every template', async () => {
  const { items } = await call('GET', '/templates');
  expect(items.find(({ template }: { template: string }) => template === 'review-request')).toMatchObject({
    classes: ['marketing'], mails: 2, goal: { de: 'Anteil der Bestellungen mit Bewertung', en: 'share of orders with a review' },
  });
  expect(items.find(({ template }: { template: string }) => template === 'dispatched')).toMatchObject({ classes: ['transactional'] });
  for (const item of items) expect([item.template, item.description?.de, item.goal?.en, item.classes.length > 0]).toEqual([item.template, expect.any(String), expect.any(String), true]);
});

it('a template in full has its journey, its README in sections, and mails as an invented customer gets them', async () => {
  const template = await call('GET', '/templates/review-request');
  expect(template.document.nodes.length).toBeGreaterThan(5);
  expect(template.about.de.map(({ heading }: { heading: string }) => heading)).toEqual(['Was sie tut', 'Für wen', 'Warum so', 'Art', 'Vor dem Einschalten prüfen']);
  expect(template.about.en[4].points.map(({ heading }: { heading: string }) => heading)).toEqual(['Link', 'Genuineness', 'No gating']);
  expect(template.mails[0].subject.de).not.toContain('{{');
  const page = await test.call('GET', '/api/v1/templates/review-request/mails/review/de', owner);
  expect(page.headers['content-security-policy']).toMatch(/^sandbox (?!.*allow-scripts)/);
  expect(page.body).toContain('Anna');
  for (const missing of ['/templates/no-such', '/templates/review-request/mails/no-such/de', '/templates/..%2Fdispatched']) expect((await call('GET', missing)).status).toBe(404);
});

it('an English shop gets a template whose tasks its team can read; a German one keeps the German ones', async () => {
  const tasksOf = (document: { nodes: { type: string; settings: { title: string; text: string } }[] }) => document.nodes.flatMap(({ type, settings }) => (type === 'create-task' ? [settings.title, settings.text] : []));
  const german = tasksOf((await call('POST', '/journeys', { template: 'delay' })).document);
  expect(german[0]).toContain('Beim Versanddienst nachfragen');
  await call('PATCH', '/shop', { locale: 'en' });
  const english = tasksOf((await call('POST', '/journeys', { template: 'delay' })).document);
  expect(english[0]).toContain('Ask the carrier');
  expect(english.filter((text) => german.includes(text))).toEqual([]);
  expect(tasksOf((await call('GET', '/templates/delay')).document)).toEqual(english);
  await call('PATCH', '/shop', { locale: 'de' });
});

it('a README that is missing leaves the sections empty', async () => {
  expect(await readTemplateReadme('no-such-template')).toEqual({ sections: { de: [], en: [] } });
});

it('a journey is copied, tagged, put away and taken out again', async () => {
  const made = await call('POST', '/journeys', { template: 'dispatched' });
  expect(made.tags).toEqual([]);
  expect((await call('PUT', `/journeys/${made.id}/tags`, { tags: [' Versand ', 'Pflicht', 'Versand'] })).tags).toEqual(['Pflicht', 'Versand']);
  const copy = await call('POST', `/journeys/${made.id}/duplicate`);
  expect(copy).toMatchObject({ state: 'draft', name: { de: 'Versandbestätigung (Kopie)' }, tags: ['Pflicht', 'Versand'], revision: 1 });
  expect(copy.document.nodes).toEqual(made.document.nodes);
  expect((await call('POST', `/journeys/${made.id}/archive`)).state).toBe('archived');
  expect((await call('POST', `/journeys/${made.id}/unarchive`)).state).toBe('draft');
  await call('POST', `/journeys/${made.id}/publish`);
  await call('POST', `/journeys/${made.id}/archive`);
  expect((await call('POST', `/journeys/${made.id}/unarchive`)).state).toBe('paused');
  expect((await call('POST', `/journeys/${made.id}/unarchive`)).code).toBe('journey_paused');
  const stranger = { cookie: await test.member('b', 'owner') };
  for (const [method, url, body] of [['POST', 'duplicate', undefined], ['PUT', 'tags', { tags: [] }]] as const) expect((await test.call(method, `/api/v1/journeys/${made.id}/${url}`, stranger, body)).statusCode).toBe(404);
});
