/** What leaves, how often, and what becomes of it. */
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { failed } from '../../engine/failure.ts';
import { FakeMailer } from '../../ports/fake-mailer.ts';
import type { HandOver } from '../../ports/mailer.ts';
import type { Delivery } from './compose-mail.ts';
import { delivery, START, WORKER } from './memory-outbox.fixture.ts';
import { TestDelivery } from './test-delivery.fixture.ts';

const HOUR_MS = 3_600_000;
let at: TestDelivery;
let { clock, outbox, events, known, errors } = (at = new TestDelivery());
beforeEach(() => {
  ({ clock, outbox, events, known, errors } = at = new TestDelivery());
});
const worker: TestDelivery['worker'] = (...args) => at.worker(...args);
const durable: TestDelivery['durable'] = (one) => at.durable(one);

async function deliver(one: Delivery, answer?: HandOver) {
  const mailer = new FakeMailer();
  if (answer) mailer.answer = () => answer;
  const deliverer = worker(mailer);
  await deliverer.accept([durable(one)]);
  await deliverer.idle();
  expect(errors).toEqual([]);
  return mailer;
}

describe('a mail', () => {
  it('leaves rendered, with a Message-ID that follows from its key and the headers of an automatic mail', async () => {
    const one = delivery({ trackClicks: true });
    const { mails } = await deliver(one);
    expect(mails[0]).toMatchObject({
      to: 'anna@example.com', from: 'Tonwerk <hallo@shop.example>', replyTo: 'hilfe@shop.example', subject: 'Ihre Bestellung, Anna',
      messageId: expect.stringMatching(/^<[0-9a-f]{40}@shop\.example>$/),
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': 'de', 'Feedback-ID': 'j1:n1:transactional:shop' },
    });
    expect(mails[0]?.html).toMatch(/href="https:\/\/mails\.shop\.example\/p\/c\/[\w.-]+"/);
    expect(mails[0]?.headers).not.toHaveProperty('List-Unsubscribe');
    expect(outbox.state(one.message._id)).toBe('sent');
  });

  it('of either class holds nothing that would tell when it was opened (§ 25 TDDDG)', async () => {
    for (const messageClass of ['transactional', 'marketing'] as const) {
      const { mails } = await deliver(delivery({ class: messageClass, trackClicks: true, enrollmentId: messageClass }));
      expect(mails[0]?.html).toContain('<p>');
      expect(mails[0]?.html).not.toMatch(/<(img|link|iframe|video|audio|source|object|embed)\b|url\(|@import/i);
    }
  });

  it('that advertises can be unsubscribed from with one click, by the very link it shows (RFC 8058 §3.1, Gmail and Yahoo sender requirements)', async () => {
    const { mails } = await deliver(delivery({ class: 'marketing' }));
    const url = /<(.+)>/.exec(mails[0]?.headers['List-Unsubscribe'] ?? '')?.[1];
    expect(url).toMatch(/^https:\/\/mails\.shop\.example\/p\/u\//);
    expect(mails[0]?.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    expect(mails[0]?.html).toContain(`href="${url}"`);
  });

  it('that cannot be rendered fails, gives its slot back, and costs the others nothing', async () => {
    const broken = { ...delivery({ enrollmentId: 'broken' }), email: { hash: 'broken', subject: '{{ x', html: '', text: '' } };
    const mailer = new FakeMailer();
    const deliverer = worker(mailer);
    const fine = delivery();
    await deliverer.accept([durable(broken), durable(fine)]);
    await deliverer.idle();
    expect(outbox.state(broken.message._id)).toMatch(/^failed: It could not be rendered/);
    expect(outbox.state(fine.message._id)).toBe('sent');
    expect(events.all).toMatchObject([{ type: 'message.failed', contactId: 'anna', data: { messageId: broken.message._id } }]);
  });
});

describe('a temporary failure', () => {
  it('is tried again later, with growing pauses and the same Message-ID', async () => {
    const one = delivery();
    const first = await deliver(one, { kind: 'retry', error: '451 later' });
    expect(first.mails).toEqual([]);
    expect(outbox.state(one.message._id)).toBe('queued: 451 later');
    const mailer = new FakeMailer();
    const deliverer = worker(mailer);
    await deliverer.sweep();
    expect(mailer.mails).toHaveLength(0);
    clock.advance(HOUR_MS);
    await deliverer.sweep();
    await deliverer.idle();
    expect(outbox.records.get(one.message._id)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('is final after three days', async () => {
    const one = delivery({ createdAt: START - 72 * HOUR_MS });
    await deliver(one, { kind: 'retry', error: '451 later' });
    expect(outbox.state(one.message._id)).toBe('failed: Given up after three days: 451 later');
    expect(outbox.records.get(one.message._id)?.failure).toEqual({ code: 'given_up', data: { answer: '451 later' } });
    expect(events.all).toMatchObject([{ type: 'message.failed' }]);
  });
});

describe('a final failure', () => {
  it('gives the slot back', async () => {
    const one = delivery();
    await deliver(one, { kind: 'rejected', error: '554 spam', bounced: false });
    expect(outbox.state(one.message._id)).toBe('failed: 554 spam');
    expect(outbox.records.get(one.message._id)?.failure).toEqual({ code: 'mail_refused', data: { answer: '554 spam' } });
    expect(events.all).toMatchObject([{ type: 'message.failed', id: one.message._id }]);
  });

  it('suppresses an address that was refused', async () => {
    const one = delivery({ orderId: '1042' });
    await deliver(one, { kind: 'rejected', error: '550 5.1.1 no such user', bounced: true });
    expect(outbox.records.get(one.message._id)?.failure?.code).toBe('address_refused');
    expect(events.all).toMatchObject([
      { type: 'message.bounced', orderId: '1042', data: { messageId: one.message._id, permanent: true, contact: { email: 'anna@example.com' } } },
    ]);
  });
});

describe('of a batch with one refused mail, while news cannot be told', () => {
  /** Hands the batch over; telling fails so many times. What became of each mail. */
  async function deliverBatch(failures: number): Promise<string[]> {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const mailer = new FakeMailer();
    mailer.answer = ({ to }) => (to.startsWith('refused') ? { kind: 'rejected', error: '550 no such user', bounced: true } : { kind: 'accepted' });
    let left = failures;
    const deliverer = worker(mailer, {}, WORKER, async (news) => {
      if (left-- > 0) throw new Error('The store is away for a moment.');
      await events.emit(news);
    });
    const batch = [
      durable(delivery({ enrollmentId: 'order' })),
      durable(delivery({ enrollmentId: 'refused', to: 'refused@example.com' })),
      durable(delivery({ enrollmentId: 'advert', class: 'marketing' })),
    ];
    await deliverer.accept(batch);
    const idle = deliverer.idle();
    await vi.advanceTimersByTimeAsync(5_000);
    await idle;
    clock.advance(61_000);
    await deliverer.sweep();
    await deliverer.idle();
    expect(mailer.mails.map(({ id }) => id)).toEqual(['order|n1|1', 'advert|n1|1']);
    return batch.map(({ message }) => outbox.state(message._id));
  }

  it('those that left are on record and never leave again', async () => {
    expect((await deliverBatch(4)).filter((_state, index) => index !== 1)).toEqual(['sent', 'sent']);
    expect(errors).toHaveLength(1);
  });

  it('the refusal is told with the next try', async () => {
    expect(await deliverBatch(3)).toEqual(['sent', 'failed: 550 no such user', 'sent']);
    expect(events.all).toMatchObject([{ type: 'message.bounced' }]);
    expect(errors).toEqual([]);
  });
});

describe('when nobody knows whether it arrived', () => {
  it('a transactional mail goes again, a marketing mail never', async () => {
    const order = delivery({ enrollmentId: 'order' });
    const advert = delivery({ enrollmentId: 'advert', class: 'marketing' });
    await deliver(order, { kind: 'unknown', error: 'broke off' });
    await deliver(advert, { kind: 'unknown', error: 'broke off' });
    expect(outbox.state(order.message._id)).toBe('queued: broke off');
    expect(outbox.state(advert.message._id)).toBe('unknown: broke off');
    expect(events.all).toEqual([]);
  });

  it('a crash between hand-over and answer leaves marketing unknown and repeats the rest', async () => {
    const order = delivery({ enrollmentId: 'order' });
    const advert = delivery({ enrollmentId: 'advert', class: 'marketing' });
    const crashed = new FakeMailer();
    crashed.answer = () => new Promise<HandOver>(() => undefined);
    void worker(crashed).accept([durable(order), durable(advert)]);
    await expect.poll(() => outbox.state(advert.message._id)).toBe('sending');
    const mailer = new FakeMailer();
    const next = worker(mailer, {}, 'worker-2');
    await next.sweep();
    expect(mailer.mails).toHaveLength(0);
    clock.advance(61_000);
    await next.sweep();
    await next.idle();
    expect(mailer.mails.map((mail) => mail.id)).toEqual([order.message._id]);
    expect(outbox.state(advert.message._id)).toBe('unknown: interrupted');
  });
});

describe('a marketing mail', () => {
  it('is written as leaving before its first byte leaves', async () => {
    const one = delivery({ class: 'marketing' });
    const mailer = new FakeMailer();
    const states: string[] = [];
    mailer.answer = () => {
      states.push(outbox.state(one.message._id));
      return { kind: 'accepted' };
    };
    const deliverer = worker(mailer);
    await deliverer.accept([durable(one)]);
    await deliverer.idle();
    expect([...states, outbox.state(one.message._id)]).toEqual(['sending', 'sent']);
  });

  it('that had no connection yet when the worker stopped is as it was: the next worker sends it at once', async () => {
    const one = delivery({ class: 'marketing' });
    const mailer = new FakeMailer();
    mailer.answer = () => ({ kind: 'not_begun', error: 'stopped' });
    const deliverer = worker(mailer);
    await deliverer.accept([durable(one)]);
    await deliverer.stop();
    expect([outbox.state(one.message._id), outbox.records.get(one.message._id)?.attempts]).toEqual(['queued', 0]);
    const next = new FakeMailer();
    const other = worker(next, {}, 'worker-2');
    await other.sweep();
    await other.idle();
    expect(next.mails).toHaveLength(1);
  });

  it('does not leave when somebody else took it over', async () => {
    const one = durable(delivery({ class: 'marketing' }));
    outbox.put({ ...one.message, claim: { by: 'worker-2', until: START + 60_000 } });
    const mailer = new FakeMailer();
    const deliverer = worker(mailer);
    await deliverer.accept([one]);
    await deliverer.idle();
    expect(mailer.mails).toEqual([]);
  });
});

describe('a run that ended', () => {
  it('takes back what has not left yet', async () => {
    const mailer = new FakeMailer();
    let letGo: (() => void) | undefined;
    mailer.answer = (mail) => (mail.id.startsWith('slow') ? new Promise((resolve) => (letGo = () => resolve({ kind: 'accepted' }))) : { kind: 'accepted' });
    const deliverer = worker(mailer, { lanes: 1, batchSize: 1 });
    await deliverer.accept([durable(delivery({ enrollmentId: 'slow' })), durable(delivery({ enrollmentId: 'ended' })), durable(delivery({ enrollmentId: 'other' }))]);
    await deliverer.withdraw(['ended']);
    await expect.poll(() => letGo).toBeDefined();
    letGo?.();
    await deliverer.idle();
    expect(mailer.mails.map((mail) => mail.id)).toEqual(['slow|n1|1', 'other|n1|1']);
  });

  it('is not tried again after a temporary failure that came meanwhile', async () => {
    const one = delivery({ class: 'marketing' });
    const mailer = new FakeMailer();
    const deliverer = worker(mailer);
    mailer.answer = async () => {
      await deliverer.withdraw([one.message.enrollmentId]);
      return { kind: 'retry', error: '451 later' };
    };
    await deliverer.accept([durable(one)]);
    await deliverer.idle();
    expect(outbox.state(one.message._id)).toMatch(/^failed: Its run ended/);
    expect(events.all).toMatchObject([{ type: 'message.failed' }]);
  });

  it('on another worker is noticed by one that waited too long', async () => {
    const one = durable(delivery({ enrollmentId: 'ended' }));
    const mailer = new FakeMailer();
    const deliverer = worker(mailer, { lanes: 1, batchSize: 1 });
    mailer.answer = () => {
      clock.advance(5_000);
      outbox.put({ ...one.message, state: 'withdrawn' });
      return { kind: 'accepted' };
    };
    await deliverer.accept([durable(delivery()), one]);
    await deliverer.idle();
    expect(mailer.mails).toHaveLength(1);
    expect(outbox.state(one.message._id)).toBe('withdrawn');
  });

  it('found by the sweep fails instead of leaving', async () => {
    const { message } = durable(delivery({ claim: { by: 'gone', until: START - 1 } }));
    known.set(message._id, { kind: 'gone', ...failed('contact_erased') });
    const mailer = new FakeMailer();
    await worker(mailer).sweep();
    expect(mailer.mails).toEqual([]);
    expect(outbox.state(message._id)).toBe('failed: The contact was erased.');
  });
});
