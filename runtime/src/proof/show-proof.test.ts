/** The proof is of the draft and all live journeys of the shop, and of nobody else's. */
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../test-app.ts';

let test: TestApp;
let editor: { cookie: string };
beforeAll(async () => {
  test = await startTestApp();
  await test.shop('a');
  await test.shop('b');
  editor = { cookie: await test.member('a', 'editor') };
});
afterAll(() => test.close());

const text = { subject: 'Neues', mjml: '<mjml><mj-body><mj-section><mj-column><mj-text>Neues</mj-text><mj-button href="{{ unsubscribe_url }}">Abmelden</mj-button></mj-column></mj-section></mj-body></mjml>' };
const position = { x: 0, y: 0 };
const journey = (name: string, priority: number): JourneyDocument => ({
  format: 1, name: { de: name, en: name }, subject: 'order', settings: { reentry: { per: 'subject', max: 1 }, exitOn: [], priority, timeZone: 'recipient', holdout: 0 }, emails: { mail: { de: text, en: text } }, notes: [],
  nodes: [
    { id: 't', type: 'order-event', version: 1, settings: { which: 'placed' }, position },
    { id: 'm', type: 'send-email', version: 1, settings: { email: 'mail', class: 'marketing', whenBlocked: 'skip', trackClicks: false }, position },
  ],
  edges: [{ from: 't', port: 'next', to: 'm' }],
});
const create = async (document: JourneyDocument): Promise<string> => (await test.call('POST', '/api/v1/journeys', editor, { document })).json().id;

it('counts live journeys and this draft, with the shop’s caps', async () => {
  const first = await create(journey('Bewertung', 70));
  const second = await create(journey('Neues', 30));
  const proof = async (as = editor) => (await test.call('GET', `/api/v1/journeys/${second}/proof`, as)).json();
  expect(await proof()).toEqual({
    windowDays: 7, withoutCaps: { forOne: 1, open: [{ journeyId: second, because: 'subjects' }] }, withCaps: { most: 3, forOne: 1, open: [] },
    journeys: [{ id: second, name: { de: 'Neues', en: 'Neues' }, priority: 30 }], contests: [],
  });
  expect((await test.call('POST', `/api/v1/journeys/${first}/publish`, editor)).statusCode).toBe(200);
  expect(await proof()).toMatchObject({
    withoutCaps: { forOne: 2 }, withCaps: { most: 3, forOne: 2 }, journeys: [{ id: second, priority: 30 }, { id: first, priority: 70 }],
    contests: [{ capId: 'marketing-1-in-24h', journeyIds: [second, first] }, { capId: 'marketing-3-in-7d', journeyIds: [second, first] }],
  });
  expect((await proof({ cookie: await test.member('b', 'owner') })).code).toBe('journey_not_found');
});
