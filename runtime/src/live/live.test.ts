/** Open pages hear what changes in their shop, and nothing of another. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../test-app.ts';
import { createLiveBus, type LiveUpdate } from './live-bus.ts';

let test: TestApp;
let url: string;
beforeAll(async () => {
  test = await startTestApp();
  await test.shop('a');
  await test.shop('b');
  url = await test.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => test.close());

it('the bus reaches the listeners of one shop until they leave', () => {
  const bus = createLiveBus();
  const heard: LiveUpdate[] = [];
  const leave = bus.subscribe('a', (update) => heard.push(update));
  bus.publish('b', { topic: 'tasks' });
  bus.publish('a', { topic: 'orders', id: '1' });
  leave();
  bus.publish('a', { topic: 'orders', id: '2' });
  expect(heard).toEqual([{ topic: 'orders', id: '1' }]);
});

it('a page hears of its own shop only, and closing the program ends the stream', async () => {
  const answer = await fetch(`${url}/api/v1/live`, { headers: { cookie: await test.member('a', 'viewer') } });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  const next = async () => (await reader?.read())?.value;
  expect(await next()).toContain('retry:');
  test.services.live.publish('b', { topic: 'orders', id: 'secret' });
  test.services.live.publish('a', { topic: 'orders', id: '7' });
  expect(await next()).toBe('event: orders\ndata: {"topic":"orders","id":"7"}\n\n');
  await test.app.close();
  expect(await next()).toBeUndefined();
});
