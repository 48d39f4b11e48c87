/** Withdrawing from a contract, as people, double clicks, scanners and floods do it, on a real store. */
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ContactRecord, OrderRecord } from '../../../engine/model.ts';
import type { ShopRecord } from '../../../engine/shop-model.ts';
import { findPerson } from '../../../contacts/find-person.ts';
import { FakeMailer } from '../../../ports/fake-mailer.ts';
import { ensureIndexes } from '../../../store/open-database.ts';
import { projectContact } from '../../projections/project-contact.ts';
import { projectOrder } from '../../projections/project-order.ts';
import { openTestIngest, cloudEvent } from '../../ingest/test-ingest.ts';
import { eraseReceipts, PublicLinks, RECEIPT_INDEXES, ReceiptRunner, Receipts, takeWithdrawal, withdrawalRoutes } from '../index.ts';
import type { ReceiptRecord } from './receipts.ts';

const KEY = Buffer.alloc(32, 7);
const MINUTE_MS = 60_000;
const URL_OF_SHOP = '/p/withdrawal/shop';
const SHOP: ShopRecord = {
  _id: 'shop', view: { id: 'shop', name: 'Tonwerk <& Co>', timeZone: 'Europe/Berlin', country: 'DE', locale: 'de', returnDays: 14, imprint: 'Tonwerk\nLindenweg 3', supportEmail: 'hilfe@shop.example' },
  caps: [], mailFrom: 'Tonwerk <hallo@shop.example>', formalAddress: 'sie', createdAt: 0,
};
const GIVEN = { name: 'Zoë 🎉 <Łuc>', contract: '#1042', email: 'Anna@Example.com', goods: 'Kanne\nTasse', reason: '' };

let world: Awaited<ReturnType<typeof openTestIngest>>;
let app: FastifyInstance;
let mailer: FakeMailer;
let runner: ReceiptRunner;
let works: boolean;

const links = new PublicLinks('https://mails.shop.example', KEY);
const pathOf = (shopId: string, contactId: string, createdAt = world.clock.now()) => new URL(links.personUrl('withdrawal_url', { _id: 'm', shopId, contactId, locale: 'en', createdAt, orderId: '1042' })).pathname;
const say = (form: Record<string, string>, url = URL_OF_SHOP) => app.inject({ method: 'POST', url, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams(form).toString() });
const confirm = (form: Record<string, string> = GIVEN, url = URL_OF_SHOP) => say({ ...form, step: 'confirm' }, url);
const declared = () => world.events.find({ type: 'withdrawal.submitted' }).toArray();
const kept = () => world.db.collection<ReceiptRecord>('receipts').find().sort({ createdAt: 1 }).toArray();

beforeAll(async () => {
  world = await openTestIngest();
  await ensureIndexes(world.db, RECEIPT_INDEXES);
}, 120_000);
afterAll(() => world.close());

beforeEach(async () => {
  await world.empty();
  for (const name of ['receipts', 'orders', 'contacts', 'shops']) await world.db.collection(name).deleteMany({});
  world.clock.set('2026-11-23T09:00:00Z');
  works = true;
  await world.db.collection<ShopRecord>('shops').insertOne(structuredClone(SHOP));
  const ingest = world.start();
  await ingest.accept('shop', [cloudEvent('o1', 'order.placed', { order: { id: '1042', number: '#1042', total: 10 }, contact: { email: 'anna@example.com', firstName: 'Anna' } })]);
  const placed = await world.events.findOne({ type: 'order.placed' });
  const contact = placed && projectContact(undefined, placed, SHOP.view);
  const order = placed && projectOrder(undefined, placed);
  if (!contact || !order) throw new Error('no order');
  await world.db.collection<ContactRecord>('contacts').insertOne(contact);
  await world.db.collection<OrderRecord>('orders').insertOne(order);

  const { db, clock } = world;
  const receipts = new Receipts(db);
  const person = (shopId: string, contactId: string, orderId?: string) => findPerson(db, shopId, contactId, orderId);
  mailer = new FakeMailer();
  runner = new ReceiptRunner({ receipts, mailer, clock, shop: async (id) => (id === 'shop' ? SHOP : undefined) });
  app = Fastify();
  await app.register(withdrawalRoutes({
    key: KEY, clock, person, shop: async (id) => (id === 'shop' ? SHOP : undefined),
    take: async (said) => {
      if (!works) throw new Error('The store is away.');
      return takeWithdrawal({ db, clock, ingest, receipts, person }, said);
    },
  }));
});

