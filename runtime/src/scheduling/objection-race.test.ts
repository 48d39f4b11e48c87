/**
 * An objection races a mail that leaves, on two workers. The bound: what is acknowledged before a connection takes the mail never leaves; only the
 * SMTP transaction that is being opened then is too late. The same holds for whoever turns out to be the same person.
 */
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { EventRecord } from '../engine/model.ts';
import { loadDeliveries } from '../load-deliveries.ts';
import { FakeMailer } from '../ports/fake-mailer.ts';
import type { EmitEvents } from '../ports/internal-events.ts';
import type { Mailer } from '../ports/mailer.ts';
import { Deliverer, SmtpMailer, type Delivery } from '../stages/delivery/index.ts';
import { findStanding, internalRecord, mergedEvent } from '../stages/ingest/index.ts';
import { MessageOutbox } from '../stages/outbox/index.ts';
import { PublicLinks } from '../stages/tracking/index.ts';
import { gatedDb, type Gate } from '../store/gated-db.fixture.ts';
import { insertMissing } from '../store/write-batch.ts';
import { journey, mail, ON_ORDER, openEngineWorld, orderEvent, SHOP, T0, type EngineWorld } from './engine-world.fixture.ts';

const EMAIL = { hash: 'h', subject: 'Angebot', html: '<p>Angebot {{ unsubscribe_url }}</p>', text: 'Angebot {{ unsubscribe_url }}' };
/** Operations of the sending worker: the first look, the mark, the last look, the outcome. */
const LAST_LOOK = 3;
let world: EngineWorld;
beforeAll(async () => {
  // The run has ended when its mail still waits: nothing but the message itself is left to be stopped.
  world = await openEngineWorld([journey('offer', ON_ORDER, mail('marketing'))]);
});
beforeEach(() => world.empty());
afterAll(() => world.close());

function objection(contact = 'c1'): EventRecord {
  const { orderId: _orderId, ...event } = orderEvent('order.paid', `objection-${contact}`, T0 + 1, contact);
  return { ...event, type: 'contact.objected', data: { contact: { email: `${contact}@example.com` } }, objects: true, stops: [contact] };
}

function merge(from: string, into: string): EventRecord {
  return { ...mergedEvent('s1', from, into, T0 + 1), partition: Number(from.slice(1)) };
}

const emit: EmitEvents = async (events) => void (await insertMissing(world.records.events, events.map((event) => internalRecord(event, world.clock.now()))));

function delivererOn(db: EngineWorld['db'], mailer: Mailer, errors: unknown[]): Deliverer {
  const catalog = { refresh: async () => undefined, ensure: async () => undefined, shopRecord: () => SHOP, email: () => EMAIL, journey: () => undefined };
  return new Deliverer({
    outbox: new MessageOutbox(db), mailer, clock: world.clock, workerId: 'first', emit, links: new PublicLinks('https://shop.example', Buffer.alloc(32, 7)),
    load: (messages) => loadDeliveries(world.db, catalog, messages, world.clock.now()), onError: (error) => errors.push(error), standing: (contactIds) => findStanding(db.collection('events'), contactIds),
  });
}

interface Raced { sent: string[]; later: string[]; operations: number; states: (string | undefined)[]; slots: number }

/** Worker one sends to these people; just before its n-th operation something happens. Then everything is worked through, and whatever is left is due. */
async function race(moment: number, happens: () => Promise<void>, people = ['c1'], mailer = new FakeMailer()): Promise<Raced> {
  const first = world.worker('first');
  await world.add(...people.map((contact, index) => orderEvent('order.placed', `o${index + 1}`, T0, contact)));
  await first.drain();
  let operations = 0;
  const gate: Gate = async () => {
    operations += 1;
    if (operations === moment) await happens();
  };
  const errors: unknown[] = [];
  const deliverer = delivererOn(gatedDb(world.db, gate), mailer, errors);
  await deliverer.accept(first.outgoing.map(({ message, facts }): Delivery => ({ message, facts, email: EMAIL, shop: SHOP })));
  await deliverer.idle();
  const sent = mailer.mails.map(({ to }) => to);
  const count = operations;
  await world.worker('second').drain();
  world.clock.advance(120_000);
  const rest = delivererOn(world.db, mailer, errors);
  await rest.sweep();
  await rest.idle();
  await world.worker('second').drain();
  expect(errors).toEqual([]);
  const messages = await world.records.messages.find().sort({ _id: 1 }).toArray();
  const contacts = await world.records.contacts.find().toArray();
  return { sent, later: mailer.mails.map(({ to }) => to).slice(sent.length), operations: count, states: messages.map(({ state }) => state), slots: contacts.reduce((sum, { window }) => sum + window.length, 0) };
}

