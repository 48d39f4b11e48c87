/** The link in a mail to the withdrawal: what it fills in, whom it names, and what becomes of one that is not good. */
import { afterAll, beforeEach, expect, it } from 'vitest';
import type { FakeMailer } from '../../../ports/fake-mailer.ts';
import { openTestIngest } from '../../ingest/test-ingest.ts';
import type { ReceiptRunner } from '../index.ts';
import { GIVEN, openWithdrawal, URL_OF_SHOP } from './withdrawal.fixture.ts';

const world = await openTestIngest();
const { links, begin, look, confirm, declared } = await openWithdrawal(world);
let mailer: FakeMailer;
let runner: ReceiptRunner;
beforeEach(async () => {
  ({ mailer, runner } = await begin());
});
afterAll(() => world.close());

const pathOf = (shopId: string, contactId: string, createdAt = world.clock.now()) => new URL(links.personUrl('withdrawal_url', { _id: 'm', shopId, contactId, locale: 'en', createdAt, orderId: '1042' })).pathname;
const annas = async () => (await world.events.findOne({ type: 'order.placed' }))?.contactId ?? '';

it('fills in the order and nothing else about the person', async () => {
  const { body } = await look(pathOf('shop', await annas()));
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
  const { body } = await look(url);
  expect(body).toContain('gilt nicht mehr');
  expect(body).not.toContain('#1042"');
  await confirm({ ...GIVEN, email: 'bert@example.com' }, url);
  expect(await declared()).toMatchObject([{ data: { contact: { email: 'bert@example.com' } } }]);
  expect((await declared())[0]?.orderId).toBeUndefined();
});
