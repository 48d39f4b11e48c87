/** People who have the same draft open see each other, until they leave or fall silent. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LiveUpdate } from '../live/live-bus.ts';
import { startTestApp, type TestApp } from '../test-app.ts';
import { PRESENT_MS } from './presence-repository.ts';

let test: TestApp;
let anna: { cookie: string };
let ben: { cookie: string };
let id: string;
beforeAll(async () => {
  test = await startTestApp();
  await test.shop('a');
  await test.shop('b');
  anna = { cookie: await test.member('a', 'editor') };
  ben = { cookie: await test.member('a', 'viewer') };
  id = (await test.call('POST', '/api/v1/journeys', anna, { name: { de: 'Zu zweit 👭', en: 'Two 👭' } })).json().id;
});
afterAll(() => test.close());

const here = async (who: { cookie: string }, client: string, body: object = {}) => (await test.call('PUT', `/api/v1/journeys/${id}/presence/${client}`, who, body)).json();

it('each sees the others, where they are, and oneself in another window', async () => {
  expect(await here(anna, 'window-a1')).toMatchObject({ others: [], revision: 1, againWithinMs: PRESENT_MS });
  expect(await here(ben, 'window-b1', { nodeId: 'n1' })).toMatchObject({ others: [{ client: 'window-a1', name: expect.stringContaining('editor'), me: false }] });
  expect((await here(anna, 'window-a2')).others).toMatchObject([{ client: 'window-a1', me: true }, { client: 'window-b1', nodeId: 'n1', me: false }]);
});

it('news is told once; a heartbeat is none', async () => {
  const heard: LiveUpdate[] = [];
  const stop = test.services.live.subscribe('a', (update) => heard.push(update));
  await here(ben, 'window-b1', { nodeId: 'n1' });
  expect(heard).toEqual([]);
  await here(ben, 'window-b1');
  await test.call('DELETE', `/api/v1/journeys/${id}/presence/window-a2`, anna);
  await test.call('DELETE', `/api/v1/journeys/${id}/presence/window-a2`, anna);
  expect(heard).toEqual([{ topic: 'presence', id }, { topic: 'presence', id }]);
  stop();
});

it('who falls silent is gone after half a minute', async () => {
  test.services.clock.advance(PRESENT_MS - 1);
  await here(ben, 'window-b1');
  test.services.clock.advance(2);
  expect((await here(ben, 'window-b1')).others).toEqual([]);
});

it('a stranger sees nobody and is seen by nobody', async () => {
  const stranger = { cookie: await test.member('b', 'owner') };
  expect((await here(stranger, 'window-c1')).code).toBe('journey_not_found');
  expect((await test.call('DELETE', `/api/v1/journeys/${id}/presence/window-b1`, stranger)).statusCode).toBe(204);
  expect((await here(anna, 'window-a9')).others).toMatchObject([{ client: 'window-b1' }]);
});
