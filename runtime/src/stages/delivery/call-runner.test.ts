/** Calls of journeys: made, signed, tried again, answered. */
import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CallRecord } from '../../engine/outbox-model.ts';
import { FakeClock } from '../../ports/clock.ts';
import { FakeHttpClient } from '../../ports/fake-http-client.ts';
import { FakeEvents } from '../../ports/internal-events.ts';
import { CallRunner, type CallRunnerPorts } from './call-runner.ts';

const START = Date.UTC(2026, 10, 23, 9);
const HOUR_MS = 3_600_000;
const SECRET = Buffer.alloc(32, 3);

let clock: FakeClock;
let http: FakeHttpClient;
let events: FakeEvents;
let call: CallRecord;
let runner: CallRunner;

beforeEach(() => {
  clock = new FakeClock(START);
  http = new FakeHttpClient();
  events = new FakeEvents();
  call = {
    _id: 'j1|contact|anna|1|n1|1', shopId: 'shop', contactId: 'anna', enrollmentId: 'j1|contact|anna|1', nodeId: 'n1', state: 'queued', attempts: 0, createdAt: START, nextAttemptAt: START,
    request: { kind: 'call', method: 'POST', url: 'https://shop.example/hook', headers: { 'content-type': 'application/json' }, body: '{"a":1}', timeoutMs: 10_000 },
  };
  const outbox: CallRunnerPorts['outbox'] = {
    due: async (now) => (call.state === 'queued' && call.nextAttemptAt <= now ? [structuredClone(call)] : []),
    take: async (taken, until) => {
      if (call.nextAttemptAt !== taken.nextAttemptAt) return false;
      call.nextAttemptAt = until;
      call.attempts += 1;
      return true;
    },
    record: async (_id, outcome) => {
      if (outcome.kind === 'retry') call.nextAttemptAt = outcome.at;
      else call.state = outcome.kind;
    },
  };
  runner = new CallRunner({ outbox, http, clock, emit: events.emit, secret: () => SECRET, onError: (error) => { throw error; } });
});

describe('a call', () => {
  it('is signed after Standard Webhooks and answered to its journey', async () => {
    await runner.sweep();
    const [request] = http.requests;
    const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = request?.headers ?? {};
    expect(at).toBe(String(START / 1_000));
    expect(signature).toBe(`v1,${createHmac('sha256', SECRET).update(`${id}.${at}.{"a":1}`).digest('base64')}`);
    expect(events.all).toMatchObject([{ type: 'call.completed', id: call._id, contactId: 'anna', data: { callKey: call._id, ok: true, status: 200 } }]);
    expect(call.state).toBe('done');
  });

  it.each([500, 503, 429, 408])('that meets a %i is made again with the same id', async (status) => {
    http.answer = () => ({ kind: 'response', status, body: '' });
    await runner.sweep();
    expect(events.all).toEqual([]);
    clock.advance(HOUR_MS);
    http.answer = () => ({ kind: 'response', status: 204, body: '' });
    await runner.sweep();
    expect(http.requests.map((request) => request.headers['webhook-id'])).toEqual([http.requests[0]?.headers['webhook-id'], http.requests[0]?.headers['webhook-id']]);
    expect(events.all).toMatchObject([{ data: { ok: true, status: 204 } }]);
  });

  it.each([400, 404, 410])('that meets a %i has failed', async (status) => {
    http.answer = () => ({ kind: 'response', status, body: '' });
    await runner.sweep();
    expect(events.all).toMatchObject([{ data: { ok: false, status, error: `The server answered ${status}.` } }]);
    expect(call.state).toBe('failed');
  });

  it('that never gets through fails after eight attempts within three days', async () => {
    http.answer = () => ({ kind: 'error', error: 'no connection', retriable: true });
    while (call.state === 'queued') {
      clock.set(Math.max(clock.now(), call.nextAttemptAt));
      await runner.sweep();
    }
    expect(http.requests).toHaveLength(8);
    expect(clock.now() - START).toBeLessThan(72 * HOUR_MS);
    expect(events.all).toMatchObject([{ data: { ok: false, error: 'no connection' } }]);
  });

  it('that leads inside is not tried again', async () => {
    http.answer = () => ({ kind: 'error', error: 'not public', retriable: false });
    await runner.sweep();
    expect(call.state).toBe('failed');
  });

  it('that is due after its worker was asked to stop is left to others, the one under way is finished', async () => {
    let stopped: Promise<void> | undefined;
    http.answer = () => {
      stopped ??= runner.stop();
      clock.advance(HOUR_MS);
      return { kind: 'response', status: 503, body: '' };
    };
    await runner.sweep();
    await stopped;
    expect(http.requests).toHaveLength(1);
    expect(call).toMatchObject({ state: 'queued', attempts: 1 });
    expect(call.nextAttemptAt).toBeGreaterThan(START + HOUR_MS);
  });

  it('whose worker stopped comes back by itself', async () => {
    http.answer = () => new Promise(() => undefined);
    void runner.sweep();
    await expect.poll(() => http.requests.length).toBe(1);
    clock.advance(41_000);
    expect(call).toMatchObject({ state: 'queued', attempts: 1 });
    expect(call.nextAttemptAt).toBeLessThan(clock.now());
  });
});
