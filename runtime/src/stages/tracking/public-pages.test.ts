/** Every public page against the same attacks: forged, expired, replayed and swapped tokens, those of another shop, and programs that only look. */
import Fastify, { type FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ContactRecord } from '../../engine/model.ts';
import type { ShopRecord } from '../../engine/shop-model.ts';
import { FakeClock } from '../../ports/clock.ts';
import { FakeEvents } from '../../ports/internal-events.ts';
import { personRoutes, PublicLinks, publicRoutes, withdrawalRoutes, type LinkedMessage } from './index.ts';

const KEY = Buffer.alloc(32, 7);
const START = Date.UTC(2026, 10, 23, 9);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const links = new PublicLinks('https://mails.shop.example', KEY);
const MESSAGE: LinkedMessage = { _id: 'j1|1042|1|mail|1', shopId: 'one', contactId: 'anna', locale: 'de', createdAt: START, orderId: '1042', journeyId: 'j1' };
const OTHERS: LinkedMessage = { ...MESSAGE, shopId: 'two', contactId: 'bert' };

/** What a person would send from each page, and how long its links hold at least. */
const PAGES = {
  unsubscribe: { url: (message: LinkedMessage, by = links) => by.unsubscribeUrl(message), form: {}, lastsDays: 730 },
  preferences: { url: (message: LinkedMessage, by = links) => by.personUrl('preferences_url', message), form: { choice: 'half', topic: 'journey:j1' }, lastsDays: 730 },
  confirm: { url: (message: LinkedMessage, by = links) => by.personUrl('confirm_url', message), form: {}, lastsDays: 29 },
  survey: { url: (message: LinkedMessage, by = links) => by.personUrl('survey_url', message), form: { scale: 'nps', score: '9' }, lastsDays: 90 },
  address: { url: (message: LinkedMessage, by = links) => by.personUrl('address_url', message), form: { name: 'Anna', street: 'Weg 1', postcode: '89073', city: 'Ulm', country: 'DE' }, lastsDays: 29 },
  withdrawal: { url: (message: LinkedMessage, by = links) => by.personUrl('withdrawal_url', message), form: { step: 'confirm', name: 'Anna', contract: '#1042', email: 'anna@example.com' }, lastsDays: 380 },
} as const;
type PageName = keyof typeof PAGES;
const NAMES = Object.keys(PAGES) as PageName[];
/** They refuse to be shown at all; a withdrawal is possible without any link (§ 356a BGB) and only loses what the link would have told. */
const BY_LINK_ONLY: readonly PageName[] = NAMES.filter((name) => name !== 'withdrawal');
const SCANNERS = [
  {}, { 'user-agent': 'Mozilla/5.0 (compatible; BarracudaCentral)' }, { 'user-agent': 'python-requests/2.32' }, { 'user-agent': 'Mozilla/5.0 Chrome/140.0', 'sec-purpose': 'prefetch;prerender' },
  { 'user-agent': 'Mozilla/5.0 Chrome/140.0 Safari/537.36' },
];

let app: FastifyInstance;
let clock: FakeClock;
let events: FakeEvents;
let withdrawn: { shop: { _id: string }; token?: { c: string } }[];

beforeEach(() => {
  clock = new FakeClock(START);
  events = new FakeEvents();
  withdrawn = [];
  app = Fastify();
  const { emit } = events;
  const person = async (shopId: string, id: string) => (CONTACTS.get(`${shopId}|${id}`) ? { contact: contactOf(shopId, id), shop: shopOf(shopId), orderNumber: '#1042' } : undefined);
  const shop = async (id: string) => (id === 'one' || id === 'two' ? shopOf(id) : undefined);
  void app.register(publicRoutes({ key: KEY, clock, emit, shopName: async (id) => (await shop(id))?.view.name }));
  void app.register(personRoutes({ key: KEY, clock, emit, person }));
  void app.register(withdrawalRoutes({ key: KEY, clock, shop, person, take: async (said) => {
    withdrawn.push(said);
    return { declaredAt: clock.now(), mailed: true };
  } }));
});

const CONTACTS = new Map([['one|anna', true], ['two|bert', true]]);
function shopOf(id: string): ShopRecord {
  return { _id: id, view: { id, name: `Laden ${id}`, timeZone: 'Europe/Berlin', country: 'DE', locale: 'de', returnDays: 14 }, caps: [], mailFrom: 'Laden <hallo@shop.example>', formalAddress: 'sie', createdAt: 0 };
}
function contactOf(shopId: string, id: string): ContactRecord {
  const email = `${id}@example.com`;
  return {
    _id: id, shopId, partition: 1, revision: 1, view: { id, email, locale: 'de', timeZone: 'Europe/Berlin', tags: [], attributes: {}, orderCount: 1, totalSpent: 10 }, stamps: {}, orders: [], suppressions: [], window: [], entries: [], createdAt: START,
    consents: [{ channel: 'email', purpose: 'marketing', state: 'pending', at: START, by: 'e', address: email }],
  };
}

