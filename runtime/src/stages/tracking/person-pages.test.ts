/** The preference centre, the double opt-in, the survey and the address, as people, forwarded mails and scanners use them. */
import Fastify, { type FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Consent, ContactRecord } from '../../engine/model.ts';
import type { ShopRecord } from '../../engine/shop-model.ts';
import { FakeClock } from '../../ports/clock.ts';
import { FakeEvents } from '../../ports/internal-events.ts';
import { personRoutes, PublicLinks } from './index.ts';

const KEY = Buffer.alloc(32, 7);
const START = Date.UTC(2026, 10, 23, 9);
const DAY_MS = 24 * 3_600_000;
const MESSAGE = { _id: 'j1|1042|1|mail|1', shopId: 'shop', contactId: 'anna', locale: 'de' as const, createdAt: START, orderId: '1042', journeyId: 'j1' };
const SHOP: ShopRecord = {
  _id: 'shop', view: { id: 'shop', name: 'Tonwerk <& Co>', timeZone: 'Europe/Berlin', country: 'DE', locale: 'de', returnDays: 14, imprint: 'Tonwerk\nLindenweg 3' },
  caps: [], mailFrom: 'Tonwerk <hallo@shop.example>', formalAddress: 'sie', createdAt: 0,
};
const SIGNED_UP: Consent = { channel: 'email', purpose: 'marketing', state: 'pending', at: START, by: 'e1', address: 'anna@example.com', wording: 'Ja, <gern>!', version: '3' };

let app: FastifyInstance;
let clock: FakeClock;
let events: FakeEvents;
let contact: ContactRecord;
let works: boolean;

const links = new PublicLinks('https://mails.shop.example', KEY);
const pathOf = (page: Parameters<PublicLinks['personUrl']>[0], message = MESSAGE) => new URL(links.personUrl(page, message)).pathname;
const say = (url: string, form: Record<string, string>) => app.inject({ method: 'POST', url, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams(form).toString() });

beforeEach(() => {
  clock = new FakeClock(START);
  events = new FakeEvents();
  works = true;
  contact = {
    _id: 'anna', shopId: 'shop', partition: 1, revision: 1, view: { id: 'anna', email: 'anna@example.com', locale: 'de', timeZone: 'Europe/Berlin', tags: [], attributes: {}, orderCount: 1, totalSpent: 10 },
    stamps: {}, orders: [], consents: [], suppressions: [], window: [], entries: [], createdAt: START,
  };
  app = Fastify();
  const emit: FakeEvents['emit'] = async (all) => {
    if (!works) throw new Error('The store is away.');
    await events.emit(all);
  };
  void app.register(personRoutes({ key: KEY, clock, emit, person: async (shopId, id, orderId) => (shopId === 'shop' && id === 'anna' ? { contact, shop: SHOP, ...(orderId === '1042' && { orderNumber: '#1042' }) } : undefined) }));
});

