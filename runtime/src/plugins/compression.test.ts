/** What is packed on its way out, and what is not. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApiKey } from '../api-keys/create-api-key.ts';
import { createKeyRing } from '../api-keys/key-ring.ts';
import { createSignIn } from '../auth/sign-in.ts';
import type { ContactRecord } from '../engine/model.ts';
import type { MessageRecord } from '../engine/outbox-model.ts';
import { createComplaints } from '../shops/complaint-rate.ts';
import { readWebhookSecret } from '../shops/read-webhook-secret.ts';
import { inviteMember } from '../team/invite-member.ts';
import { startTestApp, type TestApp } from '../test-app.ts';
import type { App } from './app-instance.ts';

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
  const { db, mailer } = test.services;
  const html = `<p>${'Danke für Ihre Bestellung. '.repeat(200)}</p>`;
  const meta = { journeyId: 'j', nodeId: 'n', class: 'transactional', locale: 'de', createdAt: 1 } as const;
  await mailer.send([{ id: 'm', shopId: 'a', contactId: 'anna', from: 'a@a.example', to: 'b@b.example', subject: 'Danke', html, text: html, messageId: '<m@a.example>', headers: {}, meta }]);
  await db.collection<MessageRecord>('messages').insertOne({
    _id: 'm', shopId: 'a', contactId: 'anna', enrollmentId: 'j|7|1', journeyId: 'j', versionId: 'j@1', nodeId: 'n', channel: 'email', class: 'transactional', email: 'thanks', locale: 'de', to: 'b@b.example',
    trackClicks: false, state: 'sent', attempts: 1, createdAt: 1, nextAttemptAt: 1, sentAt: 1,
  });
  await db.collection<ContactRecord>('contacts').insertOne({
    _id: 'anna', shopId: 'a', partition: 0, revision: 1, stamps: {}, orders: [], consents: [], suppressions: [], window: [], entries: [], createdAt: 1,
    view: { id: 'anna', email: 'b@b.example', locale: 'de', timeZone: 'Europe/Berlin', tags: [], attributes: {}, orderCount: 0, totalSpent: 0 },
  });
  const { id, document } = (await test.call('POST', '/api/v1/journeys', owner, { template: 'review-request' })).json();
  const content = Object.values<{ de: object }>(document.emails)[0]?.de;
  const ask = (url: string, body: object) => test.call('POST', url, owner, body, { 'accept-encoding': 'gzip' });
  const shown = {
    'in the mailbox': await read('/api/v1/mailbox/m'),
    'as a page of the mailbox': await read('/api/v1/mailbox/m/html'),
    'in a preview': await ask('/api/v1/emails/preview', { content, locale: 'de', subject: 'order' }),
    'at its message': await read('/api/v1/messages/m/mail'),
    'as a page of its message': await read('/api/v1/messages/m/mail/html'),
    'in a test run': await ask(`/api/v1/journeys/${id}/test`, { who: { kind: 'sample', locale: 'de' } }),
    'in the file about a person': await read('/api/v1/contacts/anna/export'),
    'on the page about a person': await read('/api/v1/contacts/anna/export?format=html'),
  };
  for (const [where, answer] of Object.entries(shown)) {
    expect([answer.statusCode, answer.headers['content-encoding'], answer.rawPayload.length > 1_400], `${where}: ${answer.body.slice(0, 300)}`).toEqual([200, undefined, true]);
  }
});

it('nor is a key, a secret or an invitation packed, which are too short to show it: their routes say so', () => {
  const services = { ...test.services, keyRing: createKeyRing(test.services), signIn: createSignIn(test.services), complaintsOf: createComplaints(test.services) };
  const app: App = Fastify({ exposeHeadRoutes: false });
  const packed = new Map<string, boolean | undefined>();
  app.addHook('onRoute', ({ method, url, config }) => void packed.set(`${String(method)} ${url}`, config?.compress));
  for (const route of [createApiKey, inviteMember, readWebhookSecret]) route(app, services);
  const telling = ['POST /api/v1/api-keys', 'POST /api/v1/team/invitations', 'GET /api/v1/shop/webhook-secret'];
  expect(telling.map((route) => packed.get(route))).toEqual([false, false, false]);
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
