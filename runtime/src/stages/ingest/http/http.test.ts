import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../../../plugins/app-instance.ts';
import { installErrors } from '../../../plugins/errors.ts';
import { installValidation } from '../../../plugins/validation.ts';
import { SourceConnections } from '../source-connections.ts';
import { SOURCES } from '../sources/sources.ts';
import { cloudEvent, openTestIngest } from '../test-ingest.ts';
import { eventRoutes } from './event-routes.ts';
import { hookRoutes } from './hook-routes.ts';
import { suppressionRoutes } from './suppression-routes.ts';

let world: Awaited<ReturnType<typeof openTestIngest>>;
let app: App;
let connections: SourceConnections;
beforeAll(async () => {
  world = await openTestIngest();
  connections = new SourceConnections(world.db, Buffer.alloc(32, 7), world.clock);
  app = Fastify();
  installErrors(app);
  installValidation(app);
  app.decorateRequest('shopId', { getter: () => 's1' });
  const ingest = world.start();
  eventRoutes(app, { ingest });
  suppressionRoutes(app, { ingest, clock: world.clock });
  hookRoutes(app, { db: world.db, clock: world.clock, ingest, connections, sources: SOURCES });
  await app.ready();
});
beforeEach(async () => {
  await world.db.collection('events').deleteMany({});
  await world.db.collection('deliveries').deleteMany({});
});
afterAll(async () => {
  await app.close();
  await world.close();
});

const anna = { email: 'anna@example.com' };
const visit = (id: string) => cloudEvent(id, 'custom.visit', { contact: anna });
const post = (payload: string | object | Buffer | Readable, contentType = 'application/json', headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url: '/api/v1/events', headers: { 'content-type': contentType, ...headers }, payload });

describe('POST /api/v1/events', () => {
  test.each(['application/json', 'application/cloudevents+json', 'application/cloudevents+json; charset=utf-8'])('one event as %s', async (type) => {
    const answer = await post(JSON.stringify(visit('e1')), type);
    expect([answer.statusCode, answer.json()]).toEqual([202, { answers: [{ id: 'e1', status: 'accepted' }] }]);
  });

  test('a batch is answered event by event, 202 when any of it is stored', async () => {
    await post(visit('e1'));
    const answer = await post(JSON.stringify([visit('e1'), { ...visit('e2'), type: 'nonsense' }, visit('e3')]), 'application/cloudevents-batch+json');
    expect(answer.statusCode).toBe(202);
    expect(answer.json<{ answers: { status: string }[] }>().answers.map(({ status }) => status)).toEqual(['duplicate', 'invalid', 'accepted']);
  });

  test('400 with the reason when nothing is', async () => {
    const answer = await post([{ ...visit('e2'), time: 'yesterday' }]);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([400, 'application/problem+json; charset=utf-8']);
    expect(answer.json()).toMatchObject({ code: 'invalid', field: '/time', answers: [{ id: 'e2', status: 'invalid' }] });
  });

  test('binary mode', async () => {
    const headers = { 'ce-specversion': '1.0', 'ce-id': 'caf%C3%A9', 'ce-source': 'shop', 'ce-type': 'custom.visit', 'ce-subject': 'contact/anna@example.com' };
    expect((await post('{}', 'application/json', headers)).json()).toEqual({ answers: [{ id: 'café', status: 'accepted' }] });
  });

  test.each([['{', 'invalid_json'], ['[]', 'no_events'], ['null', 'wrong_type'], ['"text"', 'wrong_type']])('%s is refused with %s', async (body, code) => {
    const answer = await post(body);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, code]);
  });

  test('more than five megabytes is refused, and so is a media type that is none of ours', async () => {
    expect((await post(JSON.stringify({ ...visit('big'), data: { properties: { text: 'x'.repeat(5 * 1024 * 1024) } } }))).statusCode).toBe(413);
    expect((await post('<event/>', 'text/xml')).statusCode).toBe(415);
  });

  test('an event of almost five megabytes is stored', async () => {
    expect((await post({ ...visit('big'), data: { contact: anna, properties: { text: 'x'.repeat(4_900_000) } } })).statusCode).toBe(202);
  });

  test('lines are answered one by one, bad ones too', async () => {
    const lines = [JSON.stringify(visit('l1')), '', '{"broken"', JSON.stringify(visit('l1')), 'x'.repeat(1_200_000), `${JSON.stringify(visit('l2'))}\r`, JSON.stringify(visit('l3'))];
    const answer = await post(Readable.from(pieces(Buffer.from(lines.join('\n')), 70_001)), 'application/x-ndjson');
    expect(answer.statusCode).toBe(202);
    const answers = answer.body.trim().split('\n').map((line): { line: number; status: string } => JSON.parse(line));
    expect(answers.map(({ line, status }) => `${line} ${status}`)).toEqual(['1 accepted', '3 invalid', '4 duplicate', '5 invalid', '6 accepted', '7 accepted']);
  });

  test('a line may be cut anywhere, also within a character', async () => {
    const body = Buffer.from(Array.from({ length: 40 }, (_, index) => JSON.stringify({ ...visit(`u${index}`), data: { contact: { ...anna, firstName: 'Zoë 🎉' } } })).join('\n'));
    const answer = await post(Readable.from(pieces(body, 7)), 'application/x-ndjson');
    expect(answer.body.match(/accepted/g)).toHaveLength(40);
    expect(await world.events.findOne({ _id: 's1|shop|u7' })).toMatchObject({ data: { contact: { firstName: 'Zoë 🎉' } } });
  });
});

function* pieces(body: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < body.length; at += size) yield body.subarray(at, at + size);
}