describe('the two steps', () => {
  it('begin with labelled fields, of which reason and goods are plainly optional', async () => {
    const { body, headers, statusCode } = await app.inject({ url: URL_OF_SHOP });
    expect(statusCode).toBe(200);
    expect(body).toContain('<html lang="de">');
    expect(body.match(/<h1/g)).toHaveLength(1);
    for (const field of ['name', 'contract', 'email', 'goods', 'reason']) expect(body).toContain(`<label for="${field}">`);
    expect(body).toContain('Grund (freiwillig)');
    expect(body).toMatch(/id="email"[^>]* required/);
    expect(body).not.toMatch(/id="(reason|goods)"[^>]* required/);
    expect(body).toContain('Lindenweg 3');
    expect(body).toContain('Tonwerk &#60;&#38; Co&#62;');
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    const english = await app.inject({ url: `${URL_OF_SHOP}?lang=en` });
    expect(english.body).toContain('Withdraw from contract');
    expect(english.body).toContain('<html lang="en">');
  });

  it('show the declaration before anything counts', async () => {
    const { body } = await say({ ...GIVEN, step: 'review' });
    expect(body).toContain('<button name="step" value="confirm">Widerruf bestätigen</button>');
    expect(body).toContain('Zoë 🎉 &#60;Łuc&#62;');
    expect(body).toContain('Kanne<br>Tasse');
    expect((await say({ ...GIVEN, step: 'edit' })).body).toContain('value="Anna@Example.com"');
    expect(await declared()).toEqual([]);
    expect(await kept()).toEqual([]);
  });

  it('end with the event and a receipt with content, day and time', async () => {
    const { body } = await confirm();
    expect(body).toContain('Montag, 23. November 2026 um 10:00:00 MEZ');
    expect(body).toContain('Kanne<br>Tasse');
    expect(await declared()).toMatchObject([{ orderId: '1042', time: world.clock.now(), data: { order: { id: '1042' }, contact: { email: 'anna@example.com' }, text: 'Name: Zoë 🎉 <Łuc>\nVertrag: #1042\nE-Mail: Anna@Example.com\nWare: Kanne\nTasse' } }]);
    await runner.sweep();
    expect(mailer.mails).toMatchObject([{ to: 'anna@example.com', from: 'Tonwerk <hallo@shop.example>', replyTo: 'hilfe@shop.example', subject: 'Ihr Widerruf bei Tonwerk <& Co> ist eingegangen', meta: { class: 'transactional' } }]);
    const [mail] = mailer.mails;
    for (const part of [mail?.html, mail?.text]) {
      expect(part).toContain('Montag, 23. November 2026 um 10:00:00 MEZ');
      expect(part).toContain('Lindenweg 3');
    }
    expect(mail?.html).toContain('Zoë 🎉 &#60;Łuc&#62;');
    expect(mail?.html).toContain('<html lang="de">');
  });

  it('speak English to whoever asks for it, in the shop’s zone all the same', async () => {
    const { body } = await confirm({ ...GIVEN, reason: 'Too small' }, `${URL_OF_SHOP}?lang=en`);
    expect(body).toMatch(/Monday,? 23 November 2026 at 10:00:00 CET/);
    await runner.sweep();
    expect(mailer.mails).toMatchObject([{ subject: 'Your withdrawal from Tonwerk <& Co> has arrived', headers: { 'Content-Language': 'en' } }]);
    expect(mailer.mails[0]?.text).toContain('Reason: Too small');
  });

  it.each([
    ['name', '', 'Bitte ausfüllen.'],
    ['contract', '  ', 'Bitte ausfüllen.'],
    ['email', 'anna', 'Bitte eine vollständige E-Mail-Adresse'],
    ['email', 'anna@example.com, bert@example.com', 'Bitte eine vollständige E-Mail-Adresse'],
    ['reason', '🙂'.repeat(501), 'Höchstens 1000 Zeichen.'],
  ])('say at the field %s what is wrong, and keep the rest', async (field, value, message) => {
    for (const step of ['review', 'confirm']) {
      const { body } = await say({ ...GIVEN, [field]: value, step });
      expect(body).toMatch(new RegExp(`id="${field}-error">${message}`));
      expect(body).toMatch(new RegExp(`id="${field}"[^>]*aria-invalid="true"[^>]*${field}-error`));
      expect(body).toContain('role="alert"');
      expect(body).toContain('Kanne');
    }
    expect(await declared()).toEqual([]);
  });

  it('are not finished before everything is durable', async () => {
    works = false;
    const answer = await confirm();
    expect(answer.statusCode).toBe(503);
    expect(answer.body).not.toContain('eingegangen');
  });

  it('change nothing by being looked at, and are bounded', async () => {
    for (const method of ['GET', 'HEAD'] as const) expect((await app.inject({ method, url: `${URL_OF_SHOP}?step=confirm&name=a&contract=b&email=c@example.com` })).statusCode).toBe(200);
    expect((await say({ ...GIVEN, goods: 'x'.repeat(70_000) })).statusCode).toBe(413);
    expect((await app.inject({ url: '/p/withdrawal/nobody' })).statusCode).toBe(404);
    expect(await declared()).toEqual([]);
  });
});

