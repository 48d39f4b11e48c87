/** The receipt of a withdrawal: it survives crashes, goes out once, is bounded, and goes with the person. */
import { afterAll, beforeEach, expect, it } from 'vitest';
import type { FakeMailer } from '../../../ports/fake-mailer.ts';
import { openTestIngest } from '../../ingest/test-ingest.ts';
import { eraseReceipts, Receipts, type ReceiptRunner } from '../index.ts';
import type { ReceiptRecord } from './receipts.ts';
import { GIVEN, openWithdrawal } from './withdrawal.fixture.ts';

const MINUTE_MS = 60_000;

const world = await openTestIngest();
const { begin, confirm, declared, kept } = await openWithdrawal(world);
let mailer: FakeMailer;
let runner: ReceiptRunner;
beforeEach(async () => {
  ({ mailer, runner } = await begin());
});
afterAll(() => world.close());

it('survives a crash before and during the hand-over, always under the same Message-ID', async () => {
  await confirm();
  mailer.answer = () => ({ kind: 'unknown', error: 'gone' });
  await runner.sweep();
  mailer.answer = () => {
    throw new Error('socket closed');
  };
  world.clock.advance(2 * MINUTE_MS);
  await runner.sweep();
  mailer.answer = () => ({ kind: 'accepted' });
  await runner.sweep();
  expect(mailer.mails).toHaveLength(1);
  world.clock.advance(10 * MINUTE_MS);
  await runner.sweep();
  expect(mailer.mails).toHaveLength(2);
  expect(new Set(mailer.mails.map(({ messageId }) => messageId)).size).toBe(1);
  expect(await kept()).toMatchObject([{ state: 'sent', attempts: 3 }]);
});

it('is taken up by another worker when one died with it, and not twice at once', async () => {
  await confirm();
  const receipts = new Receipts(world.db);
  expect(await receipts.claim(world.clock.now(), MINUTE_MS)).not.toBeNull();
  expect(await receipts.claim(world.clock.now(), MINUTE_MS)).toBeNull();
  world.clock.advance(MINUTE_MS);
  await runner.sweep();
  expect(mailer.mails).toHaveLength(1);
});

it('is given up when the address is refused, or after three days', async () => {
  await confirm();
  mailer.answer = () => ({ kind: 'rejected', error: '550 no such user', bounced: true });
  await runner.sweep();
  await confirm({ ...GIVEN, goods: 'Teller' });
  mailer.answer = () => ({ kind: 'retry', error: '450 later' });
  world.clock.advance(3 * 24 * 60 * MINUTE_MS + 1);
  await runner.sweep();
  expect((await kept()).map(({ state }) => state)).toEqual(['failed', 'failed']);
});

it('goes to one address three times an hour at most; declarations are taken all the same', async () => {
  const bodies: string[] = [];
  for (let nth = 1; nth <= 5; nth += 1) bodies.push((await confirm({ ...GIVEN, email: `anna+${nth}@example.com`, goods: `Teller ${nth}` })).body);
  await runner.sweep();
  expect(mailer.mails).toHaveLength(3);
  expect(await declared()).toHaveLength(5);
  expect(bodies[2]).toContain('geht jetzt an');
  expect(bodies[4]).toContain('Sie ist Ihre Eingangsbestätigung');
  world.clock.advance(60 * MINUTE_MS);
  expect((await confirm({ ...GIVEN, goods: 'Schale' })).body).toContain('geht jetzt an');
});

it('is found by an index', async () => {
  await confirm();
  const all = world.db.collection<ReceiptRecord>('receipts');
  const plans = await Promise.all([
    all.find({ state: 'queued', dueAt: { $lte: world.clock.now() } }).sort({ dueAt: 1 }).explain('queryPlanner'),
    all.find({ shopId: 'shop', contactId: { $in: ['anna'] }, declaredAt: { $lte: world.clock.now() } }).explain('queryPlanner'),
  ]);
  expect(JSON.stringify(plans[0])).toMatch(/"indexName":"due"/);
  expect(JSON.stringify(plans[1])).toMatch(/"indexName":"of_contact"/);
});

it('goes with the person', async () => {
  await confirm();
  const [receipt] = await kept();
  await eraseReceipts(world.db, 'shop', [receipt?.contactId ?? ''], world.clock.now());
  await runner.sweep();
  expect(await kept()).toEqual([]);
  expect(mailer.mails).toEqual([]);
});

it('waits for whoever comes next when the worker is asked to stop; the one in hand still goes', async () => {
  await confirm();
  await confirm({ ...GIVEN, goods: 'Teller' });
  mailer.answer = () => {
    runner.stop();
    return { kind: 'accepted' };
  };
  await runner.sweep();
  expect(mailer.mails).toHaveLength(1);
  expect((await kept()).map(({ state }) => state).toSorted()).toEqual(['queued', 'sent']);
});