describe('every page', () => {
  const pages = ['preferences_url', 'confirm_url', 'survey_url', 'address_url'] as const;

  it.each(pages)('%s changes nothing by being looked at, and stays private', async (page) => {
    for (const method of ['GET', 'HEAD'] as const) {
      const shown = await app.inject({ method, url: `${pathOf(page)}?score=2` });
      expect(shown.statusCode).toBe(200);
      expect(shown.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
      expect(shown.headers['content-security-policy']).toContain("default-src 'none'");
    }
    expect(events.all).toEqual([]);
  });

  it.each(pages)('%s names the shop and its imprint, escaped, in the language that is asked for', async (page) => {
    const german = await app.inject({ url: pathOf(page) });
    expect(german.body).toContain('<html lang="de">');
    expect(german.body).toContain('Lindenweg 3');
    expect(german.body).not.toContain('<& Co>');
    const english = await app.inject({ url: `${pathOf(page)}?lang=en` });
    expect(english.body).toContain('<html lang="en">');
    expect(english.body).toContain('>Deutsch</a>');
  });

  it.each(pages)('%s refuses forged, expired and strange links kindly', async (page) => {
    const other = pages.find((one) => one !== page) ?? page;
    const token = pathOf(page).split('/').at(-1) ?? '';
    const strange = [
      pathOf(page).slice(0, -3),
      pathOf(page, { ...MESSAGE, shopId: 'other' }),
      pathOf(page, { ...MESSAGE, contactId: 'bert' }),
      pathOf(other).replace(pathOf(other).split('/').at(-1) ?? '', '').concat(token),
    ];
    for (const url of strange) {
      expect((await app.inject({ url })).statusCode).toBe(404);
      expect((await say(url, { choice: 'none', score: '1' })).statusCode).toBe(404);
    }
    clock.set(START + 4 * 365 * DAY_MS);
    expect((await say(pathOf(page), { choice: 'none', score: '1' })).statusCode).toBe(410);
    expect(events.all).toEqual([]);
  });

  it('says so when nothing could be kept', async () => {
    works = false;
    const answer = await say(pathOf('preferences_url'), { choice: 'half' });
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain('nicht geklappt');
  });
});

describe('the preference centre', () => {
  const url = pathOf('preferences_url');

  it('hides most of the address from whoever the mail was passed on to', async () => {
    const { body } = await app.inject({ url });
    expect(body).toContain('a…@example.com');
    expect(body).not.toContain('anna@');
  });

  it('takes half as much, a pause, or nothing at all', async () => {
    for (const choice of ['half', 'pause30', 'none']) await say(url, { choice, topic: 'journey:j1' });
    expect(events.all).toMatchObject([
      { type: 'contact.frequency_chosen', contactId: 'anna', data: { amount: 'half' } },
      { type: 'contact.frequency_chosen', data: { amount: 'normal', pauseUntil: '2026-12-23T09:00:00.000Z' } },
      { type: 'message.unsubscribed', data: { messageId: MESSAGE._id } },
    ]);
  });

  it('stops the series of this mail only', async () => {
    await say(url, { choice: 'normal' });
    expect(events.all).toMatchObject([{ type: 'contact.objected', data: { channel: 'email', purpose: 'journey:j1' } }, { type: 'contact.frequency_chosen' }]);
  });

  it('starts the series again for whoever ticks it again', async () => {
    contact.consents = [{ channel: 'email', purpose: 'journey:j1', state: 'withdrawn', at: START - 1, by: 'e0' }];
    expect((await app.inject({ url })).body).not.toMatch(/value="journey:j1" checked/);
    await say(url, { choice: 'normal', topic: 'journey:j1' });
    expect(events.all).toMatchObject([{ type: 'contact.consent_confirmed', data: { purpose: 'journey:j1' } }, { type: 'contact.frequency_chosen' }]);
  });

  it('lets somebody who had left come back, with the words they agreed to as proof', async () => {
    contact.suppressions = [{ channel: 'email', reason: 'unsubscribe', at: START - 1, by: 'e0' }];
    expect((await app.inject({ url })).body).toMatch(/value="none" required checked/);
    await say(url, { choice: 'normal', topic: 'journey:j1' });
    expect(events.all).toMatchObject([
      { type: 'contact.consent_confirmed', data: { channel: 'email', source: 'preferences', wordingVersion: 'preferences-1', wording: expect.stringContaining('Tonwerk <& Co>'), ip: '127.0.0.1' } },
      { type: 'contact.frequency_chosen' },
    ]);
  });

  it('asks again when nothing was chosen', async () => {
    expect((await say(url, {})).body).toContain('role="status"');
    expect((await say(url, { choice: 'everything' })).statusCode).toBe(200);
    expect(events.all).toEqual([]);
  });
});

describe('the double opt-in', () => {
  const url = pathOf('confirm_url');

  it('is confirmed by the button only, with the words of the sign-up as proof', async () => {
    contact.consents = [SIGNED_UP];
    expect((await app.inject({ url })).body).toContain('Ja, &#60;gern&#62;!');
    await say(url, {});
    expect(events.all).toMatchObject([{ type: 'contact.consent_confirmed', data: { purpose: 'marketing', source: 'double-opt-in', wording: 'Ja, <gern>!', wordingVersion: '3', ip: '127.0.0.1', proof: MESSAGE._id } }]);
  });

  it('confirms nothing for another address, after an objection, or twice', async () => {
    for (const consents of [[], [{ ...SIGNED_UP, address: 'bert@example.com' }], [{ ...SIGNED_UP, state: 'withdrawn' as const }], [{ ...SIGNED_UP, state: 'granted' as const }]]) {
      contact.consents = consents;
      expect((await say(url, {})).body).toContain('nichts zu bestätigen');
    }
    expect(events.all).toEqual([]);
  });
});

describe('a survey', () => {
  const url = pathOf('survey_url');

  it('has the tapped score chosen, and tells it once for the order', async () => {
    expect((await app.inject({ url: `${url}?score=9` })).body).toMatch(/value="9" required checked/);
    await say(url, { scale: 'nps', score: '9' });
    await say(url, { scale: 'nps', score: '9' });
    expect(events.all).toMatchObject([{ type: 'feedback.given', orderId: '1042', data: { score: 9, scale: 'nps', order: { id: '1042' } } }]);
  });

  it('takes a comment after the tap as a further word', async () => {
    await say(url, { scale: 'csat', score: '2' });
    await say(url, { scale: 'csat', score: '2', comment: ' Zu spät. 😕 ' });
    expect(events.all.map(({ data }) => data['comment'])).toEqual([undefined, 'Zu spät. 😕']);
  });

  it.each(['11', '-1', '3.5', '', 'viel'])('refuses the score “%s”', async (score) => {
    expect((await say(url, { scale: 'nps', score })).body).toContain('Bitte wählen Sie eine Zahl');
    expect(events.all).toEqual([]);
  });

  it('runs a script only when there is a tap to send, and nothing but it', async () => {
    expect((await app.inject({ url })).body).not.toContain('<script');
    const tapped = await app.inject({ url: `${url}?score=9` });
    expect(tapped.body).toContain('<script>');
    expect(tapped.headers['content-security-policy']).toMatch(/script-src 'sha256-[^']+'; connect-src 'self'/);
  });
});

describe('a new address', () => {
  const url = pathOf('address_url');
  const given = { name: 'Zoë 🎉 Łuc', street: 'Am Tor 7', postcode: '89073', city: 'Ulm', state: 'bw', country: 'DE' };

  it('is asked for by labelled fields, beside the order and without the old one', async () => {
    const { body } = await app.inject({ url });
    expect(body).toContain('#1042');
    for (const field of ['name', 'company', 'street', 'postcode', 'city', 'state', 'country']) expect(body).toContain(`<label for="${field}">`);
    expect(body).toContain('<option value="DE" selected>Deutschland</option>');
    expect(body.match(/<h1/g)).toHaveLength(1);
  });

  it('becomes one event for the order, however often it is sent', async () => {
    expect((await say(url, given)).body).toContain('Vielen Dank');
    await say(url, given);
    expect(events.all).toMatchObject([{ type: 'address.corrected', contactId: 'anna', orderId: '1042', data: { order: { id: '1042' }, address: { ...given, state: 'BW' } } }]);
    expect(events.all[0]?.data['address']).not.toHaveProperty('company');
    clock.advance(60_000);
    await say(url, { ...given, street: 'Am Tor 8' });
    clock.advance(60_000);
    await say(url, given);
    expect(events.all).toHaveLength(3);
  });

  it.each([
    ['street', '', 'Bitte ausfüllen.'],
    ['city', 'U'.repeat(101), 'Höchstens 100 Zeichen.'],
    ['state', 'Bayern', 'Bitte ein Kürzel'],
    ['country', 'XX', 'Bitte ein Land wählen.'],
  ])('says at the field %s what is wrong, and keeps the rest', async (field, value, message) => {
    const { body } = await say(url, { ...given, [field]: value });
    expect(body).toMatch(new RegExp(`id="${field}-error">${message}`));
    expect(body).toContain(`aria-describedby="${field === 'state' ? 'state-hint ' : ''}${field}-error"`);
    expect(body).toContain('value="Zoë 🎉 Łuc"');
    expect(events.all).toEqual([]);
  });

  it('is not asked for when the link is about no order of theirs, and not after a month', async () => {
    const strange = pathOf('address_url', { ...MESSAGE, orderId: '7' });
    expect((await say(strange, given)).body).toContain('nichts zu berichtigen');
    clock.advance(31 * DAY_MS);
    expect((await say(url, given)).statusCode).toBe(410);
    expect(events.all).toEqual([]);
  });
});