describe('POST /hooks/shopify/:shop', () => {
  const order = readFileSync(new URL('../sources/shopify/fixtures/order.json', import.meta.url));
  const privacy = readFileSync(new URL('../sources/shopify/fixtures/privacy.json', import.meta.url));
  const hook = (topic: string, body: Buffer, options: { secret?: string; shop?: string; webhookId?: string; domain?: string } = {}) =>
    app.inject({
      method: 'POST',
      url: `/hooks/shopify/${options.shop ?? 's1'}`,
      headers: {
        'content-type': 'application/json', 'x-shopify-topic': topic, 'x-shopify-webhook-id': options.webhookId ?? 'w1', 'x-shopify-event-id': 'action-1',
        'x-shopify-shop-domain': options.domain ?? 'demo.myshopify.com', 'x-shopify-hmac-sha256': createHmac('sha256', options.secret ?? 'hush').update(body).digest('base64'),
      },
      payload: body,
    });
  beforeAll(() => connections.connect({ shopId: 's1', source: 'shopify', secret: 'hush', settings: { origin: 'Demo.myshopify.com' } }));

  test('a signed order is stored, with the labels of its delivery', async () => {
    const answer = await hook('orders/create', order);
    expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'accepted' }]);
    expect(await world.events.findOne({ type: 'order.placed' })).toMatchObject({
      _id: 's1|shopify|orders/create:820982911946154508', orderId: '820982911946154508', delivery: { id: 'demo.myshopify.com|orders/create|w1', action: 'action-1' },
    });
  });

  test('the same order again, under the same or another webhook id, changes nothing', async () => {
    await hook('orders/create', order);
    const before = await world.events.countDocuments({});
    expect((await hook('orders/create', order)).json()).toEqual({ status: 'duplicate' });
    expect((await hook('orders/create', order, { webhookId: 'w2' })).json()).toEqual({ status: 'duplicate' });
    expect(await world.events.countDocuments({})).toBe(before);
  });

  test('a wrong signature, a changed byte, another shop’s secret or domain: nothing is stored', async () => {
    await connections.connect({ shopId: 's2', source: 'shopify', secret: 'other', settings: {} });
    expect((await hook('orders/create', order, { secret: 'guess' })).statusCode).toBe(401);
    expect((await hook('orders/create', order, { shop: 's2' })).statusCode).toBe(401);
    expect((await hook('orders/create', order, { domain: 'else.myshopify.com' })).json()).toMatchObject({ status: 401, code: 'bad_signature' });
    expect((await hook('orders/create', order, { shop: 'nobody' })).statusCode).toBe(404);
    expect((await app.inject({ method: 'POST', url: '/hooks/unknown/s1', payload: 'x' })).statusCode).toBe(404);
    expect((await app.inject({ method: 'POST', url: '/hooks/shopify/s1', payload: 'x', headers: { 'content-type': 'application/json' } })).statusCode).toBe(401);
    expect(await world.events.countDocuments({})).toBe(0);
  });

  test('what is genuine and cannot be read is kept raw, and not asked for again', async () => {
    const broken = Buffer.from('{"id": ');
    expect((await hook('orders/create', broken)).json()).toEqual({ status: 'kept' });
    expect(await world.db.collection('deliveries').findOne({})).toMatchObject({ shopId: 's1', topic: 'orders/create', body: '{"id": ' });
    expect((await hook('orders/create', Buffer.from('{"name":"#1"}'), { webhookId: 'w3' })).json()).toEqual({ status: 'kept' });
    expect((await hook('products/update', Buffer.from('{}'), { webhookId: 'w4' })).json()).toEqual({ status: 'ignored' });
  });

  test('a request for data makes one task, however often it is delivered', async () => {
    await hook('customers/data_request', privacy);
    await hook('customers/data_request', privacy, { webhookId: 'w9' });
    const tasks = await world.db.collection('tasks').find({}).toArray();
    expect(tasks).toMatchObject([{ shopId: 's1', priority: 'high', title: 'Auskunft über gespeicherte Daten erteilen', contactId: expect.stringMatching(/^c_/), state: 'open' }]);
  });

  test('secrets are not stored in clear, and cannot be moved to another shop', async () => {
    const records = world.db.collection<{ _id: string; sealed: string }>('source_connections');
    const [mine] = await records.find({ _id: 's1|shopify' }).toArray();
    expect(JSON.stringify(mine)).not.toContain('hush');
    await records.insertOne({ _id: 's9|shopify', sealed: mine?.sealed ?? '' });
    await expect(connections.find('s9', 'shopify')).rejects.toThrow(/cannot be read/);
    expect((await connections.find('s1', 'shopify'))?.secret).toBe('hush');
  });
});

test('a list of addresses to suppress is taken once, by digests that outlive an erasure; what is no address is refused alone', async () => {
  const list = { kind: 'unreachable', channel: 'email', addresses: ['Anna@example.com', 'nonsense', 'ben@example.com'], source: 'old system' };
  const importing = async () => (await app.inject({ method: 'POST', url: '/api/v1/suppressions/import', payload: list })).json();
  expect(await importing()).toMatchObject({ accepted: 2, duplicates: 0, refused: [{ index: 1 }] });
  expect(await importing()).toMatchObject({ accepted: 0, duplicates: 2 });
  const events = await world.events.find().toArray();
  expect(events.map(({ type }) => type)).toEqual(['contact.suppressed', 'contact.suppressed']);
  expect(events.map(({ _id }) => _id).join()).not.toMatch(/anna|ben/i);
  await app.inject({ method: 'POST', url: '/api/v1/suppressions/import', payload: { ...list, kind: 'objection', addresses: ['carl@example.com'] } });
  expect(await world.events.findOne({ type: 'contact.objected' })).toMatchObject({ objects: true, data: { channel: 'email' } });
});