const pathOf = (name: PageName, message = MESSAGE, by = links) => new URL(PAGES[name].url(message, by)).pathname;
const tokenOf = (path: string) => path.split('/').at(-1) ?? '';
const withToken = (name: PageName, token: string) => pathOf(name).slice(0, -tokenOf(pathOf(name)).length) + token;
const look = (url: string, method: 'GET' | 'HEAD' = 'GET', headers: Record<string, string> = {}) => app.inject({ method, url, headers });
const send = (name: PageName, url: string) => app.inject({ method: 'POST', url, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams(PAGES[name].form).toString() });

describe.each(NAMES)('%s', (name) => {
  it('does nothing for programs that look at the link, whoever they say they are and whatever they add', async () => {
    const filled = new URLSearchParams(PAGES[name].form).toString();
    for (const headers of SCANNERS) {
      for (const method of ['GET', 'HEAD'] as const) {
        for (const query of ['', '?confirm=1&score=9', `?${filled}`]) expect((await look(pathOf(name) + query, method, headers)).statusCode).toBe(200);
      }
    }
    expect(events.all).toEqual([]);
    expect(withdrawn).toEqual([]);
  });

  it('believes no token that was changed, signed elsewhere or made for another page or shop', async () => {
    const token = tokenOf(pathOf(name));
    const [payload = '', signature = ''] = token.split('.');
    const changed = Buffer.from(Buffer.from(payload, 'base64url').toString().replace('anna', 'bert').replace('"one"', '"two"')).toString('base64url');
    const strangers = NAMES.filter((other) => other !== name).map((other) => tokenOf(pathOf(other)));
    const foreign = new PublicLinks('https://mails.shop.example', Buffer.alloc(32, 8));
    // Rightly signed, for people this shop does not know: another shop's customer, and another shop's page.
    const mixed = [tokenOf(pathOf(name, { ...MESSAGE, contactId: 'bert' })), tokenOf(pathOf(name, { ...MESSAGE, shopId: 'two' })), tokenOf(pathOf(name, { ...MESSAGE, shopId: 'gone' }))];
    const tokens = [`${changed}.${signature}`, `${payload}.`, payload, `${payload}.${signature.slice(0, -2)}`, `${signature}.${payload}`, '.', 'x', tokenOf(pathOf(name, MESSAGE, foreign)), ...strangers];
    for (const one of [...tokens, ...(name === 'unsubscribe' ? mixed.slice(2) : mixed)]) {
      const answers = [await look(withToken(name, one)), await send(name, withToken(name, one))];
      if (BY_LINK_ONLY.includes(name)) for (const { statusCode } of answers) expect([404, 410]).toContain(statusCode);
    }
    expect(events.all).toEqual([]);
    // Somebody unknown to the order, as without a link.
    for (const { token: believed } of withdrawn) expect(believed?.c ?? 'nobody').not.toBe('anna');
  });

  it('holds as long as it must, and no longer than the token says', async () => {
    clock.set(START + PAGES[name].lastsDays * DAY_MS);
    expect((await look(pathOf(name))).statusCode).toBe(200);
    clock.set(START + 4 * 365 * DAY_MS);
    const answers = [await look(pathOf(name)), await send(name, pathOf(name))];
    if (name !== 'withdrawal') for (const { statusCode } of answers) expect(statusCode).toBe(410);
    expect(events.all).toEqual([]);
    expect(withdrawn.map(({ token }) => token)).toEqual(name === 'withdrawal' ? [undefined] : []);
  });

  it('says the same once, however often the same is sent', async () => {
    await send(name, pathOf(name));
    const [once, declared] = [events.all.map(({ id }) => id), withdrawn.length];
    await send(name, pathOf(name));
    await send(name, pathOf(name));
    expect(events.all.map(({ id }) => id)).toEqual(once);
    // Of a withdrawal the words and the day make the key (withdrawal.test.ts).
    expect(once.length + declared).toBeGreaterThan(0);
    expect(new Set(withdrawn.map((said) => JSON.stringify(said))).size).toBeLessThanOrEqual(1);
  });

  it('tells another shop’s people nothing', async () => {
    await send(name, pathOf(name, OTHERS));
    expect(events.all.every(({ shopId, contactId }) => shopId === 'two' && contactId === 'bert')).toBe(true);
    expect(withdrawn.every(({ shop, token }) => shop._id === 'two' && token?.c === 'bert')).toBe(true);
  });
});
