/** Withdrawing from a contract, as people, double clicks and scanners do it, on a real store. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { TaskRecord } from '../../../engine/outbox-model.ts';
import type { FakeMailer } from '../../../ports/fake-mailer.ts';
import { openTestIngest } from '../../ingest/test-ingest.ts';
import type { ReceiptRunner } from '../index.ts';
import { refundTask } from './refund-task.ts';
import { GIVEN, openWithdrawal, URL_OF_SHOP } from './withdrawal.fixture.ts';

const world = await openTestIngest();
const { store, begin, look, say, confirm, declared, kept } = await openWithdrawal(world);
let mailer: FakeMailer;
let runner: ReceiptRunner;
beforeEach(async () => {
  ({ mailer, runner } = await begin());
});
afterAll(() => world.close());

describe('the two steps (§ 356a BGB)', () => {
  it('begin with labelled fields, of which reason and goods are plainly optional', async () => {
    const { body, headers, statusCode } = await look(URL_OF_SHOP);
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
    const english = await look(`${URL_OF_SHOP}?lang=en`);
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
    store.works = false;
    const answer = await confirm();
    expect(answer.statusCode).toBe(503);
    expect(answer.body).not.toContain('eingegangen');
  });

  it('change nothing by being looked at, and are bounded', async () => {
    for (const method of ['GET', 'HEAD'] as const) expect((await look(`${URL_OF_SHOP}?step=confirm&name=a&contract=b&email=c@example.com`, method)).statusCode).toBe(200);
    expect((await say({ ...GIVEN, goods: 'x'.repeat(70_000) })).statusCode).toBe(413);
    expect((await look('/p/withdrawal/nobody')).statusCode).toBe(404);
    expect(await declared()).toEqual([]);
  });
});

describe('the task for the team', () => {
  const tasks = () => world.db.collection<TaskRecord>('tasks').find().toArray();

  it('says by when the money goes back: fourteen days after the declaration came in (§ 357 Abs. 1 BGB, § 355 Abs. 3 Satz 2 BGB), and what it may wait for (§ 357 Abs. 4 BGB)', async () => {
    await confirm();
    const [task] = await tasks();
    expect(task).toMatchObject({ title: 'Widerruf bearbeiten: #1042', orderId: '1042', priority: 'high', state: 'open', dueAt: Date.parse('2026-12-07T22:59:00Z') });
    expect(task?.text).toContain('Eingegangen am Montag, 23. November 2026 um 10:00:00 MEZ.');
    expect(task?.text).toContain('spätestens am Montag, 7. Dezember 2026 zurück sein: 14 Tage nach dem Eingang (§\u00a0357 BGB)');
    expect(task?.text).toContain('Du darfst warten, bis die Ware da ist');
    expect(task?.text).toContain('Name: Zoë 🎉 <Łuc>');
  });

  it.each([
    ['AT', '(§\u00a014 FAGG)', Date.parse('2026-12-07T22:59:00Z')],
    ['FR', 'Das Geld muss spätestens am Montag, 7. Dezember 2026 zurück sein: 14 Tage nach dem Eingang (Art. 13 der Richtlinie 2011/83/EU). Du darfst warten', Date.parse('2026-12-07T22:59:00Z')],
    ['CH', 'Das Gesetz nennt hier keine Frist', undefined],
    ['US', 'Plane die Rückzahlung bis Montag, 7. Dezember 2026 ein: 14 Tage nach dem Eingang. Welche Frist im Land dieser Person gilt, ist in Nachklang nicht hinterlegt.', Date.parse('2026-12-07T22:59:00Z')],
  ])('goes by the law of the recipient, here in %s', async (country, said, dueAt) => {
    await world.db.collection('contacts').updateMany({}, { $set: { 'view.country': country } });
    await confirm();
    const [task] = await tasks();
    expect(task?.text).toContain(said);
    expect(task?.dueAt).toBe(dueAt);
  });

  it('claims no duty and no right where nobody has read the law', async () => {
    await world.db.collection('contacts').updateMany({}, { $set: { 'view.country': 'US' } });
    await confirm();
    const [task] = await tasks();
    expect(task?.text).not.toMatch(/muss|darfst/);
  });

  it.each([
    ['DE', /\(§\u00a0357 BGB\)\. You may wait/],
    ['FR', /\(Art\. 13 of Directive 2011\/83\/EU\)\. You may wait/],
    ['US', /CET\. Plan to pay the money back by Monday,? 7 December 2026: 14 days after the declaration came in\. Nachklang does not know which period applies in this person’s country\.\n/],
  ])('speaks English to a team that does, here for %s', async (country, said) => {
    const shop = { _id: 'shop', view: { id: 'shop', name: 'Shop', timeZone: 'Europe/Berlin', country: 'DE', locale: 'en' as const, returnDays: 14 }, caps: [], mailFrom: 'Shop <hallo@shop.example>', formalAddress: 'sie' as const, createdAt: 0 };
    const declaration = { name: 'Anna', contract: '#1042', email: 'anna@example.com', goods: '', reason: '' };
    expect(refundTask({ id: 'w', contactId: 'c', orderId: undefined, country, declaration, declaredAt: world.clock.now() }, shop).text).toMatch(said);
  });

  it('is made of the shop that the page was read with: none is read again', async () => {
    await confirm();
    expect(await tasks()).toHaveLength(1);
    expect(store.shopReads).toBe(1);
  });

  it('is one, also when the same is confirmed again after it was done', async () => {
    await confirm();
    await world.db.collection<TaskRecord>('tasks').updateMany({}, { $set: { state: 'done' } });
    await confirm();
    expect(await tasks()).toMatchObject([{ state: 'done' }]);
  });

  it('quotes a long description below a short title', async () => {
    await confirm({ ...GIVEN, contract: `${'🫖'.repeat(200)} im Mai` });
    const [task] = await tasks();
    expect(task?.title).toBe(`Widerruf bearbeiten: ${'🫖'.repeat(120)}…`);
    expect(task?.text).toContain(`${'🫖'.repeat(200)} im Mai`);
    expect(task).not.toHaveProperty('orderId');
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