const NEVER = { sent: [], later: [], slots: 0 };
const nothing = async () => undefined;

describe('an objection (Art. 21(3) GDPR)', () => {
  test('that never comes: the mail leaves after two looks and one write', async () => {
    expect(await race(Infinity, nothing)).toEqual({ sent: ['c1@example.com'], later: [], operations: LAST_LOOK + 1, states: ['sent'], slots: 1 });
  });

  for (const workedThrough of [false, true]) {
    const objects = async () => {
      await world.add(objection());
      if (workedThrough) await world.worker('second').drain();
    };

    test.each(Array.from({ length: LAST_LOOK }, (_, index) => index + 1))(`acknowledged before operation %i stops the mail for good and gives its slot back; worked through already: ${workedThrough}`, async (moment) => {
      expect(await race(moment, objects)).toMatchObject({ ...NEVER, states: ['withdrawn'] });
    });

    test(`acknowledged after the last look is too late for this one transaction, and the record says that it was sent; worked through: ${workedThrough}`, async () => {
      expect(await race(LAST_LOOK + 1, objects)).toMatchObject({ sent: ['c1@example.com'], later: [], states: ['sent'], slots: 1 });
    });
  }

  test('that is worked through while the mail is refused for the moment stops the next attempt', async () => {
    const mailer = new FakeMailer();
    mailer.answer = async () => {
      mailer.answer = () => ({ kind: 'accepted' });
      await world.add(objection());
      await world.worker('second').drain();
      return { kind: 'retry', error: '451 later' };
    };
    expect(await race(Infinity, nothing, ['c1'], mailer)).toMatchObject({ ...NEVER, states: ['withdrawn'] });
  });

  test('reaches advertising of ended runs that waits for another attempt, and leaves service mails alone', async () => {
    const worker = world.worker('first');
    await world.add(orderEvent('order.placed', 'o1', T0));
    await worker.drain();
    await world.records.messages.updateOne({ _id: 'offer|o1|1|mail|1' }, { $set: { nextAttemptAt: T0 + 3_600_000 }, $unset: { claim: 1 } });
    const [message] = await world.records.messages.find().toArray();
    if (message) await world.records.messages.insertOne({ ...message, _id: 'service|o1|1|mail|1', class: 'transactional' });
    await world.add(objection());
    await worker.drain();
    expect((await world.records.messages.find().sort({ _id: 1 }).toArray()).map(({ state }) => state)).toEqual(['withdrawn', 'queued']);
  });
});

