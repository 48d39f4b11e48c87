/** The platform answers in one way, whatever goes wrong; needs no database. */
import mongoose from 'mongoose';
import { NODE_TYPES } from '@nachklang/nodes/executors';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../app.ts';
import { deriveKey } from '../config/derive-key.ts';
import { testConfig } from '../config/test-config.ts';
import { createLiveBus } from '../live/live-bus.ts';
import { FakeClock } from '../ports/clock.ts';
import { FakeHttpClient } from '../ports/fake-http-client.ts';
import { FakeMailer } from '../ports/fake-mailer.ts';
import { FakeNameLookup } from '../ports/fake-name-lookup.ts';
import { FakeWakeups } from '../ports/wakeups.ts';
import { SourceConnections } from '../stages/ingest/index.ts';
import { describeError } from './logger-options.ts';
import { createMetrics } from './metrics.ts';

let app: FastifyInstance;
const client = new mongoose.mongo.MongoClient('mongodb://127.0.0.1:1', { serverSelectionTimeoutMS: 50 });
const metrics = createMetrics();
const Form = Type.Object({ name: Type.String({ minLength: 1 }), age: Type.Integer({ minimum: 0 }), kind: Type.Union([Type.Literal('a'), Type.Literal('b')]), mail: Type.Optional(Type.String({ format: 'email' })), site: Type.Optional(Type.Union([Type.String({ pattern: '^https?://', maxLength: 40 }), Type.Null()])) }, { additionalProperties: false });

beforeAll(async () => {
  app = await createApp({
    config: testConfig(),
    db: client.db('none'),
    clock: new FakeClock(0),
    wakeups: new FakeWakeups(),
    metrics,
    live: createLiveBus(),
    moveRuns: () => undefined,
    nodeTypes: NODE_TYPES,
    connections: new SourceConnections(client.db('none'), deriveKey(testConfig().secret, 'sources'), new FakeClock(0)),
    mailer: new FakeMailer(),
    http: new FakeHttpClient(),
    names: new FakeNameLookup(),
    emit: async () => undefined,
    beginDemo: async () => ({ kind: 'present' }),
    stageRoutes: [
      async (scope) => {
        scope.post('/test/form', { config: { permission: 'public' }, schema: { body: Form } }, async () => 'fine');
        scope.get('/test/bug', { config: { permission: 'public' } }, async () => Promise.reject(new Error('secret inner words')));
        scope.get('/test/list', { config: { permission: 'public' }, schema: { querystring: Type.Object({ limit: Type.Integer({ minimum: 1, default: 5 }) }) } }, async (request) => request.query);
      },
    ],
  });
});
afterAll(async () => {
  await app.close();
  await client.close();
});

