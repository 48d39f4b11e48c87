/** The example posts what Shopify would post: genuine to our own check, lossless in its ids, and a mail comes of it. */
import { readFile } from 'node:fs/promises';
import { validateJourney } from '@nachklang/nodes/sdk';
import { DEFINITIONS_BY_ID } from '@nachklang/nodes/definitions';
import { simulate } from '@nachklang/runtime/simulation';
import { expect, test } from 'vitest';
import { readJourneyFile } from '../../runtime/src/cli/journey-file.ts';
import { SOURCES } from '../../runtime/src/stages/ingest/index.ts';
import { parseLossless } from '../../runtime/src/stages/ingest/sources/lossless-json.ts';
import { postOrder, type Fetch } from './post-order.ts';

const SECRET = 'hush';
const URL_OF_SHOP = 'http://127.0.0.1:3000/hooks/shopify/demo';

/** A program that takes the webhook with the real source and the real engine, and shows its mailbox. */
function program(): { fetch: Fetch; calls: string[] } {
  const shopify = SOURCES.get('shopify');
  if (!shopify) throw new Error('There is no source “shopify”.');
  const mails: { subject: string }[] = [];
  const calls: string[] = [];
  const fetch: Fetch = async (url, { method = 'GET', headers = {}, body = '' } = {}) => {
    const { pathname } = new URL(url);
    calls.push(`${method} ${pathname}`);
    if (pathname.startsWith('/hooks/')) {
      const raw = Buffer.from(body);
      if (shopify.verify(raw, headers, SECRET).kind === 'forged') return Response.json({ code: 'bad_signature' }, { status: 401 });
      const parsed = parseLossless(body);
      const translation = shopify.toEvents(shopify.label(headers, parsed), parsed, Date.parse('2026-11-20T17:42:10Z'));
      if (translation.kind !== 'events') throw new Error(`The order was not understood: ${translation.kind}`);
      const { document } = validateJourney(await readJourneyFile(import.meta.dirname), DEFINITIONS_BY_ID);
      const result = await simulate({ journeys: document ? [document] : [], events: translation.events });
      const [order] = result.orders;
      for (const message of result.messages) mails.push({ subject: (document?.emails[message.email]?.[message.locale].subject ?? '').replace('{{ order.number }}', order?.view.number ?? '') });
      expect(order?.view.id).toBe('7043218905513623845');
      expect(order?.view.lines[0]?.id).toBe('16021849577063154917');
      return Response.json({ status: 'accepted' });
    }
    if (headers['authorization'] !== 'Bearer key') return Response.json({ detail: 'This key is unknown.' }, { status: 401 });
    if (pathname === '/api/v1/mailbox') return Response.json({ items: mails });
    if (method === 'GET') return Response.json({ items: [] });
    return Response.json({ id: 'journey-1' }, { status: pathname.endsWith('/publish') ? 200 : 201 });
  };
  return { fetch, calls };
}

async function post(secret: string, key?: string): Promise<{ well: boolean; lines: string[]; calls: string[] }> {
  const { fetch, calls } = program();
  const lines: string[] = [];
  const well = await postOrder({ url: URL_OF_SHOP, secret, ...(key !== undefined && { key }) }, (line) => lines.push(line), fetch);
  return { well, lines, calls };
}

test('publishes the journey, posts the order, and shows the mail that came of it', async () => {
  const { well, lines, calls } = await post(SECRET, 'key');
  expect(`${lines.join('\n')}\n`).toBe(await readFile(new URL('expected-output.txt', import.meta.url), 'utf8'));
  expect(well).toBe(true);
  expect(calls).toEqual(['GET /api/v1/journeys', 'POST /api/v1/journeys', 'POST /api/v1/journeys/journey-1/publish', 'POST /hooks/shopify/demo', 'GET /api/v1/mailbox']);
});

test('says so when the secret is wrong', async () => {
  const { well, lines } = await post('wrong');
  expect([well, lines]).toEqual([false, ['POST /hooks/shopify/demo → 401 The signature does not fit: is this the secret of the connection?']]);
});

test('says so when the key is wrong, before anything is posted', async () => {
  const { well, lines, calls } = await post(SECRET, 'other');
  expect([well, lines]).toEqual([false, ['The journey could not be published: This key is unknown.']]);
  expect(calls).not.toContain('POST /hooks/shopify/demo');
});

test('works without a key, and says what a key would add', async () => {
  expect(await post(SECRET)).toMatchObject({ well: true, calls: ['POST /hooks/shopify/demo'] });
});

test('its journey can be published without a single problem', async () => {
  expect(validateJourney(await readJourneyFile(import.meta.dirname), DEFINITIONS_BY_ID).problems).toEqual([]);
});
