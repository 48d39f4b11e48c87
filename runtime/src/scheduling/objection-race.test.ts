/**
 * An objection races a mail that leaves, on two workers. The bound: what is acknowledged before the sending worker asks for objections never
 * leaves; after that question only the hand-over that asked, whose SMTP transaction is being opened.
 */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { EventRecord } from '../engine/model.ts';
import { FakeEvents } from '../ports/internal-events.ts';
import { FakeMailer } from '../ports/fake-mailer.ts';
import { Deliverer, type Delivery } from '../stages/delivery/index.ts';
import { findObjecting } from '../stages/ingest/index.ts';
import { MessageOutbox } from '../stages/outbox/index.ts';
import { PublicLinks } from '../stages/tracking/index.ts';
import { gatedDb, type Gate } from '../store/gated-db.fixture.ts';
import { journey, mail, ON_ORDER, openEngineWorld, orderEvent, SHOP, T0, type EngineWorld } from './engine-world.fixture.ts';

const EMAIL = { hash: 'h', subject: 'Angebot', html: '<p>Angebot {{ unsubscribe_url }}</p>', text: 'Angebot {{ unsubscribe_url }}' };
let world: EngineWorld;
beforeAll(async () => {
  // The run has ended when its mail still waits: nothing but the message itself is left to be stopped.
  world = await openEngineWorld([journey('offer', ON_ORDER, mail('marketing'))]);
});
beforeEach(() => world.empty());
afterAll(() => world.close());

const objection: EventRecord = (({ orderId: _orderId, ...event }) => ({ ...event, _id: 's1|test|objection', type: 'contact.objected' as const, objects: true as const }))(orderEvent('order.paid', 'o1', T0 + 1));

/** Worker one sends; just before its n-th operation the objection is acknowledged and, if wanted, worked through by worker two. */
async function race(moment: number, workedThrough: boolean): Promise<{ sent: number; operations: number; state: string | undefined; slots: number }> {
  const first = world.worker('first');
  await world.add(orderEvent('order.placed', 'o1', T0));
  await first.drain();
  let operations = 0;
  const gate: Gate = async () => {
    operations += 1;
    if (operations !== moment) return;
    await world.add(objection);
    if (workedThrough) await world.worker('second').drain();
  };
  const db = gatedDb(world.db, gate);
  const mailer = new FakeMailer();
  const errors: unknown[] = [];
  const deliverer = new Deliverer({
    outbox: new MessageOutbox(db), mailer, clock: world.clock, workerId: 'first', emit: new FakeEvents().emit, links: new PublicLinks('https://shop.example', Buffer.alloc(32, 7)),
    load: async () => new Map(), onError: (error) => errors.push(error), objecting: (contactIds) => findObjecting(db.collection('events'), contactIds),
  });
  await deliverer.accept(first.outgoing.map(({ message, facts }): Delivery => ({ message, facts, email: EMAIL, shop: SHOP })));
  await deliverer.idle();
  expect(errors).toEqual([]);
  if (operations >= moment && !workedThrough) await world.worker('second').drain();
  const [message] = await world.records.messages.find().toArray();
  const [contact] = await world.records.contacts.find().toArray();
  return { sent: mailer.mails.length, operations, state: message?.state, slots: contact?.window.length ?? -1 };
}

test('without an objection the mail leaves after one question and one write', async () => {
  expect(await race(Infinity, false)).toMatchObject({ sent: 1, state: 'sent', slots: 1 });
});

test.each([false, true])('acknowledged before the question, it stops the mail; worked through already: %s', async (workedThrough) => {
  expect(await race(1, workedThrough)).toMatchObject({ sent: 0, state: 'withdrawn', slots: 0 });
});

test('worked through between the question and the write before the hand-over, it still stops the mail', async () => {
  expect(await race(2, true)).toMatchObject({ sent: 0, state: 'withdrawn', slots: 0 });
});

test('acknowledged after the question, it is too late for this one hand-over, and the record says that it was sent', async () => {
  expect(await race(2, false)).toMatchObject({ sent: 1, state: 'sent', slots: 1 });
});

test('an objection reaches advertising of ended runs that waits for another attempt, and leaves service mails alone', async () => {
  const worker = world.worker('first');
  await world.add(orderEvent('order.placed', 'o1', T0));
  await worker.drain();
  await world.records.messages.updateOne({ _id: 'offer|o1|1|mail|1' }, { $set: { nextAttemptAt: T0 + 3_600_000 }, $unset: { claim: 1 } });
  const [message] = await world.records.messages.find().toArray();
  if (message) await world.records.messages.insertOne({ ...message, _id: 'service|o1|1|mail|1', class: 'transactional' });
  await world.add(objection);
  await worker.drain();
  expect((await world.records.messages.find().sort({ _id: 1 }).toArray()).map(({ state }) => state)).toEqual(['withdrawn', 'queued']);
});
