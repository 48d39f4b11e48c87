/** Public links, as people, mail programs and scanners use them. */
import Fastify, { type FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../ports/clock.ts';
import { FakeEvents } from '../../ports/internal-events.ts';
import { PublicLinks, publicRoutes } from './index.ts';

const KEY = Buffer.alloc(32, 7);
const START = Date.UTC(2026, 10, 23, 9);
const DAY_MS = 24 * 3_600_000;
const MESSAGE = { _id: 'j1|order|1042|1|n1|1', shopId: 'shop', contactId: 'anna', locale: 'de' as const, createdAt: START };
const BROWSER = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0' };

let app: FastifyInstance;
let clock: FakeClock;
let events: FakeEvents;
let works: boolean;

beforeEach(() => {
  clock = new FakeClock(START);
  events = new FakeEvents();
  works = true;
  app = Fastify();
  const emit: FakeEvents['emit'] = async (all) => {
    if (!works) throw new Error('The store is away.');
    await events.emit(all);
  };
  void app.register(publicRoutes({ key: KEY, clock, emit, shopName: async (id) => (id === 'shop' ? 'Tonwerk <& Co>' : undefined) }));
});

const pathOf = (url: string) => new URL(url).pathname;
const links = new PublicLinks('https://mails.shop.example', KEY);
const leave = pathOf(links.unsubscribeUrl(MESSAGE));
const click = pathOf(links.linkFor(MESSAGE)(3, 'https://shop.example/kanne?a=1&b=ü'));

describe('unsubscribing', () => {
  it('is asked for by GET, which changes nothing (RFC 8058 §3.2)', async () => {
    const page = await app.inject({ url: leave });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('<html lang="de">');
    expect(page.body).toContain('Tonwerk &#60;&#38; Co&#62;');
    expect(page.body).toContain('<div lang="en">');
    expect(page.body).toContain('<form method="post">');
    expect(page.headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
    await app.inject({ method: 'HEAD', url: leave });
    expect(events.all).toEqual([]);
  });

  it.each([
    ['the button of the page', 'application/x-www-form-urlencoded', ''],
    ['one click', 'application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    ['one click as multipart', 'multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'],
  ])('is done by %s', async (_what, type, payload) => {
    const page = await app.inject({ method: 'POST', url: leave, headers: { 'content-type': type }, payload });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Sie sind abgemeldet');
    expect(events.all).toMatchObject([{ type: 'message.unsubscribed', shopId: 'shop', contactId: 'anna', data: { messageId: MESSAGE._id } }]);
  });

  it('works without a body or a content type', async () => {
    expect((await app.inject({ method: 'POST', url: leave })).statusCode).toBe(200);
    expect(events.all).toHaveLength(1);
  });

  it('twice is once, and somebody who came back can leave again', async () => {
    await app.inject({ method: 'POST', url: leave });
    await app.inject({ method: 'POST', url: leave });
    expect(events.all).toHaveLength(1);
    clock.advance(30 * DAY_MS);
    await app.inject({ method: 'POST', url: leave });
    expect(events.all).toHaveLength(2);
  });

  it('is not confirmed before it is durable', async () => {
    works = false;
    const page = await app.inject({ method: 'POST', url: leave });
    expect(page.statusCode).toBe(503);
    expect(page.body).not.toContain('abgemeldet');
  });

  it('still works two years later, and says so when it no longer does', async () => {
    clock.advance(2 * 366 * DAY_MS);
    expect((await app.inject({ method: 'POST', url: leave })).statusCode).toBe(200);
    clock.advance(2 * 365 * DAY_MS);
    const page = await app.inject({ method: 'POST', url: leave, headers: { 'accept-language': 'en-GB' } });
    expect(page.statusCode).toBe(410);
    expect(page.body).toContain('This link has expired');
    expect(events.all).toHaveLength(1);
  });
});

describe('a link that is not ours', () => {
  const [payload = '', signature = ''] = leave.replace('/p/u/', '').split('.');
  const other = Buffer.from(Buffer.from(payload, 'base64url').toString().replace('anna', 'bert')).toString('base64url');
  it.each([
    ['for somebody else', `/p/u/${other}.${signature}`],
    ['without a signature', `/p/u/${payload}`],
    ['with half a signature', `/p/u/${payload}.${signature.slice(0, 8)}`],
    ['of nothing', '/p/u/x'],
    ['empty', '/p/u/'],
    ['endless', `/p/u/${'a'.repeat(9_000)}.b`],
    ['signed with another key', pathOf(new PublicLinks('https://x.example', Buffer.alloc(32, 8)).unsubscribeUrl(MESSAGE))],
    ['made for clicks', click.replace('/p/c/', '/p/u/')],
    ['of a shop that is not here', pathOf(links.unsubscribeUrl({ ...MESSAGE, shopId: 'other' }))],
  ])('%s is refused kindly', async (_what, url) => {
    for (const method of ['GET', 'POST'] as const) {
      const page = await app.inject({ method, url });
      expect(page.statusCode).toBe(404);
      expect(page.body).toContain('Dieser Link ist nicht gültig');
    }
    expect(events.all).toEqual([]);
  });

  it('redirects nowhere', async () => {
    const answer = await app.inject({ url: leave.replace('/p/u/', '/p/c/'), headers: BROWSER });
    expect(answer.statusCode).toBe(404);
    expect(answer.headers.location).toBeUndefined();
  });
});

describe('a click', () => {
  it('leads on and is counted', async () => {
    const answer = await app.inject({ url: click, headers: BROWSER });
    expect(answer.statusCode).toBe(302);
    expect(answer.headers.location).toBe('https://shop.example/kanne?a=1&b=%C3%BC');
    expect(events.all).toMatchObject([{ type: 'message.clicked', contactId: 'anna', data: { messageId: MESSAGE._id, url: 'https://shop.example/kanne?a=1&b=ü' } }]);
  });

  it.each([
    ['a scanner', 'GET', { 'user-agent': 'Mozilla/5.0 (compatible; BarracudaCentral)' }],
    ['a preview', 'GET', { 'user-agent': 'WhatsApp/2.24' }],
    ['a prefetch', 'GET', { ...BROWSER, 'sec-purpose': 'prefetch;prerender' }],
    ['a script', 'GET', { 'user-agent': 'python-requests/2.32' }],
    ['a HEAD request', 'HEAD', BROWSER],
  ] as const)('of %s leads on and is not counted', async (_what, method, headers) => {
    expect((await app.inject({ method, url: click, headers })).statusCode).toBe(302);
    expect(events.all).toEqual([]);
  });

  it('leads on even when it cannot be counted', async () => {
    works = false;
    expect((await app.inject({ url: click, headers: BROWSER })).statusCode).toBe(302);
  });
});
