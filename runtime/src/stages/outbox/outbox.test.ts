/** The outbox on a real database: who holds what, and what becomes of it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { failed } from '../../engine/failure.ts';
import type { CallRecord, MessageRecord } from '../../engine/outbox-model.ts';
import { collectionsOf, type Collections } from '../../store/collections.ts';
import { openTestDatabase, type TestDatabase } from '../../store/test-database.ts';
import { CALL_INDEXES, CallOutbox, MESSAGE_INDEXES, MessageOutbox } from './index.ts';

const NOW = Date.UTC(2026, 10, 23, 9);
const LATER = NOW + 60_000;

let database: TestDatabase;
let collections: Collections;
let outbox: MessageOutbox;

beforeAll(async () => {
  database = await openTestDatabase();
  collections = collectionsOf(database.db);
  outbox = new MessageOutbox(database.db);
  for (const { collection, key, options } of [...MESSAGE_INDEXES, ...CALL_INDEXES]) await database.db.createIndex(collection, key, options ?? {});
});
afterAll(() => database.close());
beforeEach(async () => {
  await collections.messages.deleteMany({});
  await collections.calls.deleteMany({});
});

async function put(id: string, change: Partial<MessageRecord> = {}): Promise<void> {
  await collections.messages.insertOne({
    _id: id, shopId: 'shop', contactId: 'anna', enrollmentId: 'e1', journeyId: 'j1', versionId: 'j1@1', nodeId: 'n1', channel: 'email', class: 'transactional',
    email: 'thanks', locale: 'de', to: 'anna@example.com', trackClicks: false, state: 'queued', attempts: 0, createdAt: NOW, nextAttemptAt: NOW, ...change,
  });
}
const idsOf = (messages: MessageRecord[]) => messages.map(({ _id }) => _id).sort();
const claimDue = (by: string, now = NOW, held: string[] = []) => outbox.claimDue(by, now, now + 60_000, 100, new Set(held));
const state = async (id: string) => (await collections.messages.findOne({ _id: id }))?.state;

describe('claiming', () => {
  it('takes what is due and nobody holds', async () => {
    await put('due');
    await put('abandoned', { claim: { by: 'gone', until: NOW - 1 } });
    await put('held', { claim: { by: 'other', until: LATER } });
    await put('later', { nextAttemptAt: LATER });
    await put('done', { state: 'sent' });
    await put('mine already');
    expect(idsOf(await claimDue('w1', NOW, ['mine already']))).toEqual(['abandoned', 'due']);
    expect(await claimDue('w2')).toMatchObject([{ _id: 'mine already' }]);
  });

  it('gives each message to one worker, however many ask at once', async () => {
    for (let index = 0; index < 40; index += 1) await put(`m${index}`);
    const claims = await Promise.all(['w1', 'w2', 'w3', 'w4'].map((by) => claimDue(by)));
    const all = claims.flatMap(idsOf);
    expect(all).toHaveLength(40);
    expect(new Set(all).size).toBe(40);
  });
});

describe('starting to send', () => {
  it('is refused for what was withdrawn or taken over meanwhile', async () => {
    await put('mine', { claim: { by: 'w1', until: LATER } });
    await put('withdrawn', { state: 'withdrawn', claim: { by: 'w1', until: LATER } });
    await put('theirs', { claim: { by: 'w2', until: LATER } });
    expect([...(await outbox.startSending(['mine', 'withdrawn', 'theirs'], 'w1', LATER))]).toEqual(['mine']);
    expect(await state('mine')).toBe('sending');
    expect(await state('theirs')).toBe('queued');
  });

  it('keeps a claim only of what is still queued', async () => {
    await put('mine', { claim: { by: 'w1', until: NOW } });
    await put('withdrawn', { state: 'withdrawn', claim: { by: 'w1', until: NOW } });
    expect([...(await outbox.keepClaim(['mine', 'withdrawn'], 'w1', LATER))]).toEqual(['mine']);
    expect(await collections.messages.findOne({ _id: 'mine' })).toMatchObject({ state: 'queued', claim: { until: LATER } });
  });
});

describe('an outcome', () => {
  it('is recorded for many at once, and lets go of them', async () => {
    for (const id of ['a', 'b', 'c', 'd', 'e']) await put(id, { claim: { by: 'w1', until: LATER }, ...failed('not_accepted_yet', { answer: 'before' }) });
    await outbox.record(
      new Map([
        ['a', { kind: 'sent', at: NOW }], ['b', { kind: 'sent', at: NOW, providerId: '250 ok' }], ['c', { kind: 'retry', at: LATER, ...failed('not_accepted_yet', { answer: '451' }) }],
        ['d', { kind: 'failed', ...failed('mail_refused', { answer: '550' }) }], ['e', { kind: 'unknown', ...failed('answer_lost', { answer: 'broke off' }) }],
      ] as const),
      'w1',
    );
    const all = await collections.messages.find({}).sort({ _id: 1 }).toArray();
    expect(all).toMatchObject([
      { state: 'sent', sentAt: NOW, attempts: 1 }, { state: 'sent', providerId: '250 ok' }, { state: 'queued', nextAttemptAt: LATER, error: '451', failure: { code: 'not_accepted_yet' } },
      { state: 'failed', error: '550', failure: { code: 'mail_refused', data: { answer: '550' } } }, { state: 'unknown', error: 'broke off', failure: { code: 'answer_lost' } },
    ]);
    for (const message of all) expect(message).not.toHaveProperty('claim');
    for (const gone of ['error', 'failure']) expect(all[0]).not.toHaveProperty(gone);
  });

  it('of somebody who lost the claim changes nothing', async () => {
    await put('theirs', { claim: { by: 'w2', until: LATER } });
    await outbox.record(new Map([['theirs', { kind: 'failed', ...failed('mail_refused', { answer: 'late' }) }]]), 'w1');
    expect(await state('theirs')).toBe('queued');
  });

  it('says that a withdrawn mail left all the same, but does not queue it again', async () => {
    await put('left', { state: 'withdrawn', claim: { by: 'w1', until: LATER } });
    await put('not left', { state: 'withdrawn', claim: { by: 'w1', until: LATER } });
    await outbox.record(new Map([['left', { kind: 'sent', at: NOW }], ['not left', { kind: 'retry', at: LATER, ...failed('not_accepted_yet', { answer: '451' }) }]] as const), 'w1');
    expect([await state('left'), await state('not left')]).toEqual(['sent', 'withdrawn']);
  });
});

it('after a crash, marketing that was leaving stays unknown and the rest goes again', async () => {
  await put('advert', { class: 'marketing', state: 'sending', claim: { by: 'gone', until: NOW } });
  await put('order', { state: 'sending', claim: { by: 'gone', until: NOW } });
  await put('leaving', { class: 'marketing', state: 'sending', claim: { by: 'w2', until: LATER } });
  await outbox.settleInterrupted(NOW);
  expect([await state('advert'), await state('order'), await state('leaving')]).toEqual(['unknown', 'queued', 'sending']);
  expect(idsOf(await claimDue('w1'))).toEqual(['order']);
});

it('lets go of what will not be handed over after all', async () => {
  await put('mine', { claim: { by: 'w1', until: LATER } });
  await outbox.release(['mine'], 'w1');
  expect(idsOf(await claimDue('w2'))).toEqual(['mine']);
});

describe('a call', () => {
  const call: CallRecord = {
    _id: 'c1', shopId: 'shop', contactId: 'anna', enrollmentId: 'e1', nodeId: 'n1', state: 'queued', attempts: 0, createdAt: NOW, nextAttemptAt: NOW,
    request: { kind: 'call', method: 'POST', url: 'https://shop.example', headers: {}, timeoutMs: 1_000 },
  };

  it('is taken by one worker and comes back when that one stops', async () => {
    const calls = new CallOutbox(database.db);
    await collections.calls.insertOne({ ...call });
    const [due] = await calls.due(NOW, 10);
    const taken = await Promise.all([1, 2, 3].map(() => calls.take(due ?? call, LATER)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await calls.due(NOW, 10)).toEqual([]);
    expect(await calls.due(LATER, 10)).toMatchObject([{ _id: 'c1', attempts: 1 }]);
  });

  it('is not queued again once its run has ended', async () => {
    const calls = new CallOutbox(database.db);
    await collections.calls.insertOne({ ...call, state: 'failed', error: 'withdrawn' });
    await calls.record('c1', { kind: 'retry', at: LATER, error: '503', status: 503 });
    expect(await collections.calls.findOne({ _id: 'c1' })).toMatchObject({ state: 'failed', error: 'withdrawn' });
  });
});
