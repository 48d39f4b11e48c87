/** Settings of a shop: what is absent stays, null clears, and what makes no sense is refused. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../test-app.ts';
import { readConfigCounter } from './config-counter.ts';
import { findShop } from './shop-repository.ts';

let test: TestApp;
let owner: { cookie: string };
beforeAll(async () => {
  test = await startTestApp();
  await test.shop('a');
  owner = { cookie: await test.member('a', 'owner') };
});
afterAll(() => test.close());

const patch = (body: unknown) => test.call('PATCH', '/api/v1/shop', owner, body);

it('changes what is given and leaves the rest', async () => {
  const before = await readConfigCounter(test.services.db);
  const changed = (await patch({ name: 'Blütenladen 🌸', supportEmail: 'hilfe@shop.example', imprint: 'Blüten GmbH\nHamburg' })).json();
  expect(changed).toMatchObject({ name: 'Blütenladen 🌸', supportEmail: 'hilfe@shop.example', country: 'DE', returnDays: 14 });
  expect(await readConfigCounter(test.services.db)).toBeGreaterThan(before);
  expect((await patch({ supportEmail: null })).json()).not.toHaveProperty('supportEmail');
  expect((await patch({})).json()).toMatchObject({ name: 'Blütenladen 🌸' });
});

it('takes caps as durations and keeps them as milliseconds', async () => {
  const caps = [{ id: 'one-a-day', channel: 'email', class: 'marketing', window: 'PT36H', max: 1 }, { id: 'weekly', channel: 'any', class: 'marketing', category: 'review', window: 'P2W', max: 2 }];
  expect((await patch({ caps })).json().caps.map(({ window }: { window: string }) => window)).toEqual(['P1DT12H', 'P14D']);
  expect((await findShop(test.services.db, 'a'))?.caps).toMatchObject([{ windowMs: 36 * 3_600_000 }, { windowMs: 14 * 24 * 3_600_000, category: 'review' }]);
});

it('refuses a cap over months, over nothing, and the same id twice', async () => {
  const cap = { id: 'x', channel: 'any', class: 'marketing', window: 'P1D', max: 1 };
  expect((await patch({ caps: [{ ...cap, window: 'P1M' }] })).json()).toMatchObject({ status: 400, field: '/caps/0/window' });
  expect((await patch({ caps: [{ ...cap, window: 'PT0S' }] })).json()).toMatchObject({ status: 400, field: '/caps/0/window' });
  expect((await patch({ caps: [{ ...cap, window: 'soon' }] })).json()).toMatchObject({ status: 400, field: '/caps/0/window' });
  expect((await patch({ caps: [cap, cap] })).json()).toMatchObject({ status: 400, field: '/caps/1/id' });
});

it('refuses a zone that is none, and a sender that would start a header of its own', async () => {
  expect((await patch({ timeZone: 'Europe/Atlantis' })).json()).toMatchObject({ status: 400, field: '/timeZone', errors: [{ code: 'unknown_time_zone' }] });
  expect((await patch({ timeZone: 'Europe/Zurich' })).json()).toMatchObject({ timeZone: 'Europe/Zurich' });
  expect((await patch({ mailFrom: 'Laden <a@shop.example>\r\nBcc: b@shop.example' })).json()).toMatchObject({ status: 400, field: '/mailFrom' });
  expect((await patch({ mailFrom: 'Blütenladen 🌸 <hallo@shop.example>' })).json()).toMatchObject({ mailFrom: 'Blütenladen 🌸 <hallo@shop.example>' });
});

it('a new shop keeps advertising at night; quiet hours can be changed, and those that make no sense are refused', async () => {
  const night = { id: 'marketing-night', channel: 'any', class: 'marketing', quiet: { from: '21:00', to: '08:00' }, weekdays: [1, 2, 3, 4, 5, 6, 7], restOnHolidays: false };
  expect((await test.call('GET', '/api/v1/shop', owner)).json().sendTimes).toEqual([night]);
  expect((await patch({ settleSeconds: 90 })).json()).toMatchObject({ settleSeconds: 90, sendTimes: [night] });
  const working = { ...night, weekdays: [1, 2, 3, 4, 5], restOnHolidays: true };
  expect((await patch({ sendTimes: [working] })).json().sendTimes).toEqual([working]);
  expect((await findShop(test.services.db, 'a'))?.policy?.sendTimes).toEqual([working]);
  expect((await patch({ sendTimes: [{ ...night, weekdays: [] }] })).json()).toMatchObject({ status: 400 });
  expect((await patch({ sendTimes: [{ ...night, quiet: { from: '08:00', to: '08:00' } }] })).json()).toMatchObject({ status: 400, field: '/sendTimes/0/quiet' });
  expect((await patch({ sendTimes: [night, night] })).json()).toMatchObject({ status: 400, field: '/sendTimes/1/id' });
});

it('says how many days a voucher waits after the return period', async () => {
  expect((await test.call('GET', '/api/v1/shop', owner)).json().voucherGraceDays).toBe(3);
  expect((await patch({ voucherGraceDays: 0 })).json()).toMatchObject({ voucherGraceDays: 0 });
  expect((await findShop(test.services.db, 'a'))?.policy).toMatchObject({ voucherGraceDays: 0, sendTimes: expect.any(Array) });
  expect((await patch({ voucherGraceDays: 61 })).json()).toMatchObject({ status: 400, field: '/voucherGraceDays' });
});

it('says how long each kind of data is kept; what is not said keeps its default', async () => {
  expect((await patch({ retention: { mails: 30 } })).json().retention).toEqual({ mails: 30, decisions: 365, events: 1095, runs: 730, audit: 730, withdrawals: 2557 });
  expect((await patch({ retention: { events: 365 } })).json().retention).toMatchObject({ mails: 30, events: 365 });
  expect((await patch({ retention: { events: 5 } })).json()).toMatchObject({ status: 400, field: '/retention/events' });
  expect((await patch({ retention: { withdrawals: 1460 } })).json()).toMatchObject({ status: 400, field: '/retention/withdrawals' });
  expect((await patch({ retention: { withdrawals: 1461 } })).json().retention).toMatchObject({ withdrawals: 1461, mails: 30 });
});

it('previews what other caps would have stopped in the last thirty days, without those that gave their slots back', async () => {
  const { db, clock } = test.services;
  const hour = 3_600_000;
  const at = (hoursAgo: number, contactId: string, more: object = {}) => ({
    _id: `m-${contactId}-${hoursAgo}`, shopId: 'a', contactId, channel: 'email', class: 'marketing', state: 'sent', createdAt: clock.now() - hoursAgo * hour, ...more,
  });
  // The one of 31 days ago only fills the window.
  const sent = [at(31 * 24, 'anna'), at(29.8 * 24, 'anna'), at(50, 'anna'), at(49, 'anna', { state: 'failed' }), at(48, 'anna'), at(47, 'anna', { class: 'transactional' }), at(48, 'ben')];
  await db.collection<{ _id: string }>('messages').insertMany(sent);
  const caps = [{ id: 'day', channel: 'any', class: 'marketing', window: 'P1D', max: 1 }, { id: 'two-days', channel: 'any', class: 'marketing', window: 'P2D', max: 1 }];
  expect((await test.call('POST', '/api/v1/shop/caps/preview', owner, { caps })).json()).toEqual({
    days: 30, messages: 5, stopped: 2, byCap: [{ id: 'day', stopped: 1 }, { id: 'two-days', stopped: 2 }], complete: true,
  });
  expect((await test.call('POST', '/api/v1/shop/caps/preview', owner, { caps: [{ ...caps[0], window: 'P400D' }] })).json()).toMatchObject({ status: 400, field: '/caps/0/window' });
});
