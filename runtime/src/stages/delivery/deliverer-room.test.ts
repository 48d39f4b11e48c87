/** How much a worker takes in hand, and what becomes of it when the worker stops. */
import { beforeEach, expect, it } from 'vitest';
import { FakeMailer } from '../../ports/fake-mailer.ts';
import { delivery } from './memory-outbox.fixture.ts';
import { TestDelivery } from './test-delivery.fixture.ts';

let at: TestDelivery;
beforeEach(() => {
  at = new TestDelivery();
});

it('asks for patience when too much is in hand', async () => {
  const mailer = new FakeMailer();
  const waiting: (() => void)[] = [];
  mailer.answer = () => new Promise((resolve) => waiting.push(() => resolve({ kind: 'accepted' })));
  const deliverer = at.worker(mailer, { lanes: 1, batchSize: 1, highWater: 1 });
  let room = false;
  const accepted = deliverer.accept([1, 2, 3].map((n) => at.durable(delivery({ enrollmentId: `e${n}` })))).then(() => (room = true));
  await expect.poll(() => waiting.length).toBe(1);
  expect(room).toBe(false);
  mailer.answer = () => ({ kind: 'accepted' });
  waiting[0]?.();
  await accepted;
  await deliverer.idle();
  expect(mailer.mails).toHaveLength(3);
});

it('ends a sweep under way when it stops: what else is due, or comes in late, is for whoever comes next', async () => {
  const mailer = new FakeMailer();
  let letGo: (() => void) | undefined;
  mailer.answer = () => new Promise((resolve) => (letGo = () => resolve({ kind: 'accepted' })));
  const deliverer = at.worker(mailer, { lanes: 1, batchSize: 1, highWater: 1 });
  const due = Array.from({ length: 500 }, (_, n) => at.durable(delivery({ enrollmentId: `e${n}` })));
  for (const message of at.outbox.records.values()) delete message.claim;
  const swept = deliverer.sweep();
  await expect.poll(() => letGo).toBeDefined();
  const stopped = deliverer.stop();
  const late = at.durable(delivery({ enrollmentId: 'late' }));
  await deliverer.accept([late, ...due.slice(0, 1)]);
  expect(at.outbox.records.get(due[0]?.message._id ?? '')?.claim).toBeDefined();
  mailer.answer = () => ({ kind: 'accepted' });
  letGo?.();
  await Promise.all([swept, stopped]);
  expect(mailer.mails.map(({ id }) => id)).toEqual(['e0|n1|1']);
  expect([...at.outbox.records.values()].filter(({ claim }) => claim !== undefined)).toEqual([]);
});

it('lets go of what it has not begun when it stops', async () => {
  const mailer = new FakeMailer();
  let letGo: (() => void) | undefined;
  mailer.answer = () => new Promise((resolve) => (letGo = () => resolve({ kind: 'accepted' })));
  const deliverer = at.worker(mailer, { lanes: 1, batchSize: 1 });
  const left = delivery({ enrollmentId: 'left' });
  await deliverer.accept([at.durable(delivery()), at.durable(left)]);
  const stopped = deliverer.stop();
  await expect.poll(() => letGo).toBeDefined();
  letGo?.();
  await stopped;
  expect(mailer.mails).toHaveLength(1);
  expect(at.outbox.records.get(left.message._id)).not.toHaveProperty('claim');
});