/** `c2` takes `c1` over. Each has a mail that waits, in a partition of its own. */
describe('an objection while two contacts become one', () => {
  const people = ['c1', 'c2'];
  const variants = (['c1', 'c2'] as const).flatMap((who) => ([[], [1], [2], [1, 2], [2, 1]] as const).map((partitions) => ({ who, partitions })));

  describe.each(variants)('of $who, with partitions $partitions worked through by then', ({ who, partitions }) => {
    test.each(Array.from({ length: LAST_LOOK }, (_, index) => index + 1))('stops the mails of both before operation %i', async (moment) => {
      const raced = await race(moment, async () => {
        await world.add(merge('c1', 'c2'));
        await world.add(objection(who));
        for (const partition of partitions) await world.worker('second').drain([partition]);
      }, people);
      expect(raced).toMatchObject({ ...NEVER, states: ['withdrawn', 'withdrawn'] });
    });
  });

  test.each(['c1', 'c2'])('that comes after their mails were put off for it stops both: %s', async (who) => {
    const late: EventRecord = { ...objection(who), time: T0 + 2, receivedAt: T0 + 2 };
    const first = world.worker('first');
    await world.add(...people.map((contact, index) => orderEvent('order.placed', `o${index + 1}`, T0, contact)));
    await first.drain();
    await world.add(merge('c1', 'c2'));
    const mailer = new FakeMailer();
    const errors: unknown[] = [];
    const deliverer = delivererOn(world.db, mailer, errors);
    await deliverer.accept(first.outgoing.map(({ message, facts }): Delivery => ({ message, facts, email: EMAIL, shop: SHOP })));
    await deliverer.idle();
    expect((await world.records.messages.find().toArray()).map(({ state, attempts }) => [state, attempts])).toEqual([['queued', 0], ['queued', 0]]);
    await world.add(late);
    // At the one that stays it is worked through before the merge is.
    await world.worker('second').drain([2]);
    await world.worker('second').drain();
    world.clock.advance(120_000);
    await deliverer.sweep();
    await deliverer.idle();
    expect([errors, mailer.mails.map(({ to }) => to)]).toEqual([[], []]);
  });

  test.each([['c1', 'c2'], ['c2', 'c1']])('of %s, worked through before, takes back at once what %s still has in the outbox', async (who, other) => {
    const worker = world.worker('first');
    await world.add(orderEvent('order.placed', 'o1', T0, other), objection(who));
    await worker.drain();
    await world.records.messages.updateMany({}, { $set: { nextAttemptAt: T0 + 3_600_000 }, $unset: { claim: 1 } });
    await world.add(merge('c1', 'c2'));
    await worker.drain();
    expect((await world.records.messages.find().toArray()).map(({ state }) => state)).toEqual(['withdrawn']);
    expect((await world.records.contacts.find().toArray()).flatMap(({ window }) => window)).toEqual([]);
  });

  test('of the one that goes, long ago, holds for the other from the moment they are known to be one, however long that takes', async () => {
    const worker = world.worker('first');
    await world.add(orderEvent('order.placed', 'o1', T0, 'c2'), objection('c1'));
    await worker.drain();
    await world.add(merge('c1', 'c2'));
    await worker.drain([1]);
    world.clock.advance(120_000);
    const mailer = new FakeMailer();
    const errors: unknown[] = [];
    const deliverer = delivererOn(world.db, mailer, errors);
    await deliverer.sweep();
    await deliverer.idle();
    expect([errors, mailer.mails]).toEqual([[], []]);
    await worker.drain();
    expect((await world.records.messages.find().toArray()).map(({ state }) => state)).toEqual(['withdrawn']);
  });

  test.each(Array.from({ length: LAST_LOOK }, (_, index) => index + 1))('that still names the one who was taken over long ago stops the mail of the other, before operation %i', async (moment) => {
    await world.add(...people.map((contact, index) => orderEvent('order.paid', `before${index}`, T0, contact)), merge('c1', 'c2'));
    await world.worker('second').drain();
    world.clock.advance(3_600_000);
    const now = world.clock.now();
    const raced = await race(moment, () => world.add({ ...objection('c1'), time: now, receivedAt: now }), ['c2']);
    expect(raced).toMatchObject({ ...NEVER, states: ['withdrawn'] });
  });

  test('that never comes: what was put off leaves when they are one', async () => {
    expect(await race(1, () => world.add(merge('c1', 'c2')), people)).toMatchObject({ sent: [], later: ['c1@example.com', 'c2@example.com'], states: ['sent', 'sent'] });
  });
});

test('of a batch with a real mail server, only the transaction that is open when the objection is acknowledged is too late', async () => {
  const people = ['c1', 'c2', 'c3', 'c4'];
  const arrived: string[] = [];
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'], logger: false,
    onData: (stream, session, done) => {
      stream.resume().on('end', async () => {
        arrived.push(session.envelope.rcptTo.map(({ address }) => address).join());
        // While the first mail's transaction is open, its own reader and the last of the batch object.
        if (arrived.length === 1) await world.add(objection('c1'), objection('c4'));
        done(null);
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const mailer = new SmtpMailer(`smtp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}?maxConnections=1`);
  const first = world.worker('first');
  await world.add(...people.map((contact, index) => orderEvent('order.placed', `o${index + 1}`, T0, contact)));
  await first.drain();
  const errors: unknown[] = [];
  const deliverer = delivererOn(world.db, mailer, errors);
  await deliverer.accept(first.outgoing.map(({ message, facts }): Delivery => ({ message, facts, email: EMAIL, shop: SHOP })));
  await deliverer.idle();
  await mailer.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  expect([errors, arrived]).toEqual([[], ['c1@example.com', 'c2@example.com', 'c3@example.com']]);
  expect((await world.records.messages.find().sort({ _id: 1 }).toArray()).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent', 'withdrawn']);
});
