/** What the demo does not tell, its store refuses instead of telling it wrongly. */
import { expect, it } from 'vitest';
import type { Changes } from '../engine/changes.ts';
import type { EventRecord } from '../engine/model.ts';
import type { CallRecord, MessageRecord } from '../engine/outbox-model.ts';
import { StoryStore } from './story-store.ts';

const AT = Date.parse('2026-03-28T10:00:00Z');
const NONE: Changes = { contacts: [], orders: [], enrollments: [], messages: [], calls: [], tasks: [], decisions: [], emitted: [], handovers: [], erased: [], objections: [], withdrawn: [], eventsDone: [], eventsFailed: [] };

const handover: EventRecord = { _id: 'h', shopId: 's1', source: 'nachklang:merge', type: 'order.placed', time: AT, receivedAt: AT, contactId: 'c1', partition: 3, data: {}, state: 'pending' };
const message: MessageRecord = {
  _id: 'm', shopId: 's1', contactId: 'c1', enrollmentId: 'e1', journeyId: 'j1', versionId: 'j1@1', nodeId: 'mail', channel: 'email', class: 'marketing',
  email: 'e', locale: 'de', to: 'anna@example.com', trackClicks: false, state: 'queued', attempts: 0, createdAt: AT, nextAttemptAt: AT,
};
const call: CallRecord = {
  _id: 'k', shopId: 's1', contactId: 'c1', enrollmentId: 'e1', nodeId: 'call', state: 'queued', attempts: 0, createdAt: AT, nextAttemptAt: AT,
  request: { kind: 'call', method: 'POST', url: 'https://shop.example/hook', headers: {}, timeoutMs: 1_000 },
};
const objection = { shopId: 's1', contactId: 'c1', contactIds: ['c1'], partition: 3, at: AT };

const MADE_ONE = 'The demo cannot tell of people who are made one or erased.';
const WITHDRAWN = 'The demo cannot tell of what is withdrawn before it leaves.';

it('people who are made one or erased are refused, and nothing of that step is kept', async () => {
  const store = new StoryStore();
  await expect(store.commit({ ...NONE, messages: [message], handovers: [handover] })).rejects.toThrow(MADE_ONE);
  await expect(store.commit({ ...NONE, messages: [message], erased: [{ shopId: 's1', contactIds: ['c1'], until: AT }] })).rejects.toThrow(MADE_ONE);
  expect([store.messages.size, store.events.size]).toEqual([0, 0]);
});

it('what is withdrawn is refused while a mail or a call has not left, and has nothing to withdraw afterwards', async () => {
  const store = new StoryStore();
  await store.commit({ ...NONE, messages: [message] });
  await expect(store.commit({ ...NONE, withdrawn: ['e1'] })).rejects.toThrow(WITHDRAWN);
  await expect(store.commit({ ...NONE, objections: [objection] })).rejects.toThrow(WITHDRAWN);
  store.sent('m', AT);
  await store.commit({ ...NONE, withdrawn: ['e1'], objections: [objection] });
  expect(store.messages.get('m')?.state).toBe('sent');
  await store.commit({ ...NONE, calls: [call] });
  await expect(store.commit({ ...NONE, withdrawn: ['e1'] })).rejects.toThrow(WITHDRAWN);
});
