/** What the demo shop sends stays here, whatever mail server is set up. */
import { expect, it } from 'vitest';
import type { OutgoingMail } from '../ports/mailer.ts';
import { FakeMailer } from '../ports/fake-mailer.ts';
import { DEMO_SHOP_ID } from './demo-id.ts';
import { DemoMailer } from './demo-mailer.ts';

const mail = (id: string, shopId: string): OutgoingMail => ({
  id, shopId, contactId: 'c', from: 'a@shop.example', to: 'b@kunde.example', subject: id, html: '', text: '', messageId: `<${id}@shop.example>`, headers: {},
  meta: { journeyId: 'j', nodeId: 'n', class: 'transactional', locale: 'de', createdAt: 0 },
});

it('the demo’s mails go to the mailbox, the others to the server, and the answers keep their order', async () => {
  const real = new FakeMailer();
  const mailbox = new FakeMailer();
  const answers = await new DemoMailer(real, mailbox).send([mail('1', 'shop'), mail('2', DEMO_SHOP_ID), mail('3', 'shop')]);
  expect(real.mails.map(({ id }) => id)).toEqual(['1', '3']);
  expect(mailbox.mails.map(({ id }) => id)).toEqual(['2']);
  expect(answers.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'accepted']);
});

it('both are looked at before they leave', async () => {
  const real = new FakeMailer();
  const mailbox = new FakeMailer();
  const look = async (mails: readonly OutgoingMail[]) => mails.map((one) => (one.subject === 'stays' ? undefined : one));
  const answers = await new DemoMailer(real, mailbox).send([{ ...mail('1', 'shop'), subject: 'stays' }, { ...mail('2', DEMO_SHOP_ID), subject: 'stays' }, mail('3', 'shop')], look);
  expect([answers.map(({ kind }) => kind), real.mails.length, mailbox.mails.length]).toEqual([['withheld', 'withheld', 'accepted'], 1, 0]);
});
