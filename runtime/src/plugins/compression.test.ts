/** What is packed on its way out, and what is not. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../test-app.ts';

let test: TestApp;
let owner: { cookie: string };
beforeAll(async () => {
  test = await startTestApp();
  await test.shop('a');
  owner = { cookie: await test.member('a', 'owner') };
});
afterAll(() => test.close());

const read = (url: string, encodings = 'gzip, deflate, br, zstd') => test.call('GET', url, owner, undefined, { 'accept-encoding': encodings });

it('a large answer is packed as the reader can unpack it, and is the same', async () => {
  const plain = await test.call('GET', '/api/v1/node-types', owner);
  expect([plain.headers['content-encoding'], plain.rawPayload.length > 20_000]).toEqual([undefined, true]);
  const brotli = await read('/api/v1/node-types');
  expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
  expect(brotliDecompressSync(brotli.rawPayload).equals(plain.rawPayload)).toBe(true);
  expect(brotli.rawPayload.length).toBeLessThan(plain.rawPayload.length / 3);
  expect(gunzipSync((await read('/api/v1/node-types', 'gzip')).rawPayload).equals(plain.rawPayload)).toBe(true);
  expect((await read('/api/v1/openapi.json')).headers['content-encoding']).toBe('br');
});

it('so is a draft that was written', async () => {
  const { id } = (await test.call('POST', '/api/v1/journeys', owner, { template: 'review-request' })).json();
  const { document } = (await test.call('GET', `/api/v1/journeys/${id}`, owner)).json();
  const saved = await test.call('PUT', `/api/v1/journeys/${id}/draft`, owner, { document }, { 'if-match': '"1"', 'accept-encoding': 'gzip' });
  expect([saved.statusCode, saved.headers['content-encoding']]).toEqual([200, 'gzip']);
  expect(JSON.parse(gunzipSync(saved.rawPayload).toString()).document).toEqual(document);
});

it('a small answer, an error and an answer without a body stay as they are', async () => {
  expect((await read('/api/v1/me')).headers['content-encoding']).toBeUndefined();
  expect((await read('/api/v1/journeys/none')).json().code).toBe('journey_not_found');
  const head = await test.app.inject({ method: 'HEAD', url: '/api/v1/node-types', headers: { ...owner, 'accept-encoding': 'gzip' } });
  expect([head.statusCode, head.rawPayload.length]).toEqual([200, 0]);
});

it('a mail stays as it is, wherever it is shown: its links open something', async () => {
  const html = `<p>${'Danke für Ihre Bestellung. '.repeat(200)}</p>`;
  const meta = { journeyId: 'j', nodeId: 'n', class: 'transactional', locale: 'de', createdAt: 1 } as const;
  await test.services.mailer.send([{ id: 'm', shopId: 'a', contactId: 'anna', from: 'a@a.example', to: 'b@b.example', subject: 'Danke', html, text: html, messageId: '<m@a.example>', headers: {}, meta }]);
  const { document } = (await test.call('POST', '/api/v1/journeys', owner, { template: 'review-request' })).json();
  const content = Object.values<{ de: object }>(document.emails)[0]?.de;
  const preview = await test.call('POST', '/api/v1/emails/preview', owner, { content, locale: 'de', subject: 'order' }, { 'accept-encoding': 'gzip' });
  for (const answer of [await read('/api/v1/mailbox/m'), await read('/api/v1/mailbox/m/html'), preview]) {
    expect([answer.statusCode, answer.headers['content-encoding'], answer.rawPayload.length > 1_400], answer.body.slice(0, 300)).toEqual([200, undefined, true]);
  }
});

it('who sends events is answered as ever, however many they are', async () => {
  const events = Array.from({ length: 60 }, (_, index) => ({ specversion: '1.0', id: `e${index}`, source: 'shop', type: 'nonsense', time: '2026-03-02T09:00:00Z', data: {} }));
  const answer = await test.call('POST', '/api/v1/events', { key: await test.key('a', 'events:write') }, events, { 'accept-encoding': 'gzip' });
  expect([answer.headers['content-encoding'], answer.rawPayload.length > 1_400]).toEqual([undefined, true]);
});

it('live updates are a stream, whose every line must go out at once', async () => {
  const url = await test.app.listen({ port: 0, host: '127.0.0.1' });
  const leave = new AbortController();
  const { headers } = await fetch(`${url}/api/v1/live`, { headers: { ...owner, 'accept-encoding': 'gzip' }, signal: leave.signal });
  expect([headers.get('content-type'), headers.get('content-encoding')]).toEqual(['text/event-stream', null]);
  leave.abort();
});