describe('a repeat', () => {
  it('is one event, one receipt and one mail, with the first time, also at once and after midnight', async () => {
    const day = /name="day" value="([^"]+)"/.exec((await say({ ...GIVEN, step: 'review' })).body)?.[1] ?? '';
    await Promise.all([confirm({ ...GIVEN, day }), confirm({ ...GIVEN, day })]);
    world.clock.set('2026-11-24T00:30:00Z');
    expect((await confirm({ ...GIVEN, day })).body).toContain('Montag, 23. November 2026 um 10:00:00 MEZ');
    await runner.sweep();
    await runner.sweep();
    expect(await declared()).toHaveLength(1);
    expect(await kept()).toHaveLength(1);
    expect(mailer.mails).toHaveLength(1);
  });

  it('with other goods is a further declaration', async () => {
    await confirm();
    await confirm({ ...GIVEN, goods: 'Teller' });
    expect(await declared()).toHaveLength(2);
  });
});

describe('whether an order exists', () => {
  const told = (body: string) => body.replaceAll(/#?\d{3,}|[\w.]+@[\w.]+/gi, '…');

  it('is never told', async () => {
    const answers = [await confirm(), await confirm({ ...GIVEN, email: 'bert@example.com' }), await confirm({ ...GIVEN, contract: '#9999' })];
    expect(new Set(answers.map(({ body }) => told(body))).size).toBe(1);
    expect((await declared()).map(({ orderId }) => orderId ?? 'none').toSorted()).toEqual(['1042', 'none', 'none']);
  });

  it('is found out from a description, too', async () => {
    await confirm({ ...GIVEN, contract: 'Bestellung 1042 vom 3. Mai' });
    expect(await declared()).toMatchObject([{ orderId: '1042' }]);
  });

  it('never makes a stranger the customer', async () => {
    await confirm({ ...GIVEN, email: 'bert@example.com' });
    const [event] = await declared();
    const customer = await world.events.findOne({ type: 'order.placed' });
    expect(event?.contactId).not.toBe(customer?.contactId);
    expect(event?.data['contact']).toEqual({ email: 'bert@example.com' });
  });
});

describe('the link in a mail', () => {
  const annas = async () => (await world.events.findOne({ type: 'order.placed' }))?.contactId ?? '';

  it('fills in the order and nothing else about the person', async () => {
    const { body } = await app.inject({ url: pathOf('shop', await annas()) });
    expect(body).toContain('value="#1042"');
    expect(body).toContain('<html lang="en">');
    expect(body).not.toContain('anna@');
  });

  it('names the order whatever address the receipt goes to, and leaves the customer’s address alone', async () => {
    await confirm({ ...GIVEN, email: 'work@example.com' }, pathOf('shop', await annas()));
    const [event] = await declared();
    expect(event).toMatchObject({ orderId: '1042', contactId: await annas() });
    expect(event?.data).not.toHaveProperty('contact');
    await runner.sweep();
    expect(mailer.mails).toMatchObject([{ to: 'work@example.com', contactId: await annas() }]);
  });

  it.each(['forged', 'expired', 'of another shop', 'of another purpose'])('%s fills in nothing, and one can still withdraw', async (kind) => {
    const good = pathOf('shop', await annas());
    const address = new URL(links.personUrl('address_url', { _id: 'm', shopId: 'shop', contactId: await annas(), locale: 'de', createdAt: world.clock.now(), orderId: '1042' })).pathname.split('/').at(-1) ?? '';
    const url = { forged: good.slice(0, -4), expired: pathOf('shop', await annas(), 0), 'of another shop': pathOf('other', await annas()).replace('/other/', '/shop/'), 'of another purpose': `${URL_OF_SHOP}/${address}` }[kind] ?? '';
    const { body } = await app.inject({ url });
    expect(body).toContain('gilt nicht mehr');
    expect(body).not.toContain('#1042"');
    await confirm({ ...GIVEN, email: 'bert@example.com' }, url);
    expect(await declared()).toMatchObject([{ data: { contact: { email: 'bert@example.com' } } }]);
    expect((await declared())[0]?.orderId).toBeUndefined();
  });
});

describe('the receipt', () => {
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
});