const post = (payload: unknown, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  app.inject({ method: 'POST', url: '/test/form', headers, payload: typeof payload === 'string' ? payload : JSON.stringify(payload) });

describe('a request that is wrong', () => {
  it('is answered with every field that is wrong, and what to do', async () => {
    const answer = await post({ name: '', age: 'old', kind: 'c', mail: 'x', colour: 1 });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([400, 'application/problem+json; charset=utf-8']);
    const details = Object.fromEntries(answer.json().errors.map(({ field, detail }: { field: string; detail: string }) => [field, detail]));
    expect(details).toEqual({
      '/name': 'name must not be empty.',
      '/age': 'age must be a whole number.',
      '/kind': 'kind must be one of: a, b.',
      '/mail': 'mail must be a valid e-mail address.',
      '/colour': 'colour is not a field of this request; remove it or check its spelling.',
    });
  });

  it('says to people what was expected, in both languages; of an optional field, what it should be and not that it may be absent', async () => {
    const { errors } = (await post({ name: '', age: 'old', kind: 'c', mail: 'x', site: 'shop.example', colour: 1 })).json();
    const expected = Object.fromEntries(errors.map(({ field, expected: words }: { field: string; expected?: { de: string; en: string } }) => [field, words]));
    expect(expected).toEqual({
      '/name': { de: 'ein Text, der nicht leer ist', en: 'a text that is not empty' },
      '/colour': undefined,
      '/age': { de: 'eine ganze Zahl', en: 'a whole number' },
      '/kind': { de: 'einer der Werte "a", "b"', en: 'one of "a", "b"' },
      '/mail': { de: 'eine E-Mail-Adresse', en: 'an e-mail address' },
      '/site': { de: 'eine vollständige Adresse wie https://shop.example/', en: 'a full address such as https://shop.example/' },
    });
    expect((await post({ name: 'x', age: 1, kind: 'a', site: 'https://shop.example/'.padEnd(50, 'x') })).json().detail).toBe('site must have at most 40 characters.');
  });

  it('names a field that is missing', async () => {
    expect((await post({ age: 1, kind: 'a' })).json()).toMatchObject({ code: 'invalid_request', field: '/name', detail: 'name is missing; add it.' });
  });

  it('is not JSON, or of another type', async () => {
    expect((await post('{"name":')).json()).toMatchObject({ status: 400, code: 'invalid_json' });
    expect((await post('name=x', { 'content-type': 'text/csv' })).json()).toMatchObject({ status: 415, code: 'unsupported_media_type' });
  });

  it('is too large', async () => {
    const answer = await post({ name: 'x'.repeat(3 * 1024 * 1024) });
    expect(answer.json()).toMatchObject({ status: 413, code: 'body_too_large', detail: 'The body is larger than the 2 MB allowed here. Send it in smaller parts.' });
  });

  it('holds what no database could keep', async () => {
    const deep = `${'{"d":'.repeat(30_000)}1${'}'.repeat(30_000)}`;
    expect((await post(deep)).json()).toMatchObject({ status: 400, errors: [{ code: 'unstorable' }] });
    expect((await post({ 'a\0b': 1 })).json()).toMatchObject({ status: 400, errors: [{ code: 'unstorable' }] });
    expect((await post('{"__proto__":{"x":1}}')).json()).toMatchObject({ status: 400 });
  });

  it('has an address that is not well formed', async () => {
    expect((await app.inject('/%E0%A4%A')).json()).toMatchObject({ status: 400, code: 'bad_url' });
  });

  it('goes nowhere', async () => {
    expect((await app.inject('/api/v1/nothing')).json()).toMatchObject({ status: 404, code: 'route_not_found' });
  });
});

it('query strings are converted and filled with defaults; a wrong one is named', async () => {
  expect((await app.inject('/test/list')).json()).toEqual({ limit: 5 });
  expect((await app.inject('/test/list?limit=7')).json()).toEqual({ limit: 7 });
  expect((await app.inject('/test/list?limit=many')).json()).toMatchObject({ field: '/limit', errors: [{ in: 'query' }] });
});

it('a bug does not tell its inner words, but under which id to look', async () => {
  const answer = await app.inject('/test/bug');
  expect(answer.statusCode).toBe(500);
  expect(answer.body).not.toContain('secret');
  expect(answer.json().requestId).toBe(answer.headers['x-request-id']);
});

it('the log leads to the bug and names nobody', () => {
  const error = Object.assign(new Error('E11000 duplicate key: { email: "anna.k+x@shop.example" }'), { code: 11_000, keyValue: { email: 'anna.k+x@shop.example' } });
  const line = JSON.stringify(describeError(error));
  expect(line).not.toContain('anna');
  expect(line).toContain('11000');
  expect(line).toContain('platform.test.ts');
});

it('says that it runs, and that it cannot work without its database', async () => {
  expect((await app.inject('/healthz')).json()).toEqual({ status: 'ok' });
  expect((await app.inject('/readyz')).json()).toMatchObject({ status: 503, code: 'store_unreachable' });
});

it('counts what happens', async () => {
  metrics.eventsAccepted('shopify', 3);
  metrics.messages('sent');
  metrics.drained(12, { events: 3, enrollments: 2 });
  const { text } = await metrics.render();
  expect(text).toContain('nachklang_events_accepted_total{source="shopify"} 3');
  expect(text).toContain('nachklang_messages_total{state="sent"} 1');
  expect(text).toContain('nachklang_drain_duration_seconds_count 1');
  expect(text).toContain('nodejs_eventloop_lag_seconds');
});

describe('the description of the API', () => {
  it('is OpenAPI 3.1 and describes every route of the API', async () => {
    const document = (await app.inject('/api/v1/openapi.json')).json();
    expect(document.openapi).toBe('3.1.0');
    const missing = app.declaredRoutes
      .filter(({ url, method }) => url.startsWith('/api/v1/') && url !== '/api/v1/openapi.json' && method !== 'HEAD')
      .filter(({ url, method }) => document.paths[url.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]?.summary === undefined);
    expect(missing).toEqual([]);
  });

  it('says what each call needs', async () => {
    const document = (await app.inject('/api/v1/openapi.json')).json();
    expect(document.paths['/api/v1/journeys/{id}/publish'].post).toMatchObject({ 'x-permission': 'journeys:publish', security: [{ apiKey: [] }, { session: [] }] });
    expect(document.paths['/api/v1/setup'].get.security).toEqual([]);
  });

  it('points nowhere that does not exist', async () => {
    const text = (await app.inject('/api/v1/openapi.json')).body;
    const document = JSON.parse(text);
    for (const [, pointer] of text.matchAll(/"\$ref":"([^"]+)"/g)) {
      const found = (pointer ?? '').replace(/^#\//, '').split('/').reduce((node, key) => node?.[key], document);
      expect([pointer, found === undefined]).toEqual([pointer, false]);
    }
  });
});
