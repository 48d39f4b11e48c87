/** http-request asks for a call, waits for its answer and goes on by it. */
import { describe, expect, it } from 'vitest';
import { at, fakeContext, journeyEvent, placed, runExample, sampleContact, sampleEvent, sampleOrder, wayOf } from '../../sdk/testing/index.ts';
import { httpRequest } from './definition.ts';
import { executeHttpRequest } from './execute.ts';

const example = new URL('./example.journey.json', import.meta.url);
const settings = { method: 'POST', url: 'https://example.com/hook' } as const;
const callOf = (overrides: Parameters<typeof executeHttpRequest>[1], ctx = fakeContext()) => {
  const result = executeHttpRequest(ctx, overrides);
  const effect = result.kind === 'wait' ? result.effects[0] : undefined;
  return effect?.kind === 'call' ? effect : undefined;
};
const answered = (ok: boolean) => {
  const event = journeyEvent(sampleEvent('call.completed', 'call', '2026-03-05T12:00:01Z', { callKey: 'key', ok }));
  return executeHttpRequest(fakeContext({ resumed: { by: 'event', event }, event }), settings);
};

describe('http-request', () => {
  it('asks for the call and waits three days for its answer', () => {
    expect(executeHttpRequest(fakeContext({ now: at('2026-03-05T10:00:00+01:00') }), settings)).toEqual({
      kind: 'wait',
      until: at('2026-03-08T10:00:00+01:00'),
      for: { types: ['call.completed'], scope: 'contact', answerTo: 'call' },
      effects: [{ kind: 'call', method: 'POST', url: 'https://example.com/hook', headers: {}, timeoutMs: 10_000 }],
    });
  });

  it('goes on by the answer, or by “failure” when none came', () => {
    expect(answered(true)).toEqual({ kind: 'next', port: 'success', effects: [] });
    expect(answered(false)).toEqual({ kind: 'next', port: 'failure', effects: [] });
    expect(executeHttpRequest(fakeContext({ resumed: { by: 'due' } }), settings)).toEqual({ kind: 'next', port: 'failure', effects: [] });
  });

  it('fills placeholders so that they cannot break out of their place', () => {
    const order = { ...sampleOrder, id: '../admin?x=1#y', number: 'one\r\nx-evil: two' };
    const call = callOf({ ...settings, url: 'https://example.com/orders/{{order.id}}', headers: [{ name: 'x-order', value: '{{order.number}}' }] }, fakeContext({ order }));
    expect(call?.url).toBe('https://example.com/orders/..%2Fadmin%3Fx%3D1%23y');
    expect(call?.headers).toEqual({ 'x-order': 'one x-evil: two' });
  });

  it('keeps the types of values in the body', () => {
    const { lastName: _, ...contact } = sampleContact;
    const call = callOf({ ...settings, body: { total: '{{order.total}}', name: '{{contact.firstName}}!', last: '{{contact.lastName}}', tags: ['{{order.categories}}'], at: '{{ order.placedAt }}', fixed: 1 } }, fakeContext({ contact }));
    expect(JSON.parse(call?.body ?? '')).toEqual({ total: 89.9, name: 'Anna!', last: null, tags: [['lamps', 'bulbs']], at: '2026-03-05T11:00:00.000Z', fixed: 1 });
    expect(call?.headers).toEqual({ 'content-type': 'application/json' });
  });

  it('leaves a content type alone that is given', () => {
    expect(callOf({ ...settings, body: {}, headers: [{ name: 'Content-Type', value: 'application/vnd.api+json' }] })?.headers).toEqual({ 'Content-Type': 'application/vnd.api+json' });
  });

  it.each<[Partial<Parameters<typeof executeHttpRequest>[1]>, string[]]>([
    [{ url: 'https://{{order.id}}.example.com/' }, ['url_host_not_fixed']],
    [{ url: 'ftp://example.com/' }, ['url_unreadable']],
    [{ url: 'hook' }, ['url_unreadable']],
    [{ url: 'https://me:secret@example.com/' }, ['url_holds_password']],
    [{ url: 'https://example.com/{{order.nonsense}}' }, ['placeholder_unknown']],
    [{ headers: [{ name: 'x y', value: '' }] }, ['header_name_wrong']],
    [{ headers: [{ name: 'Host', value: 'example.org' }] }, ['header_reserved']],
    [{ headers: [{ name: 'X-A', value: '1' }, { name: 'x-a', value: '2' }] }, ['header_twice']],
    [{ method: 'GET', body: {} }, ['body_with_get']],
    [{ body: { a: [{ b: '{{nonsense}}' }] } }, ['placeholder_unknown']],
    [{ timeout: 'PT2M' }, ['timeout_too_long']],
    [{ timeout: 'P1D' }, ['timeout_too_long']],
    [{ giveUpAfter: 'PT0S' }, ['duration_not_positive']],
    [{ url: 'http://example.com/a?b={{contact.email}}', timeout: 'PT1M', giveUpAfter: 'P1D' }, []],
  ])('finds in %j %j', (changes, codes) => {
    expect(httpRequest.check?.({ ...settings, ...changes }).map(({ code }) => code)).toEqual(codes);
  });

  it('runs its example by “success”', async () => {
    const { calls, contacts, enrollments } = await runExample(example, { events: [placed({ at: '2026-03-05T10:00:00Z' })] });
    expect(calls.map(({ request }) => [request.url, request.headers['x-shop'], JSON.parse(request.body ?? '')])).toEqual([
      ['https://example.com/orders/o-1', 'Nachklang', { customer: 'Anna Beispiel', placedAt: '2026-03-05T10:00:00.000Z', total: 89.9 }],
    ]);
    expect(contacts[0]?.view.tags).toEqual(['warehouse-knows']);
    expect(wayOf(enrollments[0])).toEqual(['n1 next', 'n2 success', 'n3 next']);
  });

  it('runs its example by “failure” when the other system refuses', async () => {
    const { tasks, enrollments } = await runExample(example, { events: [placed({ at: '2026-03-05T10:00:00Z' })], answerCall: () => ({ ok: false, status: 422 }) });
    expect(wayOf(enrollments[0])).toEqual(['n1 next', 'n2 failure', 'n4 next']);
    expect(tasks.map(({ title, priority }) => [title, priority])).toEqual([['Lager anrufen: #1001', 'high']]);
  });
});
