/** The ledger says in a sentence what was decided, who competed, and what became of it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DecisionRecord } from '../engine/outbox-model.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
  await test.shop('a');
});
afterAll(() => test.close());

it('tells for each decision what happened then', async () => {
  const { db } = test.services;
  const decision = (attempt: number, outcome: DecisionRecord['outcome'], reason: string, more: Partial<DecisionRecord> = {}): DecisionRecord => ({
    _id: `j|o1|1|mail|1|${attempt}`, shopId: 'a', contactId: 'anna', messageKey: 'j|o1|1|mail|1', journeyId: 'j', nodeId: 'mail', at: attempt, outcome, reason, checks: [], ...more,
  });
  const rival = { key: 'k|o1|1|mail|1', journeyId: 'k', priority: 80, at: 5, ahead: true };
  await db.collection<DecisionRecord>('decisions').insertMany([decision(9, 'defer', 'outranked', { competitors: [rival] }), decision(10, 'send', 'clear')]);
  await db.collection<{ _id: string }>('messages').insertOne({ _id: 'j|o1|1|mail|1', shopId: 'a', state: 'sent', sentAt: 20 } as { _id: string });
  const { items } = (await test.call('GET', '/api/v1/decisions?contact=anna', { key: await test.key('a', 'runs:read') })).json();
  expect(items).toMatchObject([
    { outcome: 'send', sentence: { en: 'Sent: nothing spoke against it.' }, then: { kind: 'message', state: 'sent', at: '1970-01-01T00:00:00.020Z' } },
    { outcome: 'defer', sentence: { de: 'Aufgeschoben: eine wichtigere Nachricht (Vorrang 80) geht vor.' }, competitors: [{ journeyId: 'k', priority: 80, ahead: true }], then: { kind: 'decision', outcome: 'send' } },
  ]);
});
